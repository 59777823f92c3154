import * as vscode from "vscode";
import type { SourceText } from "../core/model.js";

/** Schemes of read-only histories and of VS Code's own documents: what is there is not what the team declares. */
const foreign: ReadonlySet<string> = new Set([
  "git",
  "gitfs",
  "gitlens",
  "output",
  "search-editor",
  "comment",
  "debug",
  "walkThrough",
  "walkThroughSnippet",
  "vscode",
  "vscode-scm",
  "vscode-settings",
  "vscode-userdata",
  "vscode-terminal",
  "conflictResolution",
]);

/** Whether the documents of a URI are the user's own. */
export function isOwn(uri: vscode.Uri): boolean {
  return !foreign.has(uri.scheme);
}

/** The path by which the pipeline knows a resource: relative to its workspace folder, else the base name. Waivers' globs refer to it. */
export function pathOf(uri: vscode.Uri): string {
  const relative = vscode.workspace.asRelativePath(uri, false);
  return relative === uri.fsPath || relative === uri.path || relative.includes("\\") ? baseName(uri) : relative;
}

/** Last segment of a URI's path. */
export function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}

/** The document's text under the path the pipeline knows it by. */
export function sourceOf(document: vscode.TextDocument): SourceText {
  return { uri: pathOf(document.uri), text: document.getText() };
}

/** The open document of a URI, if there is one. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
}

/** Today's date by UTC, as the command line takes it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
