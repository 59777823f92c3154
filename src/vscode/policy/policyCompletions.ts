import * as vscode from "vscode";
import type { Component, Finding } from "../../core/model.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { completePolicy, describePlace, type Around, type Suggestion } from "../../core/policy/completions.js";
import type { Policy } from "../../core/policy/policy.js";
import { ownPartyIdsIn } from "../../core/policy/readPolicy.js";
import { policyShape } from "../../core/policy/policyShape.js";
import { foundComponents } from "../../core/report/foundComponents.js";
import type { LiveAudit } from "../audit/liveAudit.js";
import { toRange } from "../convert.js";
import type { Session } from "../editor/session.js";
import { isOwn, today } from "../sources.js";
import type { PolicyStore } from "./policyStore.js";

const kinds = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  example: vscode.CompletionItemKind.Text,
} as const satisfies Record<Suggestion["kind"], vscode.CompletionItemKind>;

/** Components of one file that are offered: a lockfile has tens of thousands. */
const mostOfOneFile = 300;

/** Completion and explanations in the policy file: VS Code has none for YAML of its own. */
export class PolicyCompletions implements vscode.CompletionItemProvider, vscode.HoverProvider {
  constructor(
    private readonly knowledge: () => Knowledge,
    private readonly policies: PolicyStore,
    private readonly session: Session,
    private readonly live: LiveAudit,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    // In Restricted Mode nothing of the tree's policy is read, and elsewhere it is not a policy.
    if (!vscode.workspace.isTrusted || !isOwn(document.uri)) return [];
    const offset = document.offsetAt(position);
    const text = document.getText();
    const { policy } = await this.policies.policyFor(document.uri);
    // Those of layers above, and those that are being written here.
    const own = new Set([...(policy.ownParties ?? []).map(({ id }) => id), ...ownPartyIdsIn(text)]);
    const shape = policyShape(this.knowledge(), [...own]);
    const { suggestions, ...span } = completePolicy(text, offset, shape, this.around(policy));
    const range = toRange(document, span);
    return suggestions.map(({ label, insert, kind, description }, at) => {
      // A party is sought by its name as well as by its id.
      const item = new vscode.CompletionItem({ label, description }, kinds[kind]);
      item.filterText = kind === "value" ? `${label} ${description}` : label;
      // Indentation is part of what is inserted, so VS Code must not add its own. A name from a file is not a snippet.
      item.insertText = kind === "key" ? new vscode.SnippetString(insert) : insert;
      item.keepWhitespace = true;
      item.range = range;
      item.documentation = description;
      item.sortText = String(at).padStart(4, "0");
      return item;
    });
  }

  /** What open files name, and what the audit found in others. */
  private around({ waiverRules }: Policy): Around {
    const findings: Finding[] = [];
    const components: Component[] = [];
    for (const { analysis } of [...this.session.all(), ...(this.live.current?.files ?? [])]) {
      findings.push(...analysis.findings.slice(0, mostOfOneFile));
      components.push(...analysis.components.slice(0, mostOfOneFile));
    }
    return {
      today: today(),
      components: foundComponents(findings, components),
      mostDays: waiverRules?.mostDays,
    };
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    if (!vscode.workspace.isTrusted || !isOwn(document.uri)) return undefined;
    const offset = document.offsetAt(position);
    const text = document.getText();
    const known = describePlace(text, offset, policyShape(this.knowledge(), ownPartyIdsIn(text)));
    if (!known) return undefined;
    return new vscode.Hover(new vscode.MarkdownString().appendText(known.description), toRange(document, known));
  }
}
