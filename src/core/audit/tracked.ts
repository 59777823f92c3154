import type { Host, TrackedEntry } from "./host.js";
import { readGitIndex } from "./gitIndex.js";
import { joinPath } from "./paths.js";
import type { Repository } from "./root.js";

/** What git tracks in one checked-out repository; paths are relative to its top. */
export interface Tracked {
  readonly top: string;
  has(path: string): boolean;
  /** Whether something below the folder is tracked. */
  holds(folder: string): boolean;
  /** Regular files and links, in the index's order; those of a sparse checkout may be absent. */
  readonly files: readonly string[];
  /** Folders that stand for another repository at a commit. */
  readonly submodules: ReadonlySet<string>;
}

const gitlink = 0o160000;
/** An index of more bytes than this is not read: a repository of a million files has 100 MB. */
const largestIndex = 512 * 1024 * 1024;

/** Reads the index of a repository; `problem` says why it could not be read. A repository without commits has none, and tracks nothing. */
export async function trackedOf(
  host: Host,
  { top, gitFolder }: Repository,
): Promise<{ readonly tracked?: Tracked; readonly problem?: string }> {
  const known = host.tracked?.(top);
  if (known) return { tracked: trackedFiles(host, top, known) };
  const path = joinPath(gitFolder, "index");
  try {
    const stat = await host.stat(path);
    if (!stat) return {};
    if (stat.kind !== "file") return { problem: "git's index is not a regular file" };
    if (stat.size > largestIndex) return { problem: "git's index is too large to read" };
    const index = readGitIndex(await host.read(path));
    if ("problem" in index) return { problem: index.problem };
    return { tracked: trackedFiles(host, top, index.entries) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function trackedFiles({ foldsCase }: Host, top: string, entries: readonly TrackedEntry[]): Tracked {
  const files: string[] = [];
  const submodules = new Set<string>();
  for (const { path, mode } of entries) {
    if (mode === gitlink) submodules.add(path);
    else files.push(path);
  }
  return new TrackedFiles(top, files, submodules, foldsCase);
}

class TrackedFiles implements Tracked {
  private names: Set<string> | undefined;
  private folders: Set<string> | undefined;

  constructor(
    readonly top: string,
    readonly files: readonly string[],
    readonly submodules: ReadonlySet<string>,
    private readonly foldsCase: boolean,
  ) {}

  has(path: string): boolean {
    this.names ??= new Set(this.foldsCase ? this.files.map((name) => name.toLowerCase()) : this.files);
    return this.names.has(this.keyOf(path));
  }

  holds(folder: string): boolean {
    this.folders ??= this.foldersOf();
    return this.folders.has(this.keyOf(folder));
  }

  private keyOf(path: string): string {
    return this.foldsCase ? path.toLowerCase() : path;
  }

  private foldersOf(): Set<string> {
    const folders = new Set<string>();
    for (const file of [...this.files, ...this.submodules]) {
      for (let slash = file.lastIndexOf("/"); slash > 0; slash = file.lastIndexOf("/", slash - 1)) {
        const folder = this.keyOf(file.slice(0, slash));
        // What is known is known with all above it.
        if (folders.has(folder)) break;
        folders.add(folder);
      }
    }
    return folders;
  }
}
