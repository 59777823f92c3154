import type { Awaitable } from "../core/audit/host.js";
import type { Audit, AuditedDocument } from "../core/audit/result.js";
import type { Severity } from "../core/model.js";
import { plain } from "../core/report/plain.js";
import type { Reporter } from "../core/report/reporter.js";
import { findingRows, noticeRows, type FindingRow } from "./findingRow.js";
import { JsonArray } from "./jsonArray.js";
import { TreePaths } from "./treePaths.js";

/** GitLab's own words for how grave something is. */
const severities: Readonly<Record<Severity, string>> = {
  error: "critical",
  warning: "major",
  information: "minor",
  hint: "info",
};

/** Open findings as GitLab's code quality report. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export class GitlabReport implements Reporter {
  private readonly paths = new TreePaths();
  private readonly issues: JsonArray;

  constructor(write: (text: string) => Awaitable<void>) {
    this.issues = new JsonArray(write, "[");
  }

  async document(document: AuditedDocument): Promise<void> {
    if (document.analysis.findings.length === 0) return;
    for (const row of findingRows(document, this.paths)) if (!row.about?.waiver) await this.issues.add(issue(row));
  }

  async end(audit: Audit): Promise<void> {
    for (const row of noticeRows(audit, this.paths)) await this.issues.add(issue(row));
    await this.issues.end("]\n");
  }
}

function issue({ rule, severity, path, file, region, cell, message, fingerprint, about }: FindingRow): object {
  const said = (cell === undefined ? "" : `${cell}: `) + message;
  return {
    description: about ? `${said}. ${about.because}.` : said,
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: plain(path ?? file), lines: { begin: region.startLine, end: region.endLine } },
  };
}
