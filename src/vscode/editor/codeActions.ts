import * as vscode from "vscode";
import type { Finding, Fix } from "../../core/model.js";
import { fixesForAll } from "../../core/remedies/fixAll.js";
import { verifiedFixes } from "../../core/remedies/verifiedFixes.js";
import type { Findings } from "../findings.js";
import { toCodeAction, toDiagnostic, toLazyAction, toWorkspaceEdit } from "../convert.js";
import { placeAt } from "../placeAt.js";
import type { WaiverWriter } from "../policy/waiverWriter.js";
import { openDeclarationCommand } from "./openDeclaration.js";
import type { Session } from "./session.js";

/** Kind of the action that applies every fix that may be applied without thought; usable in `editor.codeActionsOnSave`. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("sanctionLint");

/** An entry of the light bulb that adds a waiver; its edit is made when it is chosen. */
interface WaiverAction extends vscode.CodeAction {
  waives?: { readonly uri: vscode.Uri; readonly finding: Finding };
}

/** Puts text on the clipboard; the argument is the text. */
export const copyTextCommand = "sanctionLint.copyText";

/**
 * Offers the fixes of the findings in a range, their edits tried on the document, and notes to be copied. What removes something comes
 * last, after the waiver. Commands still to be run are named and can be copied; nothing is run.
 */
export class FixActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix, fixAllKind];

  constructor(
    private readonly session: Session,
    private readonly findings: Findings,
    private readonly waivers: WaiverWriter,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only, triggerKind }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    // Whoever asks, as a hover does, is told "none" only where there is none: VS Code does not ask again once the text is judged.
    const isAsked = triggerKind === vscode.CodeActionTriggerKind.Invoke;
    const judged = this.session.judgedOf(document) ?? (isAsked ? await this.session.judgedNow(document) : undefined);
    if (!judged || token.isCancellationRequested) return [];
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
    const fixes = verifiedFixes(finding);
    const editing = fixes.filter(({ edits }) => edits.length > 0);
    const toAction = (fix: Fix): vscode.CodeAction =>
      toCodeAction(document, { ...fix, title: titleOf(fix) }, diagnostics);
    const [command] = editing.flatMap((fix) => fix.command ?? []);
    const waive: WaiverAction = toLazyAction(
      this.waivers.title(document.uri, finding),
      vscode.CodeActionKind.QuickFix,
      diagnostics,
    );
    waive.waives = { uri: document.uri, finding };
    return [
      ...editing.filter(({ kind }) => kind !== "remove").map(toAction),
      ...fixes.flatMap((fix) => noteActions(document.uri, fix, diagnostics)),
      ...(command === undefined
        ? []
        : [copyAction(vscode.l10n.t("Copy the command to run afterwards: {0}", command), command, diagnostics)]),
      waive,
      ...editing.filter(({ kind }) => kind === "remove").map(toAction),
    ];
  }
}

/** What choosing a fix does, with what is left to be run. */
function titleOf({ title, command }: Fix): string {
  return command === undefined ? title : vscode.l10n.t("{0} (then run: {1})", title, command);
}

/** A note leads to where it is to be done, when that is another file, and can be copied when it names something to use. */
function noteActions(
  uri: vscode.Uri,
  { kind, title, note, to, declaredIn }: Fix,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  if (kind !== "note") return [];
  if (declaredIn) return [commandAction(title, openDeclarationCommand, [uri, declaredIn], diagnostics)];
  if (to === undefined) return [];
  const text = note === undefined ? title : `${title}. ${note}`;
  return [copyAction(vscode.l10n.t("Copy as a note: {0}", title), text, diagnostics)];
}

function copyAction(title: string, text: string, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction {
  return commandAction(title, copyTextCommand, [text], diagnostics);
}

function commandAction(
  title: string,
  command: string,
  args: readonly unknown[],
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = toLazyAction(title, vscode.CodeActionKind.QuickFix, diagnostics);
  action.command = { title, command, arguments: [...args] };
  return action;
}

/** One action for every preferred fix of the document that can be made beside the others. */
function fixAll(document: vscode.TextDocument, findings: readonly Finding[]): vscode.CodeAction[] {
  const edits = fixesForAll(findings).flatMap((fix) => fix.edits);
  if (edits.length === 0) return [];
  const action = toLazyAction(vscode.l10n.t("Use the drop-in replacement for every SanctionLint finding"), fixAllKind);
  action.edit = toWorkspaceEdit(document.uri, document, edits);
  return [action];
}
