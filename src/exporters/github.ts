import type { Awaitable } from "../core/audit/host.js";
import type { Audit, AuditedDocument } from "../core/audit/result.js";
import type { Severity } from "../core/model.js";
import { plural } from "../core/report/count.js";
import { plain } from "../core/report/plain.js";
import type { Reporter } from "../core/report/reporter.js";
import { findingRows, noticeRows, type FindingRow } from "./findingRow.js";
import { TreePaths } from "./treePaths.js";
import { unreadCount } from "./unreadCount.js";

/** A step shows as many annotations of each kind. https://docs.github.com/en/actions/reference/limits */
const mostOfKind = 10;

type Kind = "error" | "warning" | "notice";

const kinds: Readonly<Record<Severity, Kind>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/**
 * Annotations of open findings as workflow commands: ten of a kind, the first that are met, and in the end a notice that counts the
 * others. https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export class GithubReport implements Reporter {
  private readonly paths = new TreePaths();
  private readonly counts: Record<Kind, number> = { error: 0, warning: 0, notice: 0 };

  constructor(private readonly write: (text: string) => Awaitable<void>) {}

  async document(document: AuditedDocument): Promise<void> {
    if (document.analysis.findings.length === 0) return;
    for (const row of findingRows(document, this.paths)) if (!row.about?.waiver) await this.annotate(row);
  }

  async end(audit: Audit): Promise<void> {
    for (const row of noticeRows(audit, this.paths)) await this.annotate(row);
    const { counts } = audit;
    const shown = (kind: Kind): number => Math.min(this.counts[kind], mostOf(kind));
    const hidden = this.total - shown("error") - shown("warning") - shown("notice");
    const said = [
      `${plural(this.total, "finding")} in ${plural(counts.files, "file")}`,
      hidden > 0 && `${hidden} of them are not annotated`,
      counts.waived > 0 && `${counts.waived} waived`,
      unreadCount(audit) > 0 && `${plural(unreadCount(audit), "thing")} could not be read: the audit is incomplete`,
      `judged for ${audit.asOf}, verdict ${audit.verdict.slice(0, 12)}`,
    ].filter(Boolean);
    await this.write(command("notice", {}, `${said.join("; ")}.`));
  }

  private get total(): number {
    return this.counts.error + this.counts.warning + this.counts.notice;
  }

  private async annotate({ severity, path, file, region, cell, message, rule, about }: FindingRow): Promise<void> {
    const kind = kinds[severity];
    if (++this.counts[kind] > mostOf(kind)) return;
    const { startLine, startColumn, endLine, endColumn } = region;
    const columns = startLine === endLine ? { col: startColumn, endColumn } : {};
    // A line of a workbook is none of its file.
    const place = cell === undefined ? { line: startLine, endLine, ...columns } : {};
    const text = [
      (cell === undefined ? "" : `${cell}: `) + message,
      about?.because,
      about && about.instead.length > 0 && `Instead: ${about.instead.join("; ")}`,
    ].filter(Boolean);
    const where = { file: path ?? file, ...place, title: `SanctionLint ${rule}` };
    await this.write(command(kind, where, `${text.join(". ")}.`));
  }
}

/** The last notice counts the others. */
function mostOf(kind: Kind): number {
  return kind === "notice" ? mostOfKind - 1 : mostOfKind;
}

function command(kind: Kind, properties: Readonly<Record<string, string | number>>, message: string): string {
  const all = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${kind}${all.length > 0 ? ` ${all.join(",")}` : ""}::${data(message)}\n`;
}

/** As the runner takes it apart again: it knows these escapes and no others. */
function data(text: string): string {
  return plain(text).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
