import * as vscode from "vscode";
import type { Edit } from "../../core/model.js";
import { editsOfWaiverAt } from "../../core/policy/editWaiver.js";
import { toLazyAction, toWorkspaceEdit } from "../convert.js";
import { daysFrom, today } from "../sources.js";
import { waiverDays } from "./waiverWriter.js";

/** Offers, at a remark on a waiver of a policy file, to take it out or to let it hold for another while. */
export class WaiverFixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return diagnostics.flatMap((diagnostic) => {
      const code = typeof diagnostic.code === "object" ? String(diagnostic.code.value) : "";
      if (!code.startsWith("waiver-")) return [];
      const edits = editsOfWaiverAt(document.getText(), document.offsetAt(diagnostic.range.start));
      if (!edits) return [];
      const until = daysFrom(today(), waiverDays);
      const extend = code === "waiver-expired" ? edits.extend(until) : undefined;
      const action = (title: string, edit: Edit): vscode.CodeAction => {
        const made = toLazyAction(title, vscode.CodeActionKind.QuickFix, [diagnostic]);
        made.edit = toWorkspaceEdit(document.uri, document, [edit]);
        return made;
      };
      return [
        ...(extend ? [action(vscode.l10n.t("Let this waiver hold until {0}", until), extend)] : []),
        ...(edits.remove ? [action(vscode.l10n.t("Remove this waiver"), edits.remove)] : []),
      ];
    });
  }
}
