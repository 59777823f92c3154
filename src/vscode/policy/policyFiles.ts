import * as vscode from "vscode";
import { isPolicyFileName } from "../../core/audit/policyFiles.js";
import { decodeText } from "../../core/documents/decode.js";
import { openDocument } from "../sources.js";

/** Glob over every policy file of a workspace. */
export const policyFileGlob = "**/.sanctionlint.{yaml,yml}";

/** Whether a URI is that of a policy file. */
export function isPolicyFile(uri: vscode.Uri): boolean {
  return isPolicyFileName(uri.path.slice(uri.path.lastIndexOf("/") + 1));
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
