import * as vscode from "vscode";

/**
 * *Show Audit Report*: one panel, reused, with the page that the command line writes too. It runs no script and no command, and its own
 * content security policy lets in its style alone.
 */
export class ReportView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;

  show(html: string): void {
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
      enableFindWidget: true,
      localResourceRoots: [],
      // Where one has read to would else be lost behind another tab.
      retainContextWhenHidden: true,
    });
    panel.onDidDispose(() => (this.panel = undefined));
    return panel;
  }
}
