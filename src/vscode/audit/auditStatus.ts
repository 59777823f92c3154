import * as vscode from "vscode";
import { filesWords, findingsWords } from "../countedWords.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { section } from "../settings.js";
import { severityNames } from "./auditItems.js";
import { countOpen, openOf } from "./auditRows.js";
import type { LiveAudit } from "./liveAudit.js";
import { statusLine, statusName, type StatusFacts, type StatusWords } from "./statusLine.js";
import type { WorkspaceAudit } from "./workspaceAudit.js";

/** Where the item is: to the right of the problems' count. */
const priority = 40;

/** The status bar's one item: what the workspace's audit found, under which policy, by lists of which day. A click shows the audit. */
export class AuditStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    `${section}.audit`,
    vscode.StatusBarAlignment.Left,
    priority,
  );
  private readonly question = vscode.window.createStatusBarItem(
    `${section}.question`,
    vscode.StatusBarAlignment.Left,
    priority - 1,
  );
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly live: LiveAudit,
    private readonly knowledge: () => Knowledge,
  ) {
    this.item.name = vscode.l10n.t("SanctionLint audit");
    this.subscription = vscode.Disposable.from(
      live.onDidChange(() => this.update()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.update()),
    );
    this.update();
  }

  /** Says in the warning's colour that the view shows a question; a click leads back to the audit. */
  frame(title: string | undefined): void {
    this.question.name = vscode.l10n.t("SanctionLint question");
    this.question.text = `$(beaker) ${title ?? ""} $(close)`;
    this.question.tooltip = vscode.l10n.t("The view shows what would differ. Click to go back to the audit.");
    this.question.accessibilityInformation = {
      label: vscode.l10n.t("{0}: back to the audit", title ?? ""),
      role: "button",
    };
    this.question.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
    this.question.command = `${section}.showAudit`;
    if (title === undefined) this.question.hide();
    else this.question.show();
  }

  /** What the item shows, undefined while it is hidden: for tests, since VS Code does not say. */
  text: string | undefined;
  /** What a screen reader says of it. */
  name: string | undefined;

  dispose(): void {
    vscode.Disposable.from(this.item, this.question, this.subscription).dispose();
  }

  private update(): void {
    const audit = this.live.current;
    // Where nothing was read there is nothing to speak of.
    if (audit && (audit.counts.files > 0 || audit.notRead.length > 0)) {
      const facts = this.factsOf(audit);
      this.show(statusLine(facts, words), statusName(facts, words), tooltipOf(audit, facts), `${section}.showAudit`);
    } else if (!vscode.workspace.isTrusted && vscode.workspace.workspaceFolders) {
      const restricted = vscode.l10n.t("Not audited: Restricted Mode");
      const why = vscode.l10n.t(
        "In Restricted Mode SanctionLint does not audit a folder when it is opened, and the folder's own policy is not in force. Open files are judged by the default policy. Click to manage trust.",
      );
      this.show(`$(shield) ${restricted}`, `SanctionLint: ${restricted}`, why, "workbench.trust.manage");
    } else {
      this.text = undefined;
      this.item.hide();
    }
  }

  private show(text: string, name: string, tooltip: string | vscode.MarkdownString, command: string): void {
    this.item.text = this.text = text;
    this.item.accessibilityInformation = { label: (this.name = name), role: "button" };
    this.item.tooltip = tooltip;
    this.item.command = command;
    this.item.show();
  }

  private factsOf({ files, results, incomplete, partial }: WorkspaceAudit): StatusFacts {
    const counts = countOpen(files);
    const policy = results.flatMap(({ policyLabels }) => policyLabels).at(-1);
    const { checkedUntil } = this.knowledge();
    return { counts, policy, checkedUntil, stale: this.live.isStale, incomplete, partial };
  }
}

const words: StatusWords = {
  none: vscode.l10n.t("No findings"),
  partial: vscode.l10n.t("partial"),
  defaultPolicy: vscode.l10n.t("default policy"),
  stale: vscode.l10n.t("being audited again"),
  incomplete: vscode.l10n.t("not everything could be read"),
  lists: (date) => vscode.l10n.t("lists {0}", date),
  findings: (count, gravest) =>
    vscode.l10n.t("{0}, gravest: {1}", findingsWords(count), severityNames[gravest]().toLowerCase()),
};

function tooltipOf(
  { counts, verdict, partial, incomplete }: WorkspaceAudit,
  facts: StatusFacts,
): vscode.MarkdownString {
  const { error, warning, information, hint, waived } = facts.counts;
  const text = new vscode.MarkdownString();
  const line = (words: string): void => void text.appendText(words).appendMarkdown("\n\n");
  line(vscode.l10n.t("SanctionLint: {0} in {1}", findingsWords(openOf(facts.counts)), filesWords(counts.files)));
  const of = [error, warning, information, hint, waived].map(String);
  line(vscode.l10n.t("{0} errors, {1} warnings, {2} notes, {3} hints, {4} waived", ...of));
  line(vscode.l10n.t("Policy: {0}", facts.policy ?? words.defaultPolicy));
  line(vscode.l10n.t("Lists checked until {0}", facts.checkedUntil));
  if (partial)
    line(
      vscode.l10n.t("Partial: the audit on opening ends early in a large folder. Run Audit Workspace for the rest."),
    );
  else if (incomplete) line(vscode.l10n.t("Incomplete: not everything could be read."));
  const short = verdict.slice(0, 12);
  text.appendMarkdown(facts.stale ? `~~${short}~~ ` : `${short} `);
  text.appendText(facts.stale ? vscode.l10n.t("stale verdict") : vscode.l10n.t("verdict"));
  text.isTrusted = { enabledCommands: ["sanctionLint.judgeAsOf", "sanctionLint.supposeListed"] };
  const [day, party] = [vscode.l10n.t("Judge for Another Day…"), vscode.l10n.t("What If…")];
  text.appendMarkdown(
    `\n\n[${day}](command:sanctionLint.judgeAsOf)  ·  [${party}](command:sanctionLint.supposeListed)`,
  );
  return text;
}
