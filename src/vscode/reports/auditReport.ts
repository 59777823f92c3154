import * as vscode from "vscode";
import { verifiedFixes, verifyFixes } from "../../core/remedies/verifiedFixes.js";
import { NotedPolicies } from "../../core/report/notedPolicies.js";
import type { MakeReporter, ReportContext } from "../../core/report/reporter.js";
import type { ReportName } from "../../core/report/reportFormats.js";
import type { AuditWishes } from "../audit/auditor.js";
import type { Exporters } from "../bundles/bundles.js";
import type { Services } from "../services.js";

/** A report as it is to be written: UTF-8, piece by piece, since all of it may be longer than a text can be. */
export type ReportBytes = readonly Uint8Array[];

/** How a report is to be made. */
export interface ReportWishes extends Pick<AuditWishes, "progress" | "isCancelled" | "folder"> {
  /** Given for a page that is shown where its places can be opened. */
  readonly placeLink?: ReportContext["placeLink"];
}

export interface WrittenReport {
  readonly bytes: ReportBytes;
  /** The folders that its paths lie below. */
  readonly roots: readonly vscode.Uri[];
}

/**
 * Audits the workspace, or `folder` of it, as it is now and writes the audit down in a form, by the same code as the command line.
 * Undefined where it was cancelled.
 */
export async function auditReport(
  { auditor, bundles, analyzer, policies, lists }: Services,
  loaded: Exporters,
  name: ReportName,
  { placeLink, ...wishes }: ReportWishes,
): Promise<WrittenReport | undefined> {
  const forms: Readonly<Record<ReportName, MakeReporter>> = { ...loaded.plainReports, ...loaded.exporters };
  policies.readAgain();
  await lists.inStep(policies);
  const pieces: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const noted = new NotedPolicies();
  const context: ReportContext = {
    version: bundles.version,
    created: `${new Date().toISOString().slice(0, 19)}Z`,
    failOn: "error",
    knowledge: analyzer.knowledge(),
    sarifProfile: "github",
    cyclonedxVersion: "1.6",
    fixesOf: verifiedFixes,
    settle: verifyFixes,
    ...(placeLink && { placeLink }),
    policies: (audit) => noted.facts(audit, analyzer.knowledge()),
  };
  const report = forms[name]((text) => void pieces.push(encoder.encode(text)), context);
  const account = { sink: noted.watching(report), policies: noted.note.bind(noted) };
  const { results, cancelled } = await auditor.audit({ ...wishes, account });
  const [audit] = results;
  if (cancelled || !audit) return undefined;
  await report.end(audit);
  const base = wishes.folder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  return { bytes: pieces, roots: base ? audit.roots.map((path) => base.with({ path })) : [] };
}

/**
 * What a report is about: undefined is the whole workspace. One report tells of one file system, so that where the workspace has
 * several a folder is asked for; nothing is chosen where nobody answers.
 */
export async function reportedFolder(): Promise<{ readonly folder?: vscode.Uri } | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first: an audit reads a whole workspace."));
    return undefined;
  }
  const systems = new Set(folders.map(({ uri }) => `${uri.scheme}://${uri.authority}`));
  if (systems.size === 1) return {};
  const placeHolder = vscode.l10n.t("Report on which folder? They lie on several file systems.");
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder });
  return picked && { folder: picked.uri };
}

/** Runs a report with progress and cancel. */
export function withReportProgress<T>(
  run: (wishes: Pick<AuditWishes, "progress" | "isCancelled">) => Promise<T>,
): Thenable<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("SanctionLint report"),
    cancellable: true,
  };
  return vscode.window.withProgress(options, (progress, token) =>
    run({ progress, isCancelled: () => token.isCancellationRequested }),
  );
}
