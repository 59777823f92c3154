import * as vscode from "vscode";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { CalendarDate } from "../../core/model.js";
import type { Bundles } from "../bundles/bundles.js";
import type { NamedFinding } from "../namedFinding.js";
import { nonce } from "./nonce.js";

/** *Why?*: one panel, reused, with the page of a finding. It runs no script; its links run our own commands only. */
export class FindingView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;

  constructor(
    private readonly knowledge: () => Knowledge,
    private readonly bundles: Bundles,
  ) {}

  async show({ uri, source, finding }: NamedFinding, asOf: CalendarDate): Promise<void> {
    const pages = await this.bundles.pages();
    if (!pages) return;
    this.panel ??= this.open();
    const page = pages.findingPage({ uri: uri.toString(), source, finding, asOf }, this.knowledge());
    this.panel.title = page.title;
    this.panel.webview.html = pages.pageHtml(page, nonce());
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
    const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel("sanctionLint.finding", "", column, {
      enableCommandUris: ["showParty", "copyEvidenceCard", "waiveFinding", "openRule"].map(
        (one) => `sanctionLint.${one}`,
      ),
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => (this.panel = undefined));
    return panel;
  }
}
