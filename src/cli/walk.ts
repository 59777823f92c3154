import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isIgnored, readIgnoreRules, type IgnoreRule } from "../core/walk/ignoreRules.js";
import { isSkippedFolder } from "../core/walk/skippedFolders.js";

/** Told of a folder that cannot be read; the walk goes on. */
export type OnUnreadable = (folder: string, reason: string) => void;

/**
 * Files below `folder`, absolute, sorted within each folder so that two runs agree. `.gitignore` files are obeyed, those above
 * `folder` up to the repository's root too; symbolic links are not followed, so that a walk ends.
 */
export function* walk(folder: string, onUnreadable: OnUnreadable): Generator<string> {
  const top = repositoryRoot(folder) ?? folder;
  yield* walkFolder(folder, top, rulesAbove(folder, top), onUnreadable);
}

/** The nearest folder at or above `from` that holds `.git`. */
export function repositoryRoot(from: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (exists(path.join(folder, ".git"))) return folder;
    if (path.dirname(folder) === folder) return undefined;
  }
}

function* walkFolder(
  folder: string,
  top: string,
  above: readonly IgnoreRule[],
  onUnreadable: OnUnreadable,
): Generator<string> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    onUnreadable(folder, `the folder cannot be read: ${reasonOf(error)}`);
    return;
  }
  const rules = [...above, ...(entries.some(({ name }) => name === ".gitignore") ? rulesOf(folder, top) : [])];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    const relative = toPosix(path.relative(top, full));
    if (entry.isDirectory()) {
      if (!isSkippedFolder(entry.name) && !isIgnored(rules, relative, true))
        yield* walkFolder(full, top, rules, onUnreadable);
    } else if (entry.isFile() && !isIgnored(rules, relative, false)) yield full;
  }
}

function rulesAbove(folder: string, top: string): IgnoreRule[] {
  const steps = path.relative(top, folder).split(path.sep).filter(Boolean);
  return steps.flatMap((_, depth) => rulesOf(path.join(top, ...steps.slice(0, depth)), top));
}

function rulesOf(folder: string, top: string): IgnoreRule[] {
  try {
    const base = toPosix(path.relative(top, folder));
    return readIgnoreRules(readFileSync(path.join(folder, ".gitignore"), "utf8"), base === "" ? "" : `${base}/`);
  } catch {
    // No file there, or none that can be read: nothing is left out by it.
    return [];
  }
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** A path with forward slashes, as formats and reports know it. */
export function toPosix(file: string): string {
  return file.split(path.sep).join("/");
}

/** What the operating system says, without its code and call. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
