import * as vscode from "vscode";
import type { Edit, Finding } from "../../core/model.js";
import type { Findings } from "../findings.js";
import { toCodeAction, toDiagnostic, toLazyAction, toWorkspaceEdit } from "../convert.js";
import { placeAt } from "../placeAt.js";
import type { WaiverWriter } from "../policy/waiverWriter.js";
import type { Session } from "./session.js";

/** Kind of the action that applies every fix that may be applied without thought; usable in `editor.codeActionsOnSave`. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("sanctionLint");

/** An entry of the light bulb that adds a waiver; its edit is made when it is chosen. */
interface WaiverAction extends vscode.CodeAction {
  waives?: { readonly uri: vscode.Uri; readonly finding: Finding };
}

/** Offers the fixes that came with the findings. It filters; it never searches and never waits. */
export class FixActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix, fixAllKind];

  constructor(
    private readonly session: Session,
    private readonly findings: Findings,
    private readonly waivers: WaiverWriter,
  ) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const judged = this.session.judgedOf(document);
    if (!judged) return [];
    const open = judged.analysis.findings.filter(({ waiver }) => !waiver);
    if (only && vscode.CodeActionKind.Source.contains(only)) {
      return only.contains(fixAllKind) || fixAllKind.contains(only) ? fixAll(document, open) : [];
    }
    if (only && !only.contains(vscode.CodeActionKind.QuickFix) && !vscode.CodeActionKind.QuickFix.contains(only)) {
      return [];
    }
    return open
      .filter((finding) => placeAt(document, finding, range) !== undefined)
      .flatMap((finding) => this.actionsFor(document, finding));
  }

  /** Makes the edit of a waiver: the policy file may have to be read first. */
  async resolveCodeAction(action: WaiverAction): Promise<vscode.CodeAction> {
    if (!action.waives) return action;
    const { edit, command } = await this.waivers.write(action.waives.uri, action.waives.finding);
    action.edit = edit;
    action.command = command;
    return action;
  }

  private actionsFor(document: vscode.TextDocument, finding: Finding): vscode.CodeAction[] {
    const diagnostics = [toDiagnostic(document.uri, document, finding, this.findings.pages)];
    const fixes = finding.fixes.filter(({ edits }) => edits.length > 0);
    const waive: WaiverAction = toLazyAction(
      this.waivers.title(document.uri, finding),
      vscode.CodeActionKind.QuickFix,
      diagnostics,
    );
    waive.waives = { uri: document.uri, finding };
    return [...fixes.map((fix) => toCodeAction(document, fix, diagnostics)), waive];
  }
}

/** One action for every preferred fix of the document; where two touch the same characters, the first in the text is taken. */
function fixAll(document: vscode.TextDocument, findings: readonly Finding[]): vscode.CodeAction[] {
  const edits: Edit[] = [];
  const preferred = findings.flatMap(({ fixes }) => fixes.find((fix) => fix.preferred && fix.edits.length > 0) ?? []);
  for (const fix of preferred) {
    const collides = fix.edits.some((one) => edits.some((other) => one.start < other.end && other.start < one.end));
    const same = fix.edits.some((one) => edits.some((other) => one.start === other.start && one.end === other.end));
    if (!collides && !same) edits.push(...fix.edits);
  }
  if (edits.length === 0) return [];
  const action = toLazyAction(vscode.l10n.t("Use the drop-in replacement for every SanctionLint finding"), fixAllKind);
  action.edit = toWorkspaceEdit(document.uri, document, edits);
  return [action];
}
