import * as vscode from "vscode";

/** Counted things as people read them: one is not several. Each has both texts whole, since a language may need both. */
export function findingsWords(count: number): string {
  return count === 1 ? vscode.l10n.t("1 finding") : vscode.l10n.t("{0} findings", String(count));
}

export function filesWords(count: number): string {
  return count === 1 ? vscode.l10n.t("1 file") : vscode.l10n.t("{0} files", String(count));
}

export function componentsReadWords(count: number): string {
  return count === 1 ? vscode.l10n.t("1 component read") : vscode.l10n.t("{0} components read", String(count));
}

export function placesNotReadWords(count: number): string {
  return count === 1 ? vscode.l10n.t("1 place not read") : vscode.l10n.t("{0} places not read", String(count));
}
