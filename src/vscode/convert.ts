import * as vscode from "vscode";
import type { Edit, Finding, Fix, Problem, RuleId, Severity, SourceText, Span } from "../core/model.js";
import { cellAt, sheetOf } from "../core/documents/cells.js";
import { isFileList } from "../core/documents/fileList.js";
import { problemText } from "../core/report/shortFinding.js";
import type { WaiverRemark } from "../core/policy/waivers.js";
import { LineIndex } from "../core/text/lineIndex.js";

/** Name under which everything of ours appears in the Problems panel. */
export const sourceName = "SanctionLint";

/** Turns an offset into a position: a document does, and so does the line index of a text without one. */
export type Positions = Pick<vscode.TextDocument, "positionAt">;

/** Positions in a text that no editor shows. */
export function positionsIn(text: string): Positions {
  const lines = new LineIndex(text);
  return {
    positionAt(offset) {
      const { line, column } = lines.positionAt(offset);
      return new vscode.Position(line - 1, column - 1);
    },
  };
}

/** One line index a text, as long as anyone has the text. */
const indexed = new WeakMap<SourceText, Positions>();

/** The same for a text that may be the sheet of a workbook, where they are cells: line n is row n, character n column n. */
export function positionsOf(source: SourceText): Positions {
  const known = indexed.get(source) ?? positionsIndexed(source);
  indexed.set(source, known);
  return known;
}

function positionsIndexed({ uri, text }: SourceText): Positions {
  // Of a file in a list there is nothing but its start.
  if (isFileList(uri)) return { positionAt: () => new vscode.Position(0, 0) };
  if (!sheetOf(uri)) return positionsIn(text);
  const lines = new LineIndex(text);
  return {
    positionAt(offset) {
      const { row, column } = cellAt(lines, offset);
      return new vscode.Position(row - 1, column - 1);
    },
  };
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const satisfies Record<Severity, vscode.DiagnosticSeverity>;

/** The characters of a span. */
export function toRange(positions: Positions, span: Span): vscode.Range {
  return new vscode.Range(positions.positionAt(span.start), positions.positionAt(span.end));
}

/** A place of a finding in another file: where it is linked, or a further file of an SDK. */
export interface Elsewhere {
  readonly location: vscode.Location;
  readonly isLink: boolean;
}

/** Further places of a finding that a diagnostic names; its message says how many there are. */
const mostRelated = 20;

/** A finding of `uri` as the Problems panel shows it, at its first place. `pages` is the folder of the rules' pages. */
export function toDiagnostic(
  uri: vscode.Uri,
  positions: Positions,
  finding: Finding,
  pages: vscode.Uri,
  elsewhere: readonly Elsewhere[] = [],
): vscode.Diagnostic {
  const range = toRange(positions, finding.span);
  const diagnostic = new vscode.Diagnostic(range, problemText(finding), severities[finding.severity]);
  diagnostic.source = sourceName;
  diagnostic.code = { value: finding.rule, target: rulePage(pages, finding.rule) };
  const same = finding.component.file === undefined ? finding.places.slice(1, 1 + mostRelated) : [];
  const related = [
    ...same.map((place) => {
      const location = new vscode.Location(uri, toRange(positions, place));
      return new vscode.DiagnosticRelatedInformation(location, vscode.l10n.t("the same source"));
    }),
    ...elsewhere
      .slice(0, mostRelated)
      .map(
        ({ location, isLink }) =>
          new vscode.DiagnosticRelatedInformation(
            location,
            isLink ? vscode.l10n.t("linked here") : vscode.l10n.t("the same SDK"),
          ),
      ),
  ];
  if (related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

/** Something of the document that could not be read, or something wrong with a policy. */
export function toProblemDiagnostic(
  positions: Positions,
  problem: Problem,
  code: string,
  severity: Severity = code === "policy-error" ? "error" : "warning",
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(positions, problem), problem.message, severities[severity]);
  diagnostic.source = sourceName;
  diagnostic.code = code;
  return diagnostic;
}

/** A remark on a waiver, at the waiver. */
export function toRemarkDiagnostic(
  positions: Positions,
  place: Span,
  { message, severity, rule }: WaiverRemark,
  pages: vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(positions, place), message, severities[severity]);
  diagnostic.source = sourceName;
  diagnostic.code = { value: rule, target: rulePage(pages, rule) };
  // What is over or needed by nothing is shown faded, as unused code is.
  if (rule === "waiver-expired" || rule === "waiver-unused") diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

/** A notice about a file as a whole, shown at its first character. */
export function toNotice(message: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, severities.warning);
  diagnostic.source = sourceName;
  diagnostic.code = "not-read";
  return diagnostic;
}

/** Says that a file has more findings than are shown here, and leads to the audit, which has all of it. */
export function toRemainder(message: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, severities.information);
  diagnostic.source = sourceName;
  diagnostic.code = { value: "more-findings", target: vscode.Uri.parse("command:sanctionLint.showAudit") };
  return diagnostic;
}

/** A fix with edits as an entry of the light bulb. */
export function toCodeAction(
  document: vscode.TextDocument,
  fix: Fix,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = toWorkspaceEdit(document.uri, document, fix.edits);
  action.diagnostics = [...diagnostics];
  if (fix.preferred) action.isPreferred = true;
  return action;
}

/** An entry of the light bulb whose edit is made when it is chosen. */
export function toLazyAction(
  title: string,
  kind: vscode.CodeActionKind,
  diagnostics: readonly vscode.Diagnostic[] = [],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  if (diagnostics.length > 0) action.diagnostics = [...diagnostics];
  return action;
}

/** Edits of one document as one undo step. */
export function toWorkspaceEdit(
  uri: vscode.Uri,
  positions: Positions,
  edits: readonly Edit[],
  into = new vscode.WorkspaceEdit(),
): vscode.WorkspaceEdit {
  for (const edit of edits) into.replace(uri, toRange(positions, edit), edit.newText);
  return into;
}

/** The page that explains a rule, shipped with the extension. */
export function rulePage(pages: vscode.Uri, rule: RuleId): vscode.Uri {
  return vscode.Uri.joinPath(pages, `${rule}.md`);
}
