import * as vscode from "vscode";
import { policyFileNames } from "../../core/audit/policyFiles.js";
import { addWaiver } from "../../core/policy/addWaiver.js";
import type { Component, Finding, Waiver } from "../../core/model.js";
import { listedFor } from "../../core/policy/waivers.js";
import { sharedSourceOf } from "../../core/policy/sharedSource.js";
import { positionsIn, toRange, toWorkspaceEdit } from "../convert.js";
import { daysFrom, pathOf, today } from "../sources.js";
import { readText } from "./policyFiles.js";
import type { PolicyStore } from "./policyStore.js";
import { purlOf } from "../../core/ecosystems/writtenNames.js";

/** Days until a waiver made in the editor expires. */
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
    return vscode.l10n.t("Waive {0} for 90 days in {1}", componentKey(finding), policyFileNames[0]);
  }

  /** The edit that adds a waiver for the finding, its reason left to type. */
  async write(uri: vscode.Uri, finding: Finding): Promise<WrittenWaiver> {
    const target = await this.target(uri);
    const waiver: Waiver = {
      party: finding.match.party.id,
      component: componentKey(finding),
      path: pathOf(uri),
      ...listedFor(finding.statuses),
      reason: "",
      decided: today(),
      expires: daysFrom(today(), waiverDays),
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

/** What a waiver calls a component: the source that the finding is about, its purl without version, else the identifier that matched, else its name. */
function componentKey({ component, match }: Finding): string {
  const source = sharedSourceOf(match);
  if (source !== undefined) return source;
  const purl = purlOf(withoutVersion(component));
  // As people write it: a waiver matches both forms.
  if (purl !== undefined && component.kind !== "source") return purl.replaceAll("%40", "@");
  return match.basis === "host" || component.kind === "source" ? match.matched : component.name;
}

/** Field by field: a spread would copy nothing of a component that reads its document when it is asked. */
function withoutVersion(component: Component): Component {
  const { kind, ecosystem, name, nameSpan, entry, scope, relation, identifiers } = component;
  return { kind, ecosystem, name, nameSpan, entry, scope, relation, identifiers };
}
