import type { LeftOut } from "./leftOut.js";
import { joinPath, nameOf, parentOf } from "./paths.js";
import type { NotRead } from "./notRead.js";

/** Lockfiles that only their own tool can read, the text lockfile that says the same, and the command that writes one. */
const binaryLocks: ReadonlyMap<string, { readonly text: string; readonly command: string }> = new Map([
  ["bun.lockb", { text: "bun.lock", command: "bun install --save-text-lockfile" }],
]);

/** Whether a file of this name is a binary lockfile. */
export function isBinaryLock(path: string): boolean {
  return binaryLocks.has(nameOf(path));
}

/** Reports binary lockfiles: each is not read unless the text lockfile beside it is. */
export function noteBinaryLocks(
  locks: readonly string[],
  candidates: readonly { readonly path: string }[],
  leftOut: LeftOut,
  notRead: NotRead[],
): void {
  const read = new Set(candidates.map(({ path }) => path));
  for (const path of locks) {
    const { text = "", command = "" } = binaryLocks.get(nameOf(path)) ?? {};
    if (read.has(joinPath(parentOf(path) ?? "", text))) leftOut.file("superseded", path);
    else notRead.push({ path, reason: `a binary lockfile; ${command} writes one that can be read` });
  }
}
