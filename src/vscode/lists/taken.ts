import * as vscode from "vscode";
import type { NotTaken } from "./incoming.js";

/** What came of taking files. */
export interface Taken {
  /** What a message is to say, a sentence or more each. */
  readonly said: readonly string[];
  /** What a page is to say. */
  readonly lines: readonly string[];
  readonly notTaken: readonly NotTaken[];
}

/** Shows numbers and asks; false is the answer of whoever closes the question. */
export async function isAccepted(title: string, reasons: readonly string[]): Promise<boolean> {
  const accept = vscode.l10n.t("Accept");
  const detail = [...reasons, vscode.l10n.t("What is here stays unless you accept.")].join("\n");
  return (await vscode.window.showWarningMessage(title, { modal: true, detail }, accept)) === accept;
}
