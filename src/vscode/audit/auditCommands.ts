import * as vscode from "vscode";
import type { Workbench } from "../workbench.js";
import { pickParty } from "../pickParty.js";
import { today } from "../sources.js";
import type { AuditCounts } from "../../core/audit/result.js";
import { suppose } from "../../core/blacklist/suppose.js";
import type { WorkspaceAudit } from "./auditor.js";

/** *Audit Workspace*: with progress and cancel, into the Problems panel and the tree. A caller may bring a token of its own. */
export async function auditWorkspace(
  bench: Workbench,
  given?: vscode.CancellationToken,
): Promise<AuditOutcome | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first: an audit reads a whole workspace."));
    return undefined;
  }
  const audit = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("SanctionLint audit"), cancellable: true },
    (progress, token) => bench.auditor.audit(progress, eitherOf(token, given)),
  );
  if (!audit.cancelled) {
    for (const { waiversUsed } of audit.results) if (waiversUsed) bench.policyProblems.noteAudit(waiversUsed);
  }
  await show(bench, audit);
  return outcomeOf(audit);
}

/** *What If This Party Were Listed…*: the same audit, judged as though the party were listed today. */
export async function supposeListed(bench: Workbench, given?: string): Promise<AuditOutcome | undefined> {
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
  return outcomeOf(audit);
}

/** What a command returns of an audit: plain data, small whatever was found, since VS Code copies it. */
export interface AuditOutcome {
  readonly verdict: string;
  readonly counts: AuditCounts;
  readonly incomplete: boolean;
  readonly cancelled: boolean;
  readonly notRead: readonly { readonly file: string; readonly reason: string }[];
  readonly leftOut: readonly { readonly rule: string; readonly files: number; readonly folders: number }[];
}

function outcomeOf({ verdict, counts, incomplete, cancelled, notRead, results }: WorkspaceAudit): AuditOutcome {
  return {
    verdict,
    counts,
    incomplete,
    cancelled,
    notRead: notRead.slice(0, 1_000).map(({ file, reason }) => ({ file, reason })),
    leftOut: results.flatMap(({ account }) =>
      account.leftOut.map(({ rule, files, folders }) => ({ rule, files, folders })),
    ),
  };
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

async function show({ tree }: Workbench, audit: WorkspaceAudit): Promise<void> {
  if (audit.cancelled) return;
  tree.show(audit);
  await vscode.commands.executeCommand("sanctionLint.audit.focus", { preserveFocus: true });
}
