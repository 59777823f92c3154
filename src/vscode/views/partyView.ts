import * as vscode from "vscode";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { Bundles } from "../bundles/bundles.js";
import { today } from "../sources.js";
import { nonce } from "./nonce.js";

const viewType = "sanctionLint.party";

/** *Show Party*: one panel, reused and restored after a reload, with the page of a party. Its links run our own commands only. */
export class PartyView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private readonly restoring: vscode.Disposable;

  constructor(
    private readonly knowledge: () => Knowledge,
    private readonly bundles: Bundles,
  ) {
    this.restoring = vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel: vscode.WebviewPanel, state: unknown) => {
        const { party } = (state ?? {}) as Readonly<Record<string, unknown>>;
        if (this.panel || typeof party !== "string" || !this.knowledge().parties.has(party)) panel.dispose();
        else {
          this.panel = this.keep(panel);
          await this.show(party);
        }
      },
    });
  }

  async show(id: string): Promise<void> {
    const knowledge = this.knowledge();
    const party = knowledge.parties.get(id);
    if (!party) {
      void vscode.window.showInformationMessage(vscode.l10n.t("No party is known as {0}.", id));
      return;
    }
    const pages = await this.bundles.pages();
    if (!pages) return;
    this.panel ??= this.open();
    this.panel.title = party.name;
    const page = pages.partyPage(party, knowledge, today());
    // The page's only script: it tells VS Code which party to restore.
    const script = `acquireVsCodeApi().setState(${JSON.stringify({ party: id }).replaceAll("<", "\\u003c")})`;
    this.panel.webview.options = options;
    this.panel.webview.html = pages.pageHtml({ ...page, script }, nonce());
    this.panel.reveal(undefined, false);
  }

  dispose(): void {
    this.restoring.dispose();
    this.panel?.dispose();
  }

  private open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(viewType, "", vscode.ViewColumn.Active, {
      ...options,
      enableFindWidget: true,
    });
    return this.keep(panel);
  }

  private keep(panel: vscode.WebviewPanel): vscode.WebviewPanel {
    panel.onDidDispose(() => (this.panel = undefined));
    return panel;
  }
}

const options: vscode.WebviewOptions = {
  enableScripts: true,
  enableCommandUris: ["sanctionLint.showParty", "sanctionLint.supposeListed", "sanctionLint.auditWorkspace"],
  localResourceRoots: [],
};
