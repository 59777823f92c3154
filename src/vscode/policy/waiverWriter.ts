import * as vscode from "vscode";
import { daysAfter } from "../../core/text/days.js";
import { policyFileNames } from "../../core/audit/policyFiles.js";
import { addWaiver } from "../../core/policy/addWaiver.js";
import type { Finding, Waiver } from "../../core/model.js";
import { listedFor } from "../../core/policy/waivers.js";
import { positionsIn, toRange, toWorkspaceEdit } from "../convert.js";
import { pathOf, today } from "../sources.js";
import { readText } from "./policyFiles.js";
import type { PolicyStore } from "./policyStore.js";
import { waivedComponent } from "../../core/report/foundComponents.js";

/** Days until a waiver made in the editor expires, where the policy does not ask for fewer. */
export const waiverDays = 90;

/** Internal command that opens the policy file where the reason of a new waiver is to be typed. */
export const revealCommand = "sanctionLint.revealWaiver";

/** An edit of the policy file and the command that shows it. */
export interface WrittenWaiver {
  readonly edit: vscode.WorkspaceEdit;
  readonly command: vscode.Command;
}

/** Writes waivers into the policy file that is nearest to the finding's document, and makes that file when there is none. */
export class WaiverWriter {
  constructor(private readonly policies: PolicyStore) {}

  /** Names what is waived and where. */
  title(_uri: vscode.Uri, finding: Finding): string {
    return vscode.l10n.t("Waive {0} in {1}, for 90 days at most", waivedComponent(finding), policyFileNames[0]);
  }

  /** The edit that adds a waiver for the finding, its reason left to type. */
  async write(uri: vscode.Uri, finding: Finding): Promise<WrittenWaiver> {
    const target = await this.target(uri);
    const { policy } = await this.policies.policyFor(target.uri);
    const days = Math.min(waiverDays, policy.waiverRules?.mostDays ?? waiverDays);
    const waiver: Waiver = {
      party: finding.match.party.id,
      component: waivedComponent(finding),
      path: pathOf(uri),
      ...listedFor(finding.statuses),
      reason: "",
      decided: today(),
      expires: daysAfter(today(), days),
    };
    const before = target.text ?? newPolicy;
    const { edit, reason } = addWaiver(before, waiver);
    const change = new vscode.WorkspaceEdit();
    if (target.text === undefined) change.createFile(target.uri, { ignoreIfExists: true });
    const edits = target.text === undefined ? [{ start: 0, end: 0, newText: before + edit.newText }] : [edit];
    toWorkspaceEdit(target.uri, positionsIn(target.text ?? ""), edits, change);
    const after = before.slice(0, edit.start) + edit.newText + before.slice(edit.end);
    const selection = toRange(positionsIn(after), reason);
    return { edit: change, command: { title: "", command: revealCommand, arguments: [target.uri, selection] } };
  }

  private async target(uri: vscode.Uri): Promise<{ uri: vscode.Uri; text?: string }> {
    const { file } = await this.policies.policyFor(uri);
    const root = (await this.policies.rootOf(uri)) ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const target = file ?? vscode.Uri.joinPath(root ?? vscode.Uri.joinPath(uri, ".."), policyFileNames[0]);
    const text = await readText(target);
    return { uri: target, ...(text !== undefined && { text }) };
  }
}

/** Opens the policy file with the place of the reason selected. */
export async function revealWaiver(uri: vscode.Uri, selection: vscode.Range): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { selection });
}

/** What a policy file of ours begins with. */
export const newPolicy = "# What SanctionLint reports here, and what this team has decided about it.\nversion: 1\n";
