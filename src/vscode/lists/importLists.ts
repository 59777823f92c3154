import * as vscode from "vscode";
import { plain } from "../../core/report/plain.js";
import type { Services } from "../services.js";
import { readFiles, type Incoming, type NotTaken } from "./incoming.js";
import { showPage } from "./listPage.js";
import type { Taken } from "./taken.js";
import { takeFiles } from "./takeLists.js";
import { withTask } from "./task.js";

/**
 * *Import List File…*: asks for files, or takes those that are given, and says what came of it. `"accept"` after them takes what has lost
 * too much or is older without a question.
 */
export async function importLists(services: Services, given?: unknown, more?: unknown): Promise<void> {
  // Menus hand over one file, and what else is chosen.
  const all: readonly unknown[] = Array.isArray(more) ? more : Array.isArray(given) ? given : [given];
  const named = all.filter((one) => one instanceof vscode.Uri);
  const title = vscode.l10n.t("Import List Files");
  const openLabel = vscode.l10n.t("Import");
  const uris =
    named.length > 0 ? named : ((await vscode.window.showOpenDialog({ title, openLabel, canSelectMany: true })) ?? []);
  if (uris.length === 0) return;
  const { files, notTaken } = await readFiles(uris);
  await take(services, files, notTaken, more === "accept");
}

/** Takes files and says what came of it, and what was not taken for which reason. */
export async function take(
  services: Services,
  files: readonly Incoming[],
  notTaken: readonly NotTaken[],
  accepted: boolean,
): Promise<void> {
  const taken: Taken | undefined =
    files.length === 0
      ? { said: [], lines: [], notTaken: [] }
      : await withTask(vscode.l10n.t("SanctionLint: lists"), (task) => takeFiles(services, files, accepted, task));
  if (!taken) return;
  const refused = [...notTaken, ...taken.notTaken].map(({ from, reason }) =>
    plain(from === "" ? reason : `${from}: ${reason}`),
  );
  for (const reason of refused) services.log.warn(reason);
  const lines = [...refused.map((reason) => vscode.l10n.t("not taken: {0}", reason)), ...taken.lines];
  if (refused.length > 0)
    tell(
      vscode.window.showErrorMessage,
      [vscode.l10n.t("Not taken, and what is here stays: {0}.", refused.join("; "))],
      lines,
    );
  if (taken.said.length > 0) tell(vscode.window.showInformationMessage, taken.said, lines);
}

/** Says sentences, with a button for the whole account. Nobody waits for the answer. */
function tell(
  show: (message: string, ...items: string[]) => Thenable<string | undefined>,
  said: readonly string[],
  lines: readonly string[],
): void {
  const details = vscode.l10n.t("Show Details");
  void show(said.join(" "), details).then((answer) => (answer === details ? showPage(lines) : undefined));
}
