import type { Finding, Fix, SourceText, Span } from "../model.js";
import { cellAddress, sheetOf } from "../documents/cells.js";
import { purlOf } from "../purl/purl.js";
import { LineIndex } from "../text/lineIndex.js";
import { summarize, verdictHash, type Audit, type AuditedDocument } from "./audit.js";

/** Lines and columns from 1, columns in UTF-16 units, `endColumn` exclusive. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The audit as one JSON value, the contract of `sanctionlint audit --format json`. */
export function jsonReport(audit: Audit): object {
  return {
    knowledge: audit.knowledge,
    checkedUntil: audit.checkedUntil,
    policy: audit.policy,
    policyLayers: audit.policyLabels,
    asOf: audit.asOf,
    ...(audit.stale !== undefined && { stale: audit.stale }),
    ...(audit.supposed && { supposed: audit.supposed }),
    findings: [...audit.documents.flatMap(documentFindings), ...audit.notices.map(noticeRow(audit))],
    problems: [
      ...audit.documents.flatMap(documentProblems),
      ...audit.unread.map(({ file, reason, kind }) => ({
        file,
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 1,
        problem: reason,
        unread: kind,
      })),
    ],
    summary: { ...summarize(audit), verdict: verdictHash(audit) },
  };
}

function documentFindings({ file, source, analysis }: AuditedDocument): object[] {
  if (analysis.findings.length === 0) return [];
  const lines = new LineIndex(source.text);
  return analysis.findings.map((finding) => findingRow(finding, file, analysis.format ?? "", source, lines));
}

/** One finding as a row; also what the editor copies. */
export function findingRow(
  finding: Finding,
  file: string,
  format: string,
  source: SourceText,
  lines = new LineIndex(source.text),
): object {
  const { component, match, status } = finding;
  return {
    rule: finding.rule,
    severity: finding.severity,
    file,
    format,
    ...place(lines, finding.span),
    ...(sheetOf(source.uri) && { cell: cellAddress(lines, finding.span.start) }),
    message: finding.message,
    because: finding.because,
    party: match.party.id,
    partyName: match.party.name,
    list: status.list.id,
    listName: status.list.title,
    status: status.state,
    since: status.since ?? null,
    until: status.until ?? null,
    reason: status.reason,
    citation: status.listing.citation ?? null,
    direction: status.list.direction,
    forbids: status.list.forbids,
    relationship: match.relationship,
    basis: match.basis,
    matched: match.matched,
    evidence: match.evidence,
    confidence: match.confidence,
    component: {
      kind: component.kind,
      ecosystem: component.ecosystem ?? null,
      name: component.name,
      version: component.version ?? null,
      purl: purlOf(component) ?? null,
      scope: component.scope,
      relation: component.relation,
      ...(component.via && { via: component.via }),
      ...(component.placement && { placement: component.placement }),
    },
    listings: finding.statuses.map((one) => ({
      list: one.list.id,
      status: one.state,
      since: one.since ?? null,
      until: one.until ?? null,
      citation: one.listing.citation ?? null,
      reason: one.reason,
      ...(one.through && { through: one.through }),
    })),
    fixes: finding.fixes.map((fix) => fixRow(fix, lines)),
    ...(finding.waiver && { waiver: finding.waiver }),
    fingerprint: finding.fingerprint,
  };
}

function fixRow(fix: Fix, lines: LineIndex): object {
  return {
    title: fix.title,
    kind: fix.kind,
    grade: fix.grade ?? null,
    to: fix.to ?? null,
    preferred: fix.preferred ?? false,
    note: fix.note ?? null,
    command: fix.command ?? null,
    edits: fix.edits.map((edit) => ({ ...place(lines, edit), newText: edit.newText })),
  };
}

function noticeRow(audit: Audit): (notice: Audit["notices"][number]) => object {
  return ({ rule, severity, file, source, message, start, end }) => ({
    rule,
    severity,
    file,
    format: "policy",
    ...place(new LineIndex(source.text), { start, end }),
    message,
    party: null,
    list: null,
    status: null,
    basis: null,
    matched: null,
    component: null,
    asOf: audit.asOf,
    fixes: [],
  });
}

function documentProblems({ file, source, analysis }: AuditedDocument): object[] {
  if (analysis.problems.length === 0) return [];
  const lines = new LineIndex(source.text);
  return analysis.problems.map((problem) => ({ file, ...place(lines, problem), problem: problem.message }));
}

function place(lines: LineIndex, span: Span): Place {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
