import * as vscode from "vscode";
import { decodeText } from "../../core/documents/decode.js";
import { openDocument } from "../sources.js";

/** Names of a policy file, the usual one first. */
export const policyFileNames = [".sanctionlint.yaml", ".sanctionlint.yml"] as const;

/** Glob over every policy file of a workspace. */
export const policyFileGlob = "**/.sanctionlint.{yaml,yml}";

/** Whether a file of this name is a policy file. */
export function isPolicyFileName(name: string): boolean {
  return policyFileNames.some((one) => one === name);
}

/** Whether a URI is that of a policy file. */
export function isPolicyFile(uri: vscode.Uri): boolean {
  return isPolicyFileName(uri.path.slice(uri.path.lastIndexOf("/") + 1));
}

/** A policy file's text: what an editor shows of it, else what is on disk. */
export interface PolicyText {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** Text of a file, unsaved changes included; undefined when there is none. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocument(uri);
  // VS Code keeps documents for minutes after their editors closed: one without changes says nothing of the file's being there.
  if (open?.isDirty) return open.getText();
  try {
    return decodeText(await vscode.workspace.fs.readFile(uri)).text;
  } catch {
    return undefined;
  }
}

/** The policy file of one folder. */
export async function policyFileIn(folder: vscode.Uri): Promise<PolicyText | undefined> {
  for (const name of policyFileNames) {
    const uri = vscode.Uri.joinPath(folder, name);
    const text = await readText(uri);
    if (text !== undefined) return { uri, text };
  }
  return undefined;
}

/** Folders from the workspace root down to the folder of `uri`; only its own folder when it is in no workspace folder. */
export function foldersAbove(uri: vscode.Uri): readonly vscode.Uri[] {
  const own = vscode.Uri.joinPath(uri, "..");
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!root) return uri.scheme === "untitled" ? [] : [own];
  const below = own.path.slice(root.path.length).split("/").filter(Boolean);
  return [root, ...below.map((_, at) => vscode.Uri.joinPath(root, ...below.slice(0, at + 1)))];
}
