import * as vscode from "vscode";
import { toRange } from "./convert.js";
import type { Services } from "./services.js";

/** *Open an Example*: a small manifest that comes with the extension, unsaved, at its finding and with the hover open. */
export async function openExample({ session, extension }: Services): Promise<void> {
  const bundled = vscode.Uri.joinPath(extension, "media", "example", "package.json");
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(bundled));
  // Unsaved: it belongs to nobody's folder, and closing it leaves nothing behind.
  const uri = vscode.Uri.from({ scheme: "untitled", path: "/sanctionlint-example/package.json" });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === "") await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  const [finding] = (await session.analyzeNow(document))?.findings ?? [];
  if (!finding) return;
  const { start } = toRange(document, finding.span);
  editor.selection = new vscode.Selection(start, start);
  await vscode.commands.executeCommand("editor.action.showHover");
}
