import * as vscode from "vscode";
import type { Services } from "../services.js";
import { lineOf } from "./auditItems.js";
import { partyOfNode, type AuditNode } from "./auditNodes.js";
import type { Grouping } from "./auditRows.js";

/** What a link or a menu hands to a command: texts, or the row that the menu was opened on. */
export type Named = string | AuditNode | undefined;

/** File and fingerprint of a finding, as links name it. */
export function findingNamed(
  of: Named,
  fingerprint?: string,
): readonly [uri?: string | undefined, fingerprint?: string | undefined] {
  if (typeof of !== "object") return [of, fingerprint];
  return of.kind === "finding" ? [of.file.uri.toString(), of.finding.fingerprint] : [];
}

/** A party's id. */
export function partyNamed(of: Named): string | undefined {
  return typeof of === "object" ? partyOfNode(of) : of;
}

/** *Copy*: a finding as one line. */
export async function copyFinding(_: Services, node?: AuditNode): Promise<void> {
  if (node?.kind === "finding") await vscode.env.clipboard.writeText(lineOf(node));
}

/** *Fix…*: opens the file and the light bulb at the finding. */
export async function fixFinding(_: Services, node?: AuditNode): Promise<void> {
  if (node?.kind !== "finding") return;
  const document = await vscode.workspace.openTextDocument(node.file.uri);
  const selection = new vscode.Range(
    document.positionAt(node.finding.span.start),
    document.positionAt(node.finding.span.start),
  );
  await vscode.window.showTextDocument(document, { selection });
  await vscode.commands.executeCommand("editor.action.quickFix");
}

/** *Filter…*: asks for words; nothing typed shows all. */
export async function filterAudit({ tree }: Services, given?: string): Promise<void> {
  const text =
    typeof given === "string"
      ? given
      : await vscode.window.showInputBox({
          title: vscode.l10n.t("Filter Findings"),
          prompt: vscode.l10n.t("Component, party, list, file or severity"),
          value: tree.filterText,
        });
  if (text !== undefined) tree.filterBy(text);
}

/** *Group by …*. */
export function groupAudit(by: Grouping): (services: Services) => void {
  return ({ tree }) => tree.groupBy(by);
}
