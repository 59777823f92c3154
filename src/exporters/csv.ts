import { stringify } from "csv-stringify/sync";
import type { Awaitable } from "../core/audit/host.js";
import type { Audit, AuditedDocument } from "../core/audit/result.js";
import type { Remark } from "../core/model.js";
import { told } from "../core/report/findingLines.js";
import type { Reporter } from "../core/report/reporter.js";
import { LineIndex } from "../core/text/lineIndex.js";
import { findingRows, noticeRows, type FindingRow } from "./findingRow.js";
import { TreePaths } from "./treePaths.js";

const columns = [
  "kind",
  "severity",
  "rule",
  "file",
  "line",
  "column",
  "cell",
  "places",
  "linked",
  "component",
  "version",
  "purl",
  "party",
  "party name",
  "list",
  "list name",
  "status",
  "since",
  "citation",
  "relationship",
  "basis",
  "matched",
  "confidence",
  "evidence",
  "message",
  "because",
  "another source",
  "waived until",
  "waived because",
  "approver",
  "fingerprint",
] as const;

/** Rows that are made into text in one step. */
const rowsAtOnce = 500;

type Row = Partial<Record<(typeof columns)[number], string | number>>;

/**
 * A row for each finding, waived ones included, each notice on a policy, and each thing that was not read. With a byte order mark, by
 * which spreadsheets know UTF-8; a cell that they would take for a formula begins with an apostrophe. https://www.rfc-editor.org/rfc/rfc4180
 */
export class CsvReport implements Reporter {
  private readonly paths = new TreePaths();
  private hasHead = false;

  constructor(private readonly write: (text: string) => Awaitable<void>) {}

  async document(document: AuditedDocument): Promise<void> {
    const { analysis, source, accepted } = document;
    const lines = new LineIndex(source.text);
    let rows: Row[] = [];
    for (const row of findingRows(document, this.paths, lines)) {
      rows.push(rowOf(row));
      if (rows.length < rowsAtOnce) continue;
      await this.rows(rows);
      rows = [];
    }
    const file = this.paths.of(document);
    const unread = (remark: Remark): Row => {
      const { line, column } = lines.positionAt(remark.start);
      return { ...notRead(file, remark.message, accepted !== undefined), line, column };
    };
    await this.rows([...rows, ...[...analysis.problems, ...analysis.limits].map(unread)]);
  }

  async end(audit: Audit): Promise<void> {
    await this.rows([
      ...noticeRows(audit, this.paths).map(rowOf),
      ...audit.account.unread.map((one) =>
        notRead(this.paths.ofPath(one, audit) ?? one.file, one.reason, one.accepted !== undefined),
      ),
    ]);
    if (!this.hasHead) await this.write(head());
  }

  private async rows(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const text = csvText(rows.map((row) => columns.map((column) => row[column] ?? "")));
    await this.write(this.hasHead ? text : head() + text);
    this.hasHead = true;
  }
}

function head(): string {
  return `\uFEFF${csvText([[...columns]])}`;
}

function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return stringify([...rows.map((row) => [...row])], { record_delimiter: "windows", escape_formulas: true });
}

function notRead(file: string, reason: string, isAccepted: boolean): Row {
  return { kind: isAccepted ? "not read, accepted" : "not read", file: told(file), message: told(reason) };
}

function rowOf({ rule, severity, path, file, region, cell, message, fingerprint, about }: FindingRow): Row {
  const place: Row = {
    kind: about ? "finding" : "policy",
    severity,
    rule,
    file: told(path ?? file),
    line: region.startLine,
    column: region.startColumn,
    cell: cell ?? "",
    message,
    fingerprint,
  };
  if (!about) return place;
  const { match, status, places } = about.finding;
  const { waiver } = about;
  return {
    ...place,
    places: places.length,
    linked: about.linkedIn ?? "",
    component: about.component,
    version: about.version ?? "",
    purl: about.purl ?? "",
    party: match.party.id,
    "party name": about.party,
    list: status.list.id,
    "list name": status.list.title,
    status: status.state,
    since: status.since ?? "",
    citation: told(status.listing.citation ?? ""),
    relationship: match.relationship,
    basis: match.basis,
    matched: about.matched,
    confidence: match.confidence,
    evidence: about.evidence,
    because: about.because,
    "another source": about.instead.join("; "),
    "waived until": waiver?.expires ?? "",
    "waived because": told(waiver?.reason ?? ""),
    approver: told(waiver?.approver ?? ""),
  };
}
