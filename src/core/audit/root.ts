import { gitDirectoryKind, readGitFile } from "./gitPointers.js";
import { decodeText } from "../documents/decode.js";
import type { Host } from "./host.js";
import { joinPath, parentOf, resolvePath } from "./paths.js";

/** A git repository: the folder it is checked out in, and the folder that holds its index. */
export interface Repository {
  readonly top: string;
  readonly gitFolder: string;
}

/** The folder that an audited path belongs to: paths are told relative to it, and policies are looked for from it down. */
export interface Root {
  readonly path: string;
  readonly repository?: Repository;
  /** Set where the climb ended at a folder that may not be read. */
  readonly unseenAbove?: string;
}

/**
 * The repository around `folder`: the nearest `.git` folder, or file of a linked worktree, at or above it. The file of a submodule
 * goes on upward, since the tree that holds the submodule is what is audited; so does one that leads nowhere. Without a repository
 * the root is `fallback`.
 */
export async function findRoot(host: Host, folder: string, fallback: string): Promise<Root> {
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
    try {
      const found = await repositoryAt(host, at);
      if (found && !found.isSubmodule) return { path: at, repository: found.repository };
    } catch {
      return { path: fallback, unseenAbove: at };
    }
  }
  return { path: fallback };
}

/** The repository whose top is `folder`, and whether it is a submodule of another; undefined where there is none. */
export async function repositoryAt(
  host: Host,
  folder: string,
): Promise<{ readonly repository: Repository; readonly isSubmodule: boolean } | undefined> {
  const path = joinPath(folder, ".git");
  const stat = await host.stat(path);
  if (stat?.kind === "folder") {
    // git itself asks for HEAD before it takes a folder for a repository.
    const head = await host.stat(joinPath(path, "HEAD"));
    return head ? { repository: { top: folder, gitFolder: path }, isSubmodule: false } : undefined;
  }
  if (stat?.kind !== "file" || stat.size > 4096) return undefined;
  const named = readGitFile(decodeText(await host.read(path)).text);
  const gitFolder = named === undefined ? undefined : resolvePath(folder, named.replace(/\\/g, "/"));
  if (gitFolder === undefined || (await host.stat(joinPath(gitFolder, "HEAD"))) === undefined) return undefined;
  return { repository: { top: folder, gitFolder }, isSubmodule: gitDirectoryKind(gitFolder) === "submodule" };
}
