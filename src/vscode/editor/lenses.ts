import * as vscode from "vscode";
import { findingsLine } from "../../core/report/findingsLine.js";
import { section, settingsFor } from "../settings.js";
import type { Session } from "./session.js";

/** A line above a file with findings: how many, and by whom; it opens the audit. */
export class FindingLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      vscode.languages.registerCodeLensProvider("*", this),
      session.onDidAnalyze(() => this.changed.fire()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) this.changed.fire();
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    if (!settingsFor(document.uri).codeLens) return [];
    const judged = await this.session.whenJudged(document, token);
    const line = findingsLine(judged?.analysis.findings ?? []);
    if (line === undefined) return [];
    const title = vscode.l10n.t("{0} · Show Audit", line);
    return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command: "sanctionLint.showAudit" })];
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
