import * as vscode from "vscode";

/** Wiring only. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(vscode.window.createOutputChannel("SanctionLint", { log: true }));
}
