import type { Awaitable } from "../core/audit/host.js";
import type { Audit, AuditedDocument } from "../core/audit/result.js";
import { severityOrder } from "../core/model/severities.js";
import type { Severity } from "../core/model.js";
import { plural } from "../core/report/count.js";
import { PartyTable } from "../core/report/partyTable.js";
import type { Reporter } from "../core/report/reporter.js";
import { detached } from "../core/text/detached.js";
import { findingRows, noticeRows, type FindingRow } from "./findingRow.js";
import { Gravest } from "./gravest.js";
import { code, escaped } from "./markdownText.js";
import { TreePaths } from "./treePaths.js";
import { unreadCount } from "./unreadCount.js";

const mostRows = 50;
const mostParties = 30;
const mostUnread = 20;
/** A comment on a pull request holds 65,536 characters; what the caller puts around it has room. */
const mostCharacters = 60_000;

/** A comment on a pull request, in GitHub's Markdown: the sum, the parties, the most severe findings, what was not read. https://github.github.com/gfm/ */
export class MarkdownReport implements Reporter {
  private readonly paths = new TreePaths();
  private readonly parties = new PartyTable();
  private readonly gravest = new Gravest<string>(mostRows);

  constructor(private readonly write: (text: string) => Awaitable<void>) {}

  document(document: AuditedDocument): void {
    if (document.analysis.findings.length === 0) return;
    for (const row of findingRows(document, this.paths)) {
      if (!row.about || row.about.waiver) continue;
      this.parties.add(row.about.finding);
      this.gravest.add(row.severity, () => detached(rowText(row)));
    }
  }

  async end(audit: Audit): Promise<void> {
    for (const row of noticeRows(audit, this.paths)) this.gravest.add(row.severity, () => rowText(row));
    const sections = [
      `### SanctionLint: ${verdictWords(audit)}\n`,
      audit.incomplete && "**The audit is incomplete**: not everything it met could be read or understood.\n",
      this.partyText(),
      this.findingText(),
      unreadText(audit),
      closing(audit),
    ].filter((text) => typeof text === "string");
    await this.write(`${sections.join("\n")}\n`);
  }

  private partyText(): string {
    const rows = this.parties.rows();
    if (rows.length === 0) return "";
    const severities = severityOrder.filter((one) => rows.some(({ findings }) => findings[one] > 0));
    return table(
      ["Party", "List", ...severities],
      rows
        .slice(0, mostParties)
        .map(({ partyName, listName, findings }) => [
          escaped(partyName),
          escaped(listName),
          ...severities.map((one) => (findings[one] === 0 ? "" : String(findings[one]))),
        ]),
      rows.length > mostParties ? `and ${rows.length - mostParties} more` : "",
    );
  }

  private findingText(): string {
    const rows = this.gravest.all();
    if (rows.length === 0) return "";
    const shown: string[] = [];
    let length = 0;
    for (const row of rows) {
      length += row.length;
      if (length > mostCharacters / 2) break;
      shown.push(row);
    }
    const more = rows.length - shown.length + this.gravest.allLeftOut;
    const head = "| | Where | What | Instead |\n| --- | --- | --- | --- |";
    return `${head}\n${shown.join("\n")}\n${more > 0 ? `\nand ${more.toLocaleString("en-US")} more\n` : ""}`;
  }
}

const words: Readonly<Record<Severity, string>> = {
  error: "**error**",
  warning: "warning",
  information: "information",
  hint: "hint",
};

/** A finding as a row, cut where a file says very much. */
function rowText({ severity, path, file, region, cell, message, about }: FindingRow): string {
  const where = `${path ?? file}${cell === undefined ? `:${region.startLine}` : `, ${cell}`}`;
  const cells = [words[severity], code(cut(where)), escaped(cut(message)), escaped(cut(about?.instead[0] ?? ""))];
  return `| ${cells.join(" | ")} |`;
}

function cut(text: string): string {
  return text.length > 400 ? `${text.slice(0, 399)}…` : text;
}

function verdictWords({ counts: { findings, parties } }: Audit): string {
  const found = severityOrder
    .filter((severity) => findings[severity] > 0)
    .map((one) => (one === "information" ? `${findings[one]} information` : plural(findings[one], one)));
  return found.length === 0 ? "nothing found" : `${found.join(", ")} (${plural(parties.length, "party", "parties")})`;
}

function unreadText(audit: Audit): string | false {
  const { unread, partly } = audit.account;
  if (unreadCount(audit) + unread.length === 0) return false;
  const rows = [
    ...unread.map(({ file, reason, accepted }) => [
      code(cut(file)),
      escaped(cut(reason)) + (accepted ? ` (accepted until ${accepted.expires})` : ""),
    ]),
    ...partly.map((file) => [code(cut(file)), "read in part"]),
  ];
  return table(
    ["Not read", "Why"],
    rows.slice(0, mostUnread),
    rows.length > mostUnread ? `and ${rows.length - mostUnread} more` : "",
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[], more: string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const lines = [line(head), line(head.map(() => "---")), ...rows.map(line)];
  return `${lines.join("\n")}\n${more === "" ? "" : `\n${more}\n`}`;
}

function closing({ counts, knowledge, checkedUntil, asOf, policyLabels, policy, verdict, stale }: Audit): string {
  const facts = [
    `${plural(counts.components, "component")} in ${plural(counts.files, "file")}`,
    ...(counts.waived > 0 ? [plural(counts.waived, "waived finding")] : []),
    `judged for ${asOf}`,
    `blacklist ${knowledge}, checked until ${checkedUntil}`,
    `policy ${policyLabels.map((label) => code(cut(label))).join(" → ") || "default"} ${policy.slice(0, 8)}`,
    `verdict ${verdict.slice(0, 12)}`,
  ];
  const old = stale === undefined ? "" : ` ${escaped(stale)}`;
  return `${facts.join("; ")}.${old} A finding is a lead with evidence, not a legal conclusion.`;
}
