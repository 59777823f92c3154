import * as vscode from "vscode";
import { mayRead } from "../core/formats/formatFor.js";
import { section } from "./settings.js";
import { isOwn, pathOf } from "./sources.js";

/** Says beside every document that would be judged that it is not, and why. */
export class NotStarted implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem(`${section}.findings`, []);
  private readonly subscription: vscode.Disposable;

  constructor(problem: string) {
    this.item.name = vscode.l10n.t("SanctionLint findings");
    this.item.text = vscode.l10n.t("SanctionLint judges nothing");
    this.item.detail = problem;
    this.item.severity = vscode.LanguageStatusSeverity.Error;
    this.subscription = vscode.window.onDidChangeActiveTextEditor((editor) => this.show(editor?.document.uri));
    this.show(vscode.window.activeTextEditor?.document.uri);
  }

  dispose(): void {
    vscode.Disposable.from(this.item, this.subscription).dispose();
  }

  private show(uri: vscode.Uri | undefined): void {
    // Without a policy, since none can be read: a document is named by the formats alone.
    const concerned = uri && isOwn(uri) && mayRead(pathOf(uri), undefined);
    this.item.selector = concerned ? [{ scheme: uri.scheme }] : [];
  }
}
