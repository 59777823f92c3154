import { leftOutRules } from "../audit/leftOut.js";
import type { Awaitable } from "../audit/host.js";
import { reaches, type Audit, type AuditedDocument, type PolicyNotice } from "../audit/result.js";
import { cellAddress, sheetOf } from "../documents/cells.js";
import type { LinkedPlaces } from "../audit/linkPlaces.js";
import { filePlace, isFileList, type FilePlace } from "../documents/fileList.js";
import type { Component, Finding, ListingStatus, Remark, SourceText, Span } from "../model.js";
import { verifiedFixes } from "../remedies/verifiedFixes.js";
import { detached } from "../text/detached.js";
import { LineIndex } from "../text/lineIndex.js";
import { withoutSecrets } from "../text/secrets.js";
import { fixWords, FixTable } from "./fixTable.js";
import { comparisonRow } from "./comparisonLines.js";
import { jsonHead } from "./jsonHead.js";
import { plainJson } from "./plain.js";
import { purlOf } from "../ecosystems/writtenNames.js";
import type { Reporter, ReportContext } from "./reporter.js";

/** Lines and columns from 1, columns in UTF-16 units, `endColumn` exclusive. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Places of one finding that are written out; `count` says how many there are. */
const mostPlaces = 1000;

/**
 * The audit as one JSON value, the contract of `sanctionlint audit --format json`, written as it goes. Findings and problems are first,
 * since they are known first; `summary` and what the audit was judged by come last.
 */
export class JsonReport implements Reporter {
  private findings = 0;
  private hasBroken = false;
  private readonly problems: object[] = [];
  private readonly waived: object[] = [];
  private readonly fixes = new FixTable();

  constructor(
    private readonly write: (text: string) => Awaitable<void>,
    private readonly context: Pick<ReportContext, "version" | "failOn" | "fixesOf" | "settle">,
  ) {}

  async broken(errors: readonly PolicyNotice[]): Promise<void> {
    this.hasBroken = true;
    for (const notice of errors) await this.row(noticeRow(notice));
  }

  async document(document: AuditedDocument): Promise<void> {
    // Problems wait for their own array; they are few, and hold nothing of the text.
    this.problems.push(...documentProblems(document));
    const { file, source, analysis, linked } = document;
    if (analysis.findings.length === 0) return;
    const lines = new LineIndex(source.text);
    this.context.settle(analysis.findings);
    for (const finding of analysis.findings) {
      const linkedAt = linked?.get(finding);
      const { fixesOf } = this.context;
      const row = findingRow(finding, file, analysis.format ?? "", source, lines, this.fixes, linkedAt, fixesOf);
      // Whoever counts the findings counts what is open.
      if (finding.waiver) this.waived.push(row);
      else await this.row(row);
    }
  }

  async end(audit: Audit): Promise<void> {
    for (const notice of audit.notices) {
      // Errors of policies are first.
      if (this.hasBroken && notice.rule === "policy-error" && notice.severity === "error") continue;
      await this.row(noticeRow(notice));
    }
    const { counts, account } = audit;
    const unread = account.unread.map(({ file, reason, kind, accepted }) => ({
      file,
      ...start,
      problem: reason,
      unread: kind,
      ...(accepted && { accepted }),
    }));
    const rest = {
      waived: this.waived,
      fixes: this.fixes.all(),
      problems: [...this.problems, ...unread],
      summary: {
        ...counts,
        unread: account.unread.length,
        incomplete: audit.incomplete,
        threshold: this.context.failOn,
        thresholdReached: reaches(audit, this.context.failOn),
        verdict: audit.verdict,
      },
      account: {
        read: account.read,
        partly: account.partly,
        digests: Object.fromEntries(account.digests),
        leftOut: account.leftOut.map(({ rule, files, folders, paths }) => ({
          rule,
          meaning: leftOutRules[rule],
          files,
          folders,
          paths,
        })),
        lookedAt: account.lookedAt,
        directOnly: account.directOnly,
        names: account.names,
        notes: account.notes,
      },
      knowledge: audit.knowledge,
      checkedUntil: audit.checkedUntil,
      policy: audit.policy,
      policyLayers: audit.policyLabels,
      asOf: audit.asOf,
      ...(audit.stale !== undefined && { stale: audit.stale }),
      ...(audit.supposed && { supposed: audit.supposed }),
      ...(audit.comparison && { comparison: comparisonRow(audit.comparison) }),
    };
    const head = this.findings === 0 ? `${this.opening()}\n  "findings": [` : "\n  ";
    await this.write(`${head}],${plainJson(JSON.stringify(rest, undefined, 2)).slice(1)}\n`);
  }

