import * as vscode from "vscode";
import { decodeText } from "../../core/documents/decode.js";
import { isIgnored, readIgnoreRules, type IgnoreRule } from "../../core/walk/ignoreRules.js";
import { isSkippedFolder } from "../../core/walk/skippedFolders.js";
import { globOf } from "../../core/text/glob.js";
import { isPolicyFileName } from "../policy/policyFiles.js";

/** Folders that are read at the same time; more does not make a disk or a remote answer sooner. */
const atOnce = 16;

/** What a walk found. */
export interface Walked {
  readonly files: readonly vscode.Uri[];
  /** Folders that were listed and hold no policy file: nobody needs to ask for one again. */
  readonly withoutPolicy: readonly vscode.Uri[];
}

/**
 * Files of a workspace folder that `wanted` says yes to by their path: `.gitignore` and `files.exclude` respected, what package
 * managers fetched left out, symbolic links not followed. Works on any file system VS Code has, since it asks only for folders.
 */
export async function filesIn(
  root: vscode.Uri,
  wanted: (uri: vscode.Uri) => boolean,
  token: vscode.CancellationToken,
): Promise<Walked> {
  const excluded = excludedBySetting(root);
  const files: vscode.Uri[] = [];
  const withoutPolicy: vscode.Uri[] = [];
  let level: { path: string; rules: readonly IgnoreRule[] }[] = [{ path: "", rules: [] }];
  while (level.length > 0 && !token.isCancellationRequested) {
    const next: typeof level = [];
    for (let at = 0; at < level.length && !token.isCancellationRequested; at += atOnce) {
      await Promise.all(
        level.slice(at, at + atOnce).map(async ({ path, rules: above }) => {
          const folder = path === "" ? root : vscode.Uri.joinPath(root, path);
          const entries = await list(folder);
          if (!entries.some(([name]) => isPolicyFileName(name))) withoutPolicy.push(folder);
          const prefix = path === "" ? "" : `${path}/`;
          const own = entries.some(([name]) => name === ".gitignore") ? await ignoreRules(folder, prefix) : [];
          const rules = own.length > 0 ? [...above, ...own] : above;
          for (const [name, type] of entries) {
            const entry = prefix + name;
            const isFolder = type === vscode.FileType.Directory;
            if ((isFolder && isSkippedFolder(name)) || excluded(entry) || isIgnored(rules, entry, isFolder)) continue;
            if (isFolder) next.push({ path: entry, rules });
            else if (type === vscode.FileType.File) {
              const uri = vscode.Uri.joinPath(root, entry);
              if (wanted(uri)) files.push(uri);
            }
          }
        }),
      );
    }
    level = next;
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), withoutPolicy };
}

async function list(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // A folder that may not be read holds nothing the user could open either.
    return [];
  }
}

async function ignoreRules(folder: vscode.Uri, base: string): Promise<readonly IgnoreRule[]> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, ".gitignore"));
    return readIgnoreRules(decodeText(bytes).text, base);
  } catch {
    return [];
  }
}

/** The setting `files.exclude` as a test over paths relative to the folder. Conditional entries (`when`) do not hide folders and are left. */
function excludedBySetting(root: vscode.Uri): (path: string) => boolean {
  const setting = vscode.workspace.getConfiguration("files", root).get<Record<string, unknown>>("exclude", {});
  const globs = Object.entries(setting).flatMap(([glob, on]) => (on === true ? [globOf(glob, { fold: true })] : []));
  return (path) => globs.some((glob) => glob.matches(path));
}
