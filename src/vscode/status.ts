import * as vscode from "vscode";
import { componentsReadWords, findingsWords } from "./countedWords.js";
import { freshness } from "../core/blacklist/freshness.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import type { Component } from "../core/model.js";
import type { Session } from "./editor/session.js";
import type { PolicyInForce, PolicyStore } from "./policy/policyStore.js";
import { section, settingsFor } from "./settings.js";
import { today } from "./sources.js";

/** Context key that palette entries and menus of a supported document ask for. */
export const supportedKey = `${section}.isSupportedFile`;

/** Context key of a document that lists parts: its title then has the table's button. */
export const bomKey = `${section}.isBom`;

/** Shows, for the document in the active editor, which policy and which list date are in force, and how many findings there are. */
export class Status implements vscode.Disposable {
  private readonly findings = vscode.languages.createLanguageStatusItem(`${section}.findings`, []);
  private readonly policy = vscode.languages.createLanguageStatusItem(`${section}.policy`, []);
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly session: Session,
    private readonly policies: PolicyStore,
    private readonly knowledge: () => Knowledge,
  ) {
    this.findings.name = vscode.l10n.t("SanctionLint findings");
    this.policy.name = vscode.l10n.t("SanctionLint policy");
    this.subscriptions = [
      this.findings,
      this.policy,
      vscode.window.onDidChangeActiveTextEditor(() => void this.update()),
      session.onDidAnalyze(() => void this.update()),
      policies.onDidChange(() => void this.update()),
    ];
    void this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const supported = document !== undefined && this.session.isSupported(document);
    void vscode.commands.executeCommand("setContext", supportedKey, supported);
    const parts = document && this.session.judgedOf(document)?.analysis.components.some(isPart);
    void vscode.commands.executeCommand("setContext", bomKey, parts === true);
    // A language status item belongs to documents by selector; the active one is the only one it is seen beside.
    const selector = supported ? [{ scheme: document.uri.scheme }] : [];
    this.findings.selector = selector;
    this.policy.selector = selector;
    if (!supported) return;
    this.showFindings(document);
    this.showPolicy(await this.policies.policyFor(document.uri));
  }

  private showFindings(document: vscode.TextDocument): void {
    const item = this.findings;
    const judged = this.session.judgedOf(document);
    const open = (judged?.analysis.findings ?? []).filter(({ waiver }) => !waiver);
    const waived = (judged?.analysis.findings.length ?? 0) - open.length;
    const limit = settingsFor(document.uri).maxFileSize;
    item.busy = judged === undefined;
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.detail = vscode.l10n.t("SanctionLint");
    item.command = undefined;
    if (judged?.excluded) {
      item.text = vscode.l10n.t("Left out by exclude in the policy");
    } else if (judged && judged.analysis.format === undefined && document.getText().length > limit) {
      item.text = vscode.l10n.t("Not read: over the size limit");
      item.severity = vscode.LanguageStatusSeverity.Warning;
    } else if (judged && judged.analysis.format === undefined) {
      item.text = vscode.l10n.t("Nothing to read here");
    } else {
      item.text = findingsWords(open.length);
      const components = judged?.analysis.components.length ?? 0;
      item.detail = componentsReadWords(components) + (waived > 0 ? vscode.l10n.t(", {0} waived", String(waived)) : "");
      item.command = { title: vscode.l10n.t("Audit"), command: `${section}.auditCurrentFile` };
    }
  }

  private showPolicy({ labels, broken, restricted, asOf, refused }: PolicyInForce): void {
    const { checkedUntil } = this.knowledge();
    const { days: age, warning } = freshness(this.knowledge(), today());
    const item = this.policy;
    item.text = labels.at(-1) ?? vscode.l10n.t("Default policy");
    if (broken.length > 0) item.text = vscode.l10n.t("{0} is broken, the last good one holds", broken.join(", "));
    else if (restricted) item.text = vscode.l10n.t("Workspace policy not in force: not trusted");
    // Typed, since an array joins whatever it holds.
    const details: readonly string[] = [
      warning
        ? vscode.l10n.t("lists of {0}, {1} days old", checkedUntil, String(age))
        : vscode.l10n.t("lists of {0}", checkedUntil),
      ...(asOf === today() ? [] : [vscode.l10n.t("judged as of {0}", asOf)]),
      ...refused.slice(0, 1).map(({ message }) => message),
    ];
    item.detail = details.join(" · ");
    const troubled = broken.length > 0 || restricted || warning !== undefined || refused.length > 0;
    item.severity = troubled ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    item.command = { title: vscode.l10n.t("Open Policy File"), command: `${section}.openPolicyFile` };
  }
}

function isPart({ kind, placement }: Component): boolean {
  return kind === "part" || placement !== undefined;
}
