import * as vscode from "vscode";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { today } from "../sources.js";
import { pageHtml } from "./page.js";
import { partyPage } from "./partyPage.js";
import { nonce } from "./nonce.js";

/** *Show Party*: one panel, reused, with the page of a party. It runs no script; its links run our own commands only. */
export class PartyView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;

  constructor(private readonly knowledge: () => Knowledge) {}

  show(id: string): void {
    const knowledge = this.knowledge();
    const party = knowledge.parties.get(id);
    if (!party) {
      void vscode.window.showInformationMessage(vscode.l10n.t("No party is known as {0}.", id));
      return;
    }
    this.panel ??= this.open();
    this.panel.title = party.name;
    this.panel.webview.html = pageHtml(partyPage(party, knowledge, today()), nonce());
    this.panel.reveal(undefined, false);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel("sanctionLint.party", "", vscode.ViewColumn.Active, {
      enableCommandUris: ["sanctionLint.showParty", "sanctionLint.supposeListed", "sanctionLint.auditWorkspace"],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => (this.panel = undefined));
    return panel;
  }
}
