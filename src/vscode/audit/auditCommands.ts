import * as vscode from "vscode";
import type { Services } from "../services.js";
import { pickParty } from "../pickParty.js";
import { today } from "../sources.js";
import type { AuditCounts } from "../../core/audit/result.js";
import { suppose } from "../../core/blacklist/suppose.js";
import { supposeNamed } from "../../core/blacklist/supposeNamed.js";
import { differenceFrame, folderFrame, type AuditFrame } from "./auditFrame.js";
import type { AuditWishes } from "./auditor.js";
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
  services.policies.readAgain();
  await services.lists.inStep(services.policies);
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
  services.auditStatus.frame(undefined);
  await vscode.commands.executeCommand("sanctionLint.audit.focus", { preserveFocus: true });
}

/** *What If This Party Were Listed…*: the workspace judged as though a party, or a company nobody knows, were listed today. */
export async function supposeListed(services: Services, given?: string): Promise<AuditOutcome | undefined> {
  const known = services.analyzer.knowledge();
  const wanted = given ?? (await pickParty(services, vscode.l10n.t("Suppose which party were listed today?"), true));
  if (wanted === undefined) return undefined;
  const party = known.parties.get(wanted);
  const supposed = party
    ? { party, knowledge: suppose(known, party.id, today()) }
    : supposeNamed(known, wanted, today());
  const title = vscode.l10n.t("If {0} were listed", supposed.party.name);
  return ask(services, title, { suppose: supposed });
}

/** *Judge for Another Day…*: the workspace judged as it would have been, or will be, on a day. */
export async function judgeAsOf(services: Services, given?: string): Promise<AuditOutcome | undefined> {
  const asOf =
    given ??
    (await vscode.window.showInputBox({
      title: vscode.l10n.t("Judge for Another Day"),
      prompt: vscode.l10n.t("Year, month and day: 2019-05-20"),
      value: today(),
      validateInput: (text) => (isDay(text) ? undefined : vscode.l10n.t("A day is written as 2019-05-20.")),
    }));
  if (asOf === undefined || !isDay(asOf)) return undefined;
  return ask(services, vscode.l10n.t("On {0}", asOf), { asOf });
}

/** *Audit This Folder*: a folder of the workspace by itself. */
export async function auditFolder(services: Services, folder?: vscode.Uri): Promise<AuditOutcome | undefined> {
  if (!folder || !vscode.workspace.getWorkspaceFolder(folder)) return undefined;
  const title = vscode.l10n.t("In {0}", vscode.workspace.asRelativePath(folder));
  const audit = await withProgress(title, (wishes) => services.auditor.audit({ ...wishes, folder }));
  if (!audit.cancelled) await showFrame(services, folderFrame(title, audit));
  return outcomeOf(audit);
}

/** Judges the workspace by something else, and shows what differs from the real audit, which is made where there is none. */
async function ask(
  services: Services,
  title: string,
  question: Pick<AuditWishes, "suppose" | "asOf">,
): Promise<AuditOutcome> {
  const audit = await withProgress(title, async (wishes) => {
    if (!services.live.current) await services.live.run(wishes);
    return services.auditor.audit({ ...wishes, ...question });
  });
  const real = services.live.current;
  if (!audit.cancelled && real) await showFrame(services, differenceFrame(title, audit, real));
  return outcomeOf(audit);
}

async function showFrame(services: Services, frame: AuditFrame): Promise<void> {
  services.tree.show(frame);
  services.auditStatus.frame(frame.title);
  await vscode.commands.executeCommand("sanctionLint.audit.focus", { preserveFocus: true });
}

function withProgress(
  title: string,
  run: (wishes: Pick<AuditWishes, "progress" | "isCancelled">) => Promise<WorkspaceAudit>,
): Promise<WorkspaceAudit> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `SanctionLint: ${title}`,
    cancellable: true,
  };
  const running = vscode.window.withProgress(options, (progress, token) =>
    run({ progress, isCancelled: isAnyCancelled(token) }),
  );
  return Promise.resolve(running);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
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
