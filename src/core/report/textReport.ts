import type { Awaitable } from "../audit/host.js";
import type { Audit, AuditedDocument, PolicyNotice } from "../audit/result.js";
import { severityOrder } from "../model/severities.js";
import type { Remark, RestrictedList, Severity } from "../model.js";
import { LineIndex } from "../text/lineIndex.js";
import { leftOutLines, unclearNameLines, unreadLines } from "./accountLines.js";
import { begun, findingLines, headline, placesIn, told, waivedLines } from "./findingLines.js";
import type { Layout } from "./layout.js";
import { PartyTable, partyTableLines } from "./partyTable.js";
import { plainPath } from "./plain.js";
import { quoteLine } from "./quote.js";
import type { Reporter } from "./reporter.js";
import { listLines, summaryLines } from "./summaryLines.js";

/** What a report in text shows. What it does not show is counted. */
export interface TextReportOptions extends Layout {
  /** Whether files that were left out are named one by one. */
  readonly namesLeftOut?: boolean;
  /** The table of parties and the summary alone. */
  readonly isQuiet?: boolean;
  /** Findings below it are not shown. */
  readonly least?: Severity;
  /** Whether waived findings are shown. */
  readonly showsWaived?: boolean;
}

/**
 * The audit as text for a terminal, written as it goes: what is wrong with policies, each document with its findings, the line quoted and the span underlined; at the
 * end the policies, what was not read and left out, the lists, the parties, and a summary.
 */
export class TextReport implements Reporter {
  private readonly lists = new Map<string, RestrictedList>();
  private readonly parties = new PartyTable();
  private hidden = 0;
  private hasBroken = false;

  constructor(
    private readonly write: (text: string) => Awaitable<void>,
    private readonly options: TextReportOptions,
  ) {}

  async broken(errors: readonly PolicyNotice[]): Promise<void> {
    this.hasBroken = true;
    await this.write(`${errors.flatMap((notice) => noticeLines(notice, this.options)).join("\n")}\n`);
  }

  async document(document: AuditedDocument): Promise<void> {
    for (const finding of document.analysis.findings) {
      if (finding.waiver) continue;
      this.parties.add(finding);
      if (this.shows(finding.severity)) this.lists.set(finding.status.list.id, finding.status.list);
      else this.hidden++;
    }
    if (this.options.isQuiet) return;
    const block = this.documentLines(document);
    if (block.length > 0) await this.write(`${block.join("\n")}\n`);
  }

  async end(audit: Audit): Promise<void> {
    const { options } = this;
    const notices = audit.notices.filter(({ severity }) => this.shows(severity));
    // Errors of policies were reported before everything else.
    const isTold = ({ rule, severity }: PolicyNotice): boolean =>
      this.hasBroken && rule === "policy-error" && severity === "error";
    const told = options.isQuiet
      ? []
      : [
          ...notices.filter((notice) => !isTold(notice)).flatMap((notice) => noticeLines(notice, options)),
          ...unreadLines(audit, options),
          ...leftOutLines(audit, options, options.namesLeftOut ?? false),
          ...unclearNameLines(audit, options),
          ...listLines([...this.lists.values()], options),
        ];
    const unshown = {
      hidden: options.isQuiet ? 0 : this.hidden + audit.notices.length - notices.length,
      waived: options.isQuiet !== true && options.showsWaived !== true,
    };
    const lines = [...told, ...partyTableLines(this.parties.rows(), options), ...summaryLines(audit, unshown, options)];
    await this.write(`${lines.join("\n")}\n`);
  }

  private shows(severity: Severity): boolean {
    return severityOrder.indexOf(severity) <= severityOrder.indexOf(this.options.least ?? "hint");
  }

  private documentLines({ file, source, analysis, accepted, linked }: AuditedDocument): string[] {
    const { options } = this;
    const { problems, limits } = analysis;
    const findings = analysis.findings.filter(({ waiver, severity }) => !waiver && this.shows(severity));
    const waived = options.showsWaived ? analysis.findings.filter(({ waiver }) => waiver) : [];
    if (findings.length + waived.length + problems.length + limits.length === 0) return [];
    const lines = new LineIndex(source.text);
    const places = placesIn(lines, source.uri);
    const gap = (label: string) => (remark: Remark) => {
      const word = accepted ? `${label}, accepted until ${accepted.expires}` : label;
      return [
        ...begun(`  ${places(remark.start)}  `, "warning", word, told(remark.message), options),
        ...quoteLine(lines, remark, options.palette),
      ];
    };
    return [
      options.palette.bold(plainPath(file)),
      ...findings.flatMap((finding) => findingLines(finding, lines, places, options, linked?.get(finding))),
      ...waived.flatMap((finding) => waivedLines(finding, places, options)),
      ...problems.flatMap(gap("problem")),
      ...limits.flatMap(gap("limit")),
      "",
    ];
  }
}

/** A notice about a policy; the text of a file that is not a policy of the team's is not quoted. */
function noticeLines({ file, source, severity, message, rule, ...span }: PolicyNotice, layout: Layout): string[] {
  const lines = new LineIndex(source.text);
  const places = placesIn(lines, file);
  const isQuoted = source.text !== "" && span.end > span.start;
  const said = isQuoted
    ? headline({ rule, severity, message, span }, lines, places, layout)
    : begun(`  ${places(span.start)}  `, severity, severity, `${told(message)}  ${rule}`, layout);
  return [layout.palette.bold(plainPath(file)), ...said, ""];
}
