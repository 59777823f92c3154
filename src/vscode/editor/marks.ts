import * as vscode from "vscode";
import { section, settingsFor } from "../settings.js";
import { FindingInlays } from "./inlays.js";
import { FindingLenses } from "./lenses.js";
import type { Session } from "./session.js";

/** Registers code lens and inlay hints once a setting asks for them, in whichever folder: both are off until then. */
export function registerMarks(session: Session): vscode.Disposable {
  const registered = new Map<string, vscode.Disposable>();
  const register = (setting: "codeLens" | "inlayHints", make: () => vscode.Disposable): void => {
    if (registered.has(setting) || !isAsked(setting)) return;
    registered.set(setting, make());
  };
  const check = (): void => {
    register("codeLens", () => new FindingLenses(session));
    register("inlayHints", () => new FindingInlays(session));
  };
  check();
  const changes = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) check();
  });
  return {
    dispose: () => {
      vscode.Disposable.from(changes, ...registered.values()).dispose();
    },
  };
}

function isAsked(setting: "codeLens" | "inlayHints"): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [undefined, ...folders.map(({ uri }) => uri)].some((uri) => settingsFor(uri)[setting]);
}
