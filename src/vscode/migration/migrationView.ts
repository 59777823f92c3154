import * as vscode from "vscode";
import type { Bundles } from "../bundles/bundles.js";
import { nonce } from "../views/nonce.js";
import type { ShownMigration } from "../views/pages.js";

/** The page of a migration: one panel, reused. It runs no script; its links copy commands. */
export class MigrationView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;

  constructor(private readonly bundles: Bundles) {}

  async show(migration: ShownMigration): Promise<void> {
    const pages = await this.bundles.pages();
    if (!pages) return;
    this.panel ??= this.open();
    const page = pages.migrationPage(migration);
    this.panel.title = page.title;
    this.panel.webview.html = pages.pageHtml(page, nonce());
    this.panel.reveal(undefined, true);
  }

  /** What the panel shows: for tests, since VS Code does not tell. */
  get html(): string {
    return this.panel?.webview.html ?? "";
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel("sanctionLint.migration", "", vscode.ViewColumn.Active, {
      enableCommandUris: ["sanctionLint.copyText"],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => (this.panel = undefined));
    return panel;
  }
}
