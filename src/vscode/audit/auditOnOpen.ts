import * as vscode from "vscode";
import type { AuditBudget } from "../../core/audit/request.js";
import { processorTime } from "../processorTime.js";
import { settingsFor } from "../settings.js";
import type { LiveAudit } from "./liveAudit.js";

/** What the audit of a folder that was opened may cost: files that a format may read, and milliseconds of processor time. */
const mostCandidates = 5_000;
const mostProcessorTime = 5_000;

/**
 * Audits the workspace once it is opened and trusted, without a word: what comes of it is the badge and the status bar's item. Not in
 * virtual workspaces, where each file that is read may be a request to a server.
 */
export function auditOnOpen(live: LiveAudit, log: vscode.LogOutputChannel): vscode.Disposable {
  const begin = (): void => {
    if (live.current || !mayAudit()) return;
    live
      .run({ budget: openingBudget })
      .catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  };
  begin();
  return vscode.Disposable.from(
    vscode.workspace.onDidGrantWorkspaceTrust(begin),
    vscode.workspace.onDidChangeWorkspaceFolders(begin),
  );
}

/** The budget of one such audit. */
function openingBudget(): AuditBudget {
  const started = processorTime();
  return { candidates: mostCandidates, isSpent: () => processorTime() - started > mostProcessorTime };
}

function mayAudit(): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (
    folders.length > 0 &&
    vscode.workspace.isTrusted &&
    folders.every(({ uri }) => uri.scheme === "file" || uri.scheme === "vscode-remote") &&
    settingsFor(undefined).auditOnOpen
  );
}
