import * as vscode from "vscode";
import { evidenceCard } from "../core/report/evidenceCard.js";
import { namedFinding } from "./namedFinding.js";
import type { Services } from "./services.js";

/** *Copy Evidence Card*: the finding given by a link, or the one under the cursor, as Markdown on the clipboard. */
export async function copyEvidence(services: Services, uri?: string, fingerprint?: string): Promise<void> {
  const named = await namedFinding(services, uri, fingerprint);
  if (!named) return;
  const { source, finding, linked } = named;
  const { asOf } = await services.policies.policyFor(named.uri);
  await vscode.env.clipboard.writeText(evidenceCard(source, finding, services.analyzer.knowledge(), asOf, linked));
  vscode.window.setStatusBarMessage(vscode.l10n.t("Evidence card of {0} copied", finding.match.party.name), 4_000);
}

/** *Waive*: writes a waiver for the finding into the policy file and shows it where its reason is to be typed. Nothing is saved. */
export async function waiveFinding(services: Services, uri?: string, fingerprint?: string): Promise<void> {
  const named = await namedFinding(services, uri, fingerprint);
  if (!named) return;
  const { edit, command } = await services.waivers.write(named.uri, named.finding);
  await vscode.workspace.applyEdit(edit);
  await vscode.commands.executeCommand(command.command, ...(command.arguments as readonly unknown[]));
}

/** *Why?*: the page of a finding. */
export async function explainFinding(services: Services, uri?: string, fingerprint?: string): Promise<void> {
  const named = await namedFinding(services, uri, fingerprint);
  if (!named) return;
  const { asOf } = await services.policies.policyFor(named.uri);
  await services.findingView.show(named, asOf);
}