  private opening(): string {
    return JSON.stringify(jsonHead(this.context.version), undefined, 2).replace(/\n\}$/, ",");
  }

  private async row(row: object): Promise<void> {
    const before = this.findings++ === 0 ? `${this.opening()}\n  "findings": [\n` : ",\n";
    await this.write(before + plainJson(indentedTwice(row)));
  }
}

const opensTwice = "[\n  [\n";
const closesTwice = "\n  ]\n]";

/** A value as it is written two levels down, without going over its lines once more: 10,000 findings are 44 MB. */
function indentedTwice(value: object): string {
  return JSON.stringify([[value]], undefined, 2).slice(opensTwice.length, -closesTwice.length);
}

const start: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** One finding as a row. What its fixes say goes into `fixes` once, however many findings have it; without a table it is in the row. */
export function findingRow(
  finding: Finding,
  file: string,
  format: string,
  source: SourceText,
  lines = new LineIndex(source.text),
  fixes?: FixTable,
  linked?: LinkedPlaces,
  fixesOf: ReportContext["fixesOf"] = verifiedFixes,
): object {
  const { component, match, status } = finding;
  // Each place of a list is a file.
  const isList = isFileList(source.uri);
  const placeOf = (span: Span): FilePlace => filePlace(file, source.uri, lines, span.start);
  return {
    rule: finding.rule,
    severity: finding.severity,
    file: isList ? placeOf(finding.span).file : file,
    format,
    ...(isList ? start : place(lines, finding.span)),
    ...(sheetOf(source.uri) && { cell: cellAddress(lines, finding.span.start) }),
    count: finding.places.length,
    places: finding.places.slice(0, mostPlaces).map((span) => (isList ? placeOf(span) : lines.positionAt(span.start))),
    ...(linked &&
      linked.count > 0 && {
        linked: { count: linked.count, places: linked.places.map(({ uri: _, ...place }) => place) },
      }),
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
    component: componentRow(component),
    listings: finding.statuses.map(listingRow),
    fixes: fixesOf(finding).map((fix) => ({
      ...(fixes ? { fix: fixes.idOf(fix) } : fixWords(fix)),
      edits: fix.edits.map((edit) => ({ ...place(lines, edit), newText: edit.newText })),
      ...(fix.declaredIn && { declaredIn: fix.declaredIn }),
    })),
    ...(finding.waiver && { waiver: finding.waiver }),
    subject: finding.subject,
    fingerprint: finding.fingerprint,
  };
}

function componentRow(component: Component): object {
  return {
    kind: component.kind,
    ecosystem: component.ecosystem ?? null,
    name: component.name,
    version: component.version ?? null,
    purl: purlOf(component) ?? null,
    scope: component.scope,
    relation: component.relation,
    ...(component.via && { via: component.via }),
    ...(component.placement && { placement: component.placement }),
  };
}

function listingRow(one: ListingStatus): object {
  return {
    list: one.list.id,
    status: one.state,
    since: one.since ?? null,
    until: one.until ?? null,
    citation: one.listing.citation ?? null,
    reason: one.reason,
    ...(one.through && { through: one.through }),
  };
}

function noticeRow(notice: PolicyNotice): object {
  const { rule, severity, file, source, message, start, end } = notice;
  return {
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
    fixes: [],
    subject: notice.subject,
    fingerprint: notice.fingerprint,
  };
}

function documentProblems({ file, source, analysis, accepted }: AuditedDocument): object[] {
  const { problems, limits, unresolved } = analysis;
  if (problems.length + limits.length + unresolved.length === 0) return [];
  const lines = new LineIndex(source.text);
  const row =
    (kind: "problem" | "limit" | "unresolved") =>
    (remark: Remark): object => ({
      file: detached(file),
      ...place(lines, remark),
      problem: detached(withoutSecrets(remark.message)),
      kind,
      ...(accepted && kind !== "unresolved" && { accepted }),
    });
  return [...problems.map(row("problem")), ...limits.map(row("limit")), ...unresolved.map(row("unresolved"))];
}

function place(lines: LineIndex, span: Span): Place {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
