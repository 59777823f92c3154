import * as vscode from "vscode";
import { pathBelow } from "../core/audit/paths.js";
import type { SourceText } from "../core/model.js";

/** Whether the documents of a URI are the user's own: those of workspace folders, of local and remote files, and new ones. */
export function isOwn(uri: vscode.Uri): boolean {
  if (uri.scheme === "file" || uri.scheme === "untitled" || uri.scheme === "vscode-remote") return true;
  return (vscode.workspace.workspaceFolders ?? []).some((folder) => folder.uri.scheme === uri.scheme);
}

/** The root of each workspace folder, by the folder's URI: its repository's top may lie above it. */
const roots = new Map<string, string>();

/** Notes the root of a workspace folder, as the audit found it; its path is that of a URI. */
export function noteRoot(folder: vscode.Uri, root: string): void {
  roots.set(folder.toString(), root);
}

/** The path by which the pipeline knows a resource: relative to its root, else the base name. Waivers' globs refer to it. */
export function pathOf(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const root = folder && (roots.get(folder.toString()) ?? folder.path);
  return (root === undefined ? undefined : pathBelow(root, uri.path)) || baseName(uri);
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
