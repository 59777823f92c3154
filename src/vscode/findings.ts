import * as vscode from "vscode";
import type { Analysis, Finding, Problem, Span } from "../core/model.js";
import type { WaiverRemark } from "../core/policy/waivers.js";
import { gravestFirst, weightOf } from "./audit/gravestFirst.js";
import {
  toDiagnostic,
  toNotice,
  toProblemDiagnostic,
  toRemainder,
  toRemarkDiagnostic,
  type Elsewhere,
  type Positions,
} from "./convert.js";
import { openDocument } from "./sources.js";

/** More problems than this in one file say nothing new. */
const mostProblems = 50;

/** Diagnostics of one file: VS Code shows no more than a thousand. */
const mostDiagnostics = 999;

/** What was said of one text, and how its offsets are shown. */
export interface Judged {
  readonly positions: Positions;
  readonly analysis: Analysis;
  /** Places of its findings in other files. */
  readonly elsewhere?: ReadonlyMap<Finding, readonly Elsewhere[]> | undefined;
}

/** The findings that the Problems panel shows, of open documents and of audited files alike. */
export class Findings implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("sanctionlint");
  /** Apart from the findings, because a policy or settings file may be read as a document too. */
  private readonly policies = vscode.languages.createDiagnosticCollection("sanctionlint-policy");
  /** Of libraries and archives, apart because an editor may show a header, of which the session says what is in it. */
  private readonly listed = vscode.languages.createDiagnosticCollection("sanctionlint-files");
  private readonly audited = new Set<string>();
  /** What is shown of each resource, so that the same is not sent again. */
  private readonly said = new Map<
    string,
    { readonly analyses: readonly Analysis[]; readonly reasons: readonly string[] }
  >();

  /** `pages` is the folder of the rules' pages. */
  constructor(readonly pages: vscode.Uri) {}

  /** Shows what was said of a resource. Waived findings stay out: they are the audit's business. */
  set(uri: vscode.Uri, positions: Positions, analysis: Analysis): void {
    this.setAll(uri, [{ positions, analysis }]);
  }

  /** The same for a workbook, whose sheets are judged each for itself. `reasons` say what of the file as a whole was not read. */
  setAll(uri: vscode.Uri, parts: readonly Judged[], reasons: readonly string[] = []): void {
    const clean = reasons.length === 0 && parts.every(({ analysis }) => isClean(analysis));
    if (clean && !this.collection.has(uri)) return;
    const analyses = parts.map(({ analysis }) => analysis);
    const before = this.said.get(uri.toString());
    if (before && sameItems(before.analyses, analyses) && sameItems(before.reasons, reasons)) return;
    this.said.set(uri.toString(), { analyses, reasons });
    const notes = [
      ...reasons.map((reason) => toNotice(vscode.l10n.t("Not read: {0}", reason))),
      ...parts.flatMap(({ positions, analysis: { problems, limits } }) =>
        [...problems, ...limits].slice(0, mostProblems).map((one) => toProblemDiagnostic(positions, one, "not-read")),
      ),
    ].slice(0, mostDiagnostics / 2);
    const found = parts.flatMap(openOf);
    this.collection.set(uri, [...notes, ...this.diagnosticsOf(uri, found, mostDiagnostics - notes.length)]);
  }

  /** One a finding while they fit; else the most severe, and one that says how many more there are. */
  private diagnosticsOf(uri: vscode.Uri, found: readonly OpenFinding[], most: number): vscode.Diagnostic[] {
    const toOne = ({ positions, finding, elsewhere }: OpenFinding): vscode.Diagnostic =>
      toDiagnostic(uri, positions, finding, this.pages, elsewhere);
    if (found.length <= most) return found.map(toOne);
    const shown = gravestFirst(found, ({ finding }) => weightOf(finding)).slice(0, most - 1);
    const left = String(found.length - shown.length);
    return [
      ...shown.map(toOne),
      toRemainder(vscode.l10n.t("{0} more findings in this file; the audit shows all of them", left)),
    ];
  }

  /** Shows what an audit found of a file by its name or its metadata, apart from what is in it. */
  setListed(uri: vscode.Uri, parts: readonly Judged[]): void {
    this.listed.set(uri, this.diagnosticsOf(uri, parts.flatMap(openOf), mostDiagnostics));
  }

  /** Names a file over the size limit: it must not look clean. */
  setTooLarge(uri: vscode.Uri, size: number, limit: number): void {
    const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 2 : 1);
    this.said.delete(uri.toString());
    this.collection.set(uri, [
      toNotice(
        vscode.l10n.t(
          "Not read: {0} MB is over the limit of {1} MB (setting sanctionLint.maxFileSize)",
          megabytes(size),
          megabytes(limit),
        ),
      ),
    ]);
  }

  /** Shows what is wrong with a policy. */
  setPolicy(
    uri: vscode.Uri,
    positions: Positions,
    problems: readonly Problem[],
    remarks: readonly WaiverRemark[] = [],
    places: readonly Span[] = [],
    refused: readonly Problem[] = [],
  ): void {
    this.policies.set(uri, [
      ...problems.map((problem) => toProblemDiagnostic(positions, problem, "policy-error")),
      ...refused.map((problem) => toProblemDiagnostic(positions, problem, "policy-error", "warning")),
      ...remarks.map((remark) =>
        toRemarkDiagnostic(positions, places[remark.waiver] ?? { start: 0, end: 0 }, remark, this.pages),
      ),
    ]);
  }

  /** The policy is gone, or the settings hold none any more. */
  clearPolicy(uri: vscode.Uri): void {
    this.policies.delete(uri);
  }

  /** From now on the findings of these files stay when their editors close. Those audited before and not now are taken down. */
  keepAudited(uris: readonly vscode.Uri[]): void {
    const now = new Set(uris.map(String));
    this.listed.clear();
    for (const key of this.audited) {
      const uri = vscode.Uri.parse(key);
      if (!now.has(key) && !openDocument(uri)) this.takeDown(uri);
    }
    this.audited.clear();
    for (const key of now) this.audited.add(key);
  }

  isAudited(uri: vscode.Uri): boolean {
    return this.audited.has(uri.toString());
  }

  /** The editor of a resource closed. */
  close(uri: vscode.Uri): void {
    if (!this.isAudited(uri)) this.takeDown(uri);
  }

  /** The resource is gone or no longer looked at. */
  clear(uri: vscode.Uri): void {
    this.audited.delete(uri.toString());
    this.listed.delete(uri);
    this.takeDown(uri);
  }

  dispose(): void {
    this.collection.dispose();
    this.policies.dispose();
    this.listed.dispose();
  }

  private takeDown(uri: vscode.Uri): void {
    this.said.delete(uri.toString());
    this.collection.delete(uri);
  }
}

interface OpenFinding {
  readonly positions: Positions;
  readonly finding: Finding;
  readonly elsewhere: readonly Elsewhere[];
}

function openOf({ positions, analysis, elsewhere }: Judged): OpenFinding[] {
  return analysis.findings
    .filter(({ waiver }) => !waiver)
    .map((finding) => ({ positions, finding, elsewhere: elsewhere?.get(finding) ?? [] }));
}

function sameItems(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}

function isClean({ findings, problems, limits }: Analysis): boolean {
  return findings.length + problems.length + limits.length === 0;
}
