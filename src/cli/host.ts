import crypto from "node:crypto";
import { readdirSync, readFileSync, realpathSync, statSync, type Dirent, type Stats } from "node:fs";
import path from "node:path";
import type { Entry, EntryKind, Host, Stat } from "../core/audit/host.js";
import { UsageError } from "./usageError.js";

/** In one step where Node has it (from 20.12 on): files are small, and an object for each costs more than to hash it. */
export const sha256: Host["digest"] =
  typeof crypto.hash === "function"
    ? (bytes) => crypto.hash("sha256", bytes)
    : (bytes) => crypto.createHash("sha256").update(bytes).digest("hex");

/** The file system of this machine. It answers at once: reading local files one after the other is faster than waiting for several. */
export const nodeHost: Host = {
  // Windows and macOS do not tell `A` from `a` unless a folder was made so; nothing is lost by taking them for one there.
  foldsCase: process.platform === "win32" || process.platform === "darwin",
  parallel: 1,

  list: (folder) => told(() => readdirSync(folder, { withFileTypes: true }).map(toEntry)),

  stat(file) {
    const stats = told(() => statSync(file, { throwIfNoEntry: false }));
    return stats && toStat(stats);
  },

  read: (file) => told(() => readFileSync(file)),

  resolve(file) {
    try {
      return toHostPath(realpathSync.native(file));
    } catch {
      return undefined;
    }
  },

  digest: sha256,
};

/** An absolute path as the host takes it: with forward slashes. A backslash in a name on other systems than Windows stays. */
export function toHostPath(given: string): string {
  const absolute = path.resolve(workingFolder(), given);
  return path.sep === "/" ? absolute : absolute.split(path.sep).join("/");
}

/** The path to show: relative to the working folder when it lies inside, else absolute. */
export function shown(file: string): string {
  const relative = path.relative(workingFolder(), file);
  if (relative === "") return ".";
  const isElsewhere = relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isElsewhere ? file : relative.split(path.sep).join("/");
}

/** The working folder. Throws a UsageError where it was deleted meanwhile. */
export function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError("the working folder does not exist any more");
  }
}

function toEntry(entry: Dirent): Entry {
  return { name: entry.name, kind: entry.isSymbolicLink() ? "link" : kindOf(entry) };
}

function toStat(stats: Stats): Stat {
  return { kind: kindOf(stats), size: stats.size };
}

function kindOf(entry: Pick<Stats, "isFile" | "isDirectory">): Exclude<EntryKind, "link"> {
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
}

/** Errors of the operating system by what they say, without their code and call. */
function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

/** What the operating system says of an error. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
