import * as vscode from "vscode";
import type { Edit } from "../../core/model.js";
import { editsOfWaiverAt } from "../../core/policy/editWaiver.js";
import { daysAfter } from "../../core/text/days.js";
import { toLazyAction, toWorkspaceEdit } from "../convert.js";
import { today } from "../sources.js";
import type { PolicyStore } from "./policyStore.js";
import { waiverDays } from "./waiverWriter.js";

/** Remarks after which a waiver that holds longer is one answer. */
const over = ["waiver-expired", "waiver-expiring"];

/** Offers, at a remark on a waiver of a policy file, to take it out or to let it hold for another while. */
export class WaiverFixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly policies: PolicyStore) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const remarks = diagnostics.flatMap((diagnostic) => {
      const code = typeof diagnostic.code === "object" ? String(diagnostic.code.value) : "";
      return code.startsWith("waiver-") ? [{ code, diagnostic }] : [];
    });
    if (remarks.length === 0) return [];
    const { mostDays } = (await this.policies.policyFor(document.uri)).policy.waiverRules ?? {};
    const until = daysAfter(today(), mostDays ?? waiverDays);
    return remarks.flatMap(({ code, diagnostic }) => {
      const edits = editsOfWaiverAt(document.getText(), document.offsetAt(diagnostic.range.start));
      if (!edits) return [];
      // Where a waiver may last so many days from its decision on, one that is to last longer is decided today.
      const extend = over.includes(code) ? edits.extend(until, mostDays === undefined ? undefined : today()) : [];
      const action = (title: string, changes: readonly Edit[]): vscode.CodeAction => {
        const made = toLazyAction(title, vscode.CodeActionKind.QuickFix, [diagnostic]);
        made.edit = toWorkspaceEdit(document.uri, document, changes);
        return made;
      };
      return [
        ...(extend.length > 0 ? [action(vscode.l10n.t("Let this waiver hold until {0}", until), extend)] : []),
        ...(edits.remove ? [action(vscode.l10n.t("Remove this waiver"), [edits.remove])] : []),
      ];
    });
  }
}
