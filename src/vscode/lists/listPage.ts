import * as vscode from "vscode";

const scheme = "sanctionlint-lists";
/** One page for all: what was imported last. */
const page = vscode.Uri.from({ scheme, path: "/Imported lists.txt" });

let text = "";
let changed: vscode.EventEmitter<vscode.Uri> | undefined;

/** Shows lines as a page that cannot be edited and asks for nothing when it is closed. */
export async function showPage(lines: readonly string[]): Promise<void> {
  text = `${lines.join("\n")}\n`;
  if (!changed) {
    changed = new vscode.EventEmitter();
    const provider = { onDidChange: changed.event, provideTextDocumentContent: () => text };
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider);
  }
  changed.fire(page);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(page), { preview: true });
}
