import * as vscode from "vscode";
import { isSkippedFolder, isVersionControl } from "../../core/walk/skippedFolders.js";
import { isOwn } from "../sources.js";
import type { FileRecords } from "./fileRecords.js";

/** Reports files and folders of the workspace whose coming, changing or going an audit may notice. Policies have a watcher of their own. */
export function watchWorkspace(
  records: FileRecords,
  mayRead: (uri: vscode.Uri) => boolean,
  tell: (uri: vscode.Uri, what: "changed" | "gone") => void,
): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher("**/*");
  const concerns = (uri: vscode.Uri): boolean =>
    isOwn(uri) && (records.has(uri) || saysWhatIsRead(uri) || mayRead(uri));
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(async (uri) => {
      if (concerns(uri) || (isOwn(uri) && (await isWalkedFolder(uri)))) tell(uri, "changed");
    }),
    watcher.onDidChange((uri) => {
      if (concerns(uri)) tell(uri, "changed");
    }),
    watcher.onDidDelete((uri) => {
      // Of a folder that goes, only the folder is announced.
      if (concerns(uri) || (isOwn(uri) && records.forgetBelow(uri))) tell(uri, "gone");
    }),
  );
}

/** Files that tell an audit which files to read. */
function saysWhatIsRead({ path }: vscode.Uri): boolean {
  return path.endsWith("/.gitignore") || path.endsWith("/.git/index");
}

/** Whether a folder came that a walk would enter, with files that are not announced one by one. */
async function isWalkedFolder(uri: vscode.Uri): Promise<boolean> {
  if (uri.path.split("/").some((name) => isSkippedFolder(name) || isVersionControl(name))) return false;
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    // It has gone again.
    return false;
  }
}
