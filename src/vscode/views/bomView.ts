import * as vscode from "vscode";
import { toRange } from "../convert.js";
import type { Session } from "../editor/session.js";
import { openDocument, pathOf } from "../sources.js";
import { bomPage } from "./bomPage.js";
import { nonce } from "./nonce.js";
import { pageHtml } from "./page.js";

/** *Show BOM Audit*: the active document's components as a table, kept in step while it is edited. */
export class BomView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private shown: vscode.Uri | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.subscription = session.onDidAnalyze((uri) => {
      const document = uri.toString() === this.shown?.toString() ? openDocument(uri) : undefined;
      if (document) void this.render(document);
    });
  }

  async show(document: vscode.TextDocument): Promise<void> {
    this.panel ??= this.open();
    this.shown = document.uri;
    await this.render(document);
    this.panel.reveal();
  }

  dispose(): void {
    this.subscription.dispose();
    this.panel?.dispose();
  }

  private async render(document: vscode.TextDocument): Promise<void> {
    const analysis = this.session.judgedOf(document)?.analysis ?? (await this.session.analyzeNow(document));
    if (!analysis || !this.panel) return;
    const page = bomPage(pathOf(document.uri), analysis);
    this.panel.title = page.title;
    this.panel.webview.html = pageHtml(page, nonce());
  }

  private open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel("sanctionLint.bom", "", vscode.ViewColumn.Active, {
      enableScripts: true,
      enableCommandUris: ["sanctionLint.showParty"],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.shown = undefined;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => void this.reveal(message));
    return panel;
  }

  /** Selects the part that was clicked in the table. */
  private async reveal(message: unknown): Promise<void> {
    const start = message !== null && typeof message === "object" && "start" in message ? message.start : undefined;
    if (typeof start !== "number" || !this.shown) return;
    const document = await vscode.workspace.openTextDocument(this.shown);
    const component = this.session
      .judgedOf(document)
      ?.analysis.components.find(({ nameSpan }) => nameSpan.start === start);
    if (!component) return;
    const selection = toRange(document, component.nameSpan);
    await vscode.window.showTextDocument(document, { selection });
  }
}
