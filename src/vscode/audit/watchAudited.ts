import * as vscode from "vscode";
import type { Findings } from "../findings.js";
import type { Auditor } from "./auditor.js";

/** Keeps the findings of audited files that no editor shows in step with the disk: looked at again on change, taken down on delete. */
export function watchAudited(auditor: Auditor, findings: Findings): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher("**/*", true);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange((uri) => void auditor.refresh(uri)),
    watcher.onDidDelete((uri) => {
      if (findings.isAudited(uri)) findings.clear(uri);
    }),
  );
}
