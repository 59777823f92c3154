import * as vscode from "vscode";
import type { Workbench } from "../workbench.js";
import { pickParty } from "../pickParty.js";
import { today } from "../sources.js";
import { suppose } from "../../core/blacklist/suppose.js";
import type { Audit } from "./auditor.js";

/** *Audit Workspace*: with progress and cancel, into the Problems panel and the tree. A caller may bring a token of its own. */
export async function auditWorkspace(bench: Workbench, given?: vscode.CancellationToken): Promise<Audit | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first: an audit reads a whole workspace."));
    return undefined;
  }
  const audit = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("SanctionLint audit"), cancellable: true },
    (progress, token) => bench.auditor.audit(progress, eitherOf(token, given)),
  );
  if (!audit.cancelled) {
    bench.policyProblems.noteAudit(audit.files.map(({ source, analysis }) => ({ source, analysis })));
  }
  await show(bench, audit);
  return audit;
}

/** *What If This Party Were Listed…*: the same audit, judged as though the party were listed today. */
export async function supposeListed(bench: Workbench, given?: string): Promise<Audit | undefined> {
  const id = given ?? (await pickParty(bench, vscode.l10n.t("Suppose which party were listed today?")));
  const party = id === undefined ? undefined : bench.analyzer.knowledge().parties.get(id);
  if (!party) return undefined;
  const knowledge = suppose(bench.analyzer.knowledge(), party.id, today());
  const audit = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("SanctionLint: if {0} were listed", party.name),
      cancellable: true,
    },
    (progress, token) => bench.auditor.audit(progress, token, { knowledge, party }),
  );
  await show(bench, audit);
  return audit;
}

function eitherOf(
  first: vscode.CancellationToken,
  second: vscode.CancellationToken | undefined,
): vscode.CancellationToken {
  if (!second) return first;
  const source = new vscode.CancellationTokenSource();
  for (const token of [first, second]) token.onCancellationRequested(() => source.cancel());
  return source.token;
}

async function show({ tree }: Workbench, audit: Audit): Promise<void> {
  if (audit.cancelled) return;
  tree.show(audit);
  await vscode.commands.executeCommand("sanctionLint.audit.focus", { preserveFocus: true });
}
