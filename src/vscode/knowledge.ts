import * as vscode from "vscode";
import { knowledgeFile, knowledgeFrom, type ShippedKnowledge } from "../core/screening/shipped.js";

/**
 * What is known, from the file beside the bundle. The file system of VS Code reads it, since the extension may run where there
 * is no other: in a browser it comes from the server that the bundle came from.
 */
export async function readKnowledge(extension: vscode.Uri): Promise<ShippedKnowledge> {
  const uri = vscode.Uri.joinPath(extension, "dist", knowledgeFile);
  const text = await vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
  return knowledgeFrom(text, uri.toString(true));
}
