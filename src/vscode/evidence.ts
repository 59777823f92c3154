import * as vscode from "vscode";
import type { Finding } from "../core/model.js";
import { evidenceCard } from "../core/report/evidenceCard.js";
import { placeAt } from "./placeAt.js";
import { openDocument, sourceOf } from "./sources.js";
import type { Services } from "./services.js";

/** *Copy Evidence Card*: the finding given by a link, or the one under the cursor, as Markdown on the clipboard. */
export async function copyEvidence(services: Services, uri?: string, fingerprint?: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const document = uri === undefined ? editor?.document : openDocument(vscode.Uri.parse(uri));
  const findings = document ? (services.session.judgedOf(document)?.analysis.findings ?? []) : [];
  const pointer = editor && new vscode.Range(editor.selection.active, editor.selection.active);
  const here = (one: Finding): boolean =>
    document !== undefined && pointer !== undefined && placeAt(document, one, pointer) !== undefined;
  const finding = findings.find((one) => (fingerprint === undefined ? here(one) : one.fingerprint === fingerprint));
  if (!document || !finding) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Put the cursor on a finding first."));
    return;
  }
  const { asOf } = await services.policies.policyFor(document.uri);
  await vscode.env.clipboard.writeText(evidenceCard(sourceOf(document), finding, services.analyzer.knowledge(), asOf));
  vscode.window.setStatusBarMessage(vscode.l10n.t("Evidence card of {0} copied", finding.match.party.name), 4_000);
}
