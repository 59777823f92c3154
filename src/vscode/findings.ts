import * as vscode from "vscode";
import type { Analysis, Problem, Span } from "../core/model.js";
import type { WaiverRemark } from "../core/policy/waivers.js";
import { toDiagnostic, toNotice, toProblemDiagnostic, toRemarkDiagnostic, type Positions } from "./convert.js";
import { openDocument } from "./sources.js";

/** More problems than this in one file say nothing new. */
const mostProblems = 50;

/** What was said of one text, and how its offsets are shown. */
export interface Judged {
  readonly positions: Positions;
  readonly analysis: Analysis;
}

/** The findings that the Problems panel shows, of open documents and of audited files alike. */
export class Findings implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("sanctionlint");
  /** Apart from the findings, because a policy or settings file may be read as a document too. */
  private readonly policies = vscode.languages.createDiagnosticCollection("sanctionlint-policy");
  private readonly audited = new Set<string>();

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
    this.collection.set(uri, [
      ...reasons.map((reason) => toNotice(vscode.l10n.t("Not read: {0}", reason))),
      ...parts.flatMap(({ positions, analysis: { findings, problems, limits } }) => [
        ...findings.filter(({ waiver }) => !waiver).map((one) => toDiagnostic(uri, positions, one, this.pages)),
        ...[...problems, ...limits]
          .slice(0, mostProblems)
          .map((one) => toProblemDiagnostic(positions, one, "not-read")),
      ]),
    ]);
  }

  /** Names a file over the size limit: it must not look clean. */
  setTooLarge(uri: vscode.Uri, size: number, limit: number): void {
    const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 2 : 1);
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
    for (const key of this.audited) {
      const uri = vscode.Uri.parse(key);
      if (!now.has(key) && !openDocument(uri)) this.collection.delete(uri);
    }
    this.audited.clear();
    for (const key of now) this.audited.add(key);
  }

  isAudited(uri: vscode.Uri): boolean {
    return this.audited.has(uri.toString());
  }

  /** The editor of a resource closed. */
  close(uri: vscode.Uri): void {
    if (!this.isAudited(uri)) this.collection.delete(uri);
  }

  /** The resource is gone or no longer looked at. */
  clear(uri: vscode.Uri): void {
    this.audited.delete(uri.toString());
    this.collection.delete(uri);
  }

  dispose(): void {
    this.collection.dispose();
    this.policies.dispose();
  }
}

function isClean({ findings, problems, limits }: Analysis): boolean {
  return findings.length + problems.length + limits.length === 0;
}
