import type { Awaitable } from "../core/audit/host.js";
import type { Audit, AuditedDocument } from "../core/audit/result.js";
import type { Remark, Severity } from "../core/model.js";
import { plural } from "../core/report/count.js";
import { told } from "../core/report/findingLines.js";
import type { Reporter, ReportContext } from "../core/report/reporter.js";
import { LineIndex } from "../core/text/lineIndex.js";
import { findingRows, noticeRows, regionOf, type FindingRow } from "./findingRow.js";
import { Gravest } from "./gravest.js";
import { JsonArray, jsonText } from "./jsonArray.js";
import { ruleHelp, ruleIds } from "./ruleHelp.js";
import { physical, sarifExtras, sarifResult } from "./sarifResult.js";
import { TreePaths } from "./treePaths.js";

/** Code scanning keeps as many results of a run. https://docs.github.com/en/code-security/code-scanning */
const mostOfGithub = 5000;
/** This many remarks on what was not read are reported one by one. */
const mostNotifications = 1000;

/**
 * SARIF 2.1.0. The profile `github` leaves waived findings out and keeps the most severe that code scanning takes, and counts both; `full`
 * has all of them as they come, with suppressions and fixes. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export class SarifReport implements Reporter {
  private readonly paths = new TreePaths();
  private readonly results: JsonArray;
  private readonly gravest = new Gravest<string>(mostOfGithub);
  private readonly notifications: object[] = [];
  private unnamed = 0;
  private readonly isFull: boolean;

  constructor(
    write: (text: string) => Awaitable<void>,
    private readonly context: ReportContext,
  ) {
    this.isFull = context.sarifProfile === "full";
    this.results = new JsonArray(write, head(context.version));
  }

  async document(document: AuditedDocument): Promise<void> {
    const { analysis, source, policy, accepted } = document;
    if (analysis.findings.length + analysis.problems.length + analysis.limits.length === 0) return;
    const lines = new LineIndex(source.text);
    if (this.isFull) this.context.settle(analysis.findings);
    for (const row of findingRows(document, this.paths, lines)) {
      const waiver = row.about?.waiver;
      // What no layer of the policy says is written as a comment in the file itself.
      const isInSource = waiver !== undefined && !policy.effective.policy.waivers.includes(waiver);
      if (this.isFull) await this.result(row, () => sarifExtras(row, source, lines, isInSource, this.context));
      else if (waiver === undefined) await this.result(row);
    }
    const path = this.paths.of(document);
    for (const remark of [...analysis.problems, ...analysis.limits])
      this.notify(accepted ? "note" : "error", `Not read: ${told(remark.message)}`, path, lines, remark);
  }

  async end(audit: Audit): Promise<void> {
    for (const row of noticeRows(audit, this.paths)) {
      if (row.path === undefined) this.notify("error", `${told(row.file)}: ${row.message}`);
      else await this.result(row, () => ({ suppressions: [] }));
    }
    for (const result of this.gravest.all()) await this.results.addText(result);
    for (const one of audit.account.unread)
      this.notify(one.accepted ? "note" : "error", `Not read: ${told(one.reason)}`, this.paths.ofPath(one, audit));
    const { waived } = audit.counts;
    if (!this.isFull && waived > 0) this.say(`${plural(waived, "waived finding")} left out.`);
    const { allLeftOut } = this.gravest;
    if (allLeftOut > 0)
      this.say(`The most severe ${mostOfGithub.toLocaleString("en-US")} results are here; ${allLeftOut} are left out.`);
    if (this.unnamed > 0) this.say(`${plural(this.unnamed, "more place")} could not be read.`);
    await this.results.end(tail(audit, this.notifications, this.context));
  }

  private async result(row: FindingRow, extras?: () => object): Promise<void> {
    if (this.isFull) await this.results.add(sarifResult(row, extras?.()));
    else this.gravest.add(row.severity, () => jsonText(sarifResult(row)));
  }

  private notify(level: string, text: string, path?: string, lines?: LineIndex, remark?: Remark): void {
    if (this.notifications.length >= mostNotifications) {
      this.unnamed++;
      return;
    }
    const region = lines && remark && regionOf(lines, remark);
    this.notifications.push({
      level,
      message: { text },
      ...(path !== undefined && { locations: [physical(path, region)] }),
    });
  }

  private say(text: string): void {
    this.notifications.push({ level: "note", message: { text } });
  }
}

const ruleLevels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

function head(version: string): string {
  const rules = ruleIds.map((id) => {
    const { title, says, todo, usual } = ruleHelp[id];
    return {
      id,
      name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      shortDescription: { text: title },
      fullDescription: { text: says },
      help: {
        text: `${says} ${todo} A finding is a lead with evidence, not a legal conclusion.`,
        markdown: `${says}\n\n**What to do.** ${todo}\n\nA finding is a lead with evidence, not a legal conclusion.`,
      },
      defaultConfiguration: { level: ruleLevels[usual] },
      properties: { tags: ["compliance", "supply-chain"] },
    };
  });
  const driver = { name: "SanctionLint", version, semanticVersion: version, rules };
  const srcRoot = { description: { text: "The root of the repository." } };
  return (
    `{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0",` +
    `"runs":[{"tool":${jsonText({ driver })},"columnKind":"utf16CodeUnits",` +
    `"originalUriBaseIds":${jsonText({ "%SRCROOT%": srcRoot })},"results":[`
  );
}

function tail(audit: Audit, notifications: readonly object[], { created }: ReportContext): string {
  const { counts, account } = audit;
  const invocations = [
    { executionSuccessful: !audit.incomplete, endTimeUtc: created, toolExecutionNotifications: notifications },
  ];
  const properties = {
    verdict: audit.verdict,
    incomplete: audit.incomplete,
    asOf: audit.asOf,
    blacklist: audit.knowledge,
    checkedUntil: audit.checkedUntil,
    policy: audit.policy,
    findings: counts.findings,
    waived: counts.waived,
    files: counts.files,
    components: counts.components,
    notRead: account.unread.length,
  };
  return `],"invocations":${jsonText(invocations)},"properties":${jsonText(properties)}}]}\n`;
}
