import * as vscode from "vscode";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { completePolicy, describePlace, type Suggestion } from "../../core/policy/completions.js";
import { policyShape } from "../../core/policy/policyShape.js";
import { toRange } from "../convert.js";
import { isOwn } from "../sources.js";

const kinds = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  example: vscode.CompletionItemKind.Text,
} as const satisfies Record<Suggestion["kind"], vscode.CompletionItemKind>;

/** Completion and explanations in the policy file: VS Code has none for YAML of its own. */
export class PolicyCompletions implements vscode.CompletionItemProvider, vscode.HoverProvider {
  constructor(private readonly knowledge: () => Knowledge) {}

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    // In Restricted Mode nothing of the tree's policy is read, and elsewhere it is no policy.
    if (!vscode.workspace.isTrusted || !isOwn(document.uri)) return [];
    const offset = document.offsetAt(position);
    const { suggestions, ...span } = completePolicy(document.getText(), offset, policyShape(this.knowledge()));
    const range = toRange(document, span);
    return suggestions.map(({ label, insert, kind, description }, at) => {
      const item = new vscode.CompletionItem(label, kinds[kind]);
      // Indentation is part of what is inserted, so VS Code must not add its own.
      item.insertText = new vscode.SnippetString(insert);
      item.keepWhitespace = true;
      item.range = range;
      item.detail = description;
      item.sortText = String(at).padStart(4, "0");
      return item;
    });
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    if (!vscode.workspace.isTrusted || !isOwn(document.uri)) return undefined;
    const offset = document.offsetAt(position);
    const known = describePlace(document.getText(), offset, policyShape(this.knowledge()));
    if (!known) return undefined;
    return new vscode.Hover(new vscode.MarkdownString().appendText(known.description), toRange(document, known));
  }
}
