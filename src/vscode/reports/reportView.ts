import * as vscode from "vscode";
import { openPlaceCommand } from "./reportPlaces.js";

/**
 * *Show Audit Report*: one panel, reused, with the page that the command line writes too. It runs no script, its own content
 * security policy lets in its style alone, and its places open their files.
 */
export class ReportView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;

  /** What the shown report's paths lie below. */
  roots: readonly vscode.Uri[] = [];

  show(html: string, roots: readonly vscode.Uri[]): void {
    this.roots = roots;
    this.panel ??= this.open();
    this.panel.webview.html = html;
    this.panel.reveal(undefined, false);
  }

  /** What the panel shows: for tests, since VS Code does not tell. */
  get html(): string {
    return this.panel?.webview.html ?? "";
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): vscode.WebviewPanel {
    const title = vscode.l10n.t("Audit Report");
    const panel = vscode.window.createWebviewPanel("sanctionLint.report", title, vscode.ViewColumn.Active, {
      enableCommandUris: [openPlaceCommand],
      enableFindWidget: true,
      localResourceRoots: [],
      // Where one has read to would else be lost behind another tab.
      retainContextWhenHidden: true,
    });
    panel.onDidDispose(() => (this.panel = undefined));
    return panel;
  }
}
