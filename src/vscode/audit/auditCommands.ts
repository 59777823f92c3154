import * as vscode from "vscode";
import type { Services } from "../services.js";
import { pickParty } from "../pickParty.js";
import { today } from "../sources.js";
import type { AuditCounts } from "../../core/audit/result.js";
import { suppose } from "../../core/blacklist/suppose.js";
import type { WorkspaceAudit } from "./workspaceAudit.js";

/** *Audit Workspace*: with progress and cancel, into the Problems panel and the tree. A caller may bring a token of its own. */
export async function auditWorkspace(
  services: Services,
  given?: vscode.CancellationToken,
): Promise<AuditOutcome | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first: an audit reads a whole workspace."));
    return undefined;
  }
  const audit = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("SanctionLint audit"), cancellable: true },
    (progress, token) => services.live.run({ progress, isCancelled: isAnyCancelled(token, given) }, true),
  );
  if (!audit.cancelled) await showAudit(services);
  return outcomeOf(audit);
}

/** *Show Audit*: the live audit in its view; one is made where there is none. */
export async function showAudit(services: Services): Promise<void> {
  if (!services.live.current) {
    await auditWorkspace(services);
    return;
  }
  services.tree.showLive();
  await vscode.commands.executeCommand("sanctionLint.audit.focus", { preserveFocus: true });
}

/** *What If This Party Were Listed…*: the same audit, judged as though the party were listed today. */
export async function supposeListed(services: Services, given?: string): Promise<AuditOutcome | undefined> {
  const id = given ?? (await pickParty(services, vscode.l10n.t("Suppose which party were listed today?")));
  const party = id === undefined ? undefined : services.analyzer.knowledge().parties.get(id);
  if (!party) return undefined;
  const knowledge = suppose(services.analyzer.knowledge(), party.id, today());
  const audit = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("SanctionLint: if {0} were listed", party.name),
      cancellable: true,
    },
    (progress, token) =>
      services.auditor.audit({ progress, isCancelled: isAnyCancelled(token), suppose: { knowledge, party } }),
  );
  if (!audit.cancelled) {
    services.tree.suppose(audit);
    await vscode.commands.executeCommand("sanctionLint.audit.focus", { preserveFocus: true });
  }
  return outcomeOf(audit);
}

/** What a command returns of an audit: plain data, small whatever was found, since VS Code copies it. */
export interface AuditOutcome {
  readonly verdict: string;
  readonly counts: AuditCounts;
  readonly incomplete: boolean;
  readonly cancelled: boolean;
  readonly partial: boolean;
  readonly notRead: readonly { readonly file: string; readonly reason: string }[];
  readonly leftOut: readonly { readonly rule: string; readonly files: number; readonly folders: number }[];
}

function outcomeOf({
  verdict,
  counts,
  incomplete,
  cancelled,
  partial,
  notRead,
  results,
}: WorkspaceAudit): AuditOutcome {
  return {
    verdict,
    counts,
    incomplete,
    cancelled,
    partial,
    notRead: notRead.slice(0, 1_000).map(({ file, reason }) => ({ file, reason })),
    leftOut: results.flatMap(({ account }) =>
      account.leftOut.map(({ rule, files, folders }) => ({ rule, files, folders })),
    ),
  };
}

function isAnyCancelled(...tokens: readonly (vscode.CancellationToken | undefined)[]): () => boolean {
  return () => tokens.some((token) => token?.isCancellationRequested);
}
