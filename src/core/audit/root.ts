import { gitDirectoryKind, readCommonDirectory, readGitFile, type GitDirectoryKind } from "./gitPointers.js";
import { decodeText } from "../documents/decode.js";
import type { Host } from "./host.js";
import { joinPath, parentOf, resolvePath } from "./paths.js";

/** A `.git` file and its like are not longer, in bytes. */
const longestPointer = 4096;

/** A git repository: the folder it is checked out in, and the folder that holds its index. */
export interface Repository {
  readonly top: string;
  readonly gitFolder: string;
}

/** The folder that an audited path belongs to: paths are shown relative to it, and policies are looked for from it down. */
export interface Root {
  readonly path: string;
  readonly repository?: Repository;
  /** Set where the climb ended at a folder that may not be read. */
  readonly unseenAbove?: string;
}

/**
 * The repository around `folder`: the nearest `.git` folder, or file of a linked worktree, at or above it. The file of a submodule
 * goes on upward, since the tree that holds the submodule is what is audited; so does one that leads nowhere. A `.git` file that only
 * says where the repository's folder is (`git init --separate-git-dir`) counts where nothing is above it. Without a repository the
 * root is `fallback`.
 */
export async function findRoot(host: Host, folder: string, fallback: string): Promise<Root> {
  let separate: Root | undefined;
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
    try {
      const found = await repositoryAt(host, at);
      if (found?.kind === "own" || found?.kind === "worktree") return { path: at, repository: found.repository };
      if (found?.kind === "repository") separate ??= { path: at, repository: found.repository };
    } catch {
      return separate ?? { path: fallback, unseenAbove: at };
    }
  }
  return separate ?? { path: fallback };
}

/** The repository whose top is `folder`, and how its `.git` stands for it; undefined where there is none. */
export async function repositoryAt(
  host: Host,
  folder: string,
): Promise<{ readonly repository: Repository; readonly kind: "own" | GitDirectoryKind } | undefined> {
  const path = joinPath(folder, ".git");
  const stat = await host.stat(path);
  if (stat?.kind === "folder") {
    // git itself asks for HEAD before it takes a folder for a repository.
    const head = await host.stat(joinPath(path, "HEAD"));
    return head ? { repository: { top: folder, gitFolder: path }, kind: "own" } : undefined;
  }
  if (stat?.kind !== "file" || stat.size > longestPointer) return undefined;
  const named = readGitFile(decodeText(await host.read(path)).text);
  const gitFolder = named === undefined ? undefined : resolvePath(folder, named.replace(/\\/g, "/"));
  if (gitFolder === undefined || (await host.stat(joinPath(gitFolder, "HEAD"))) === undefined) return undefined;
  const kind = gitDirectoryKind(gitFolder);
  if (kind === "worktree" && !(await pointsBack(host, gitFolder, path))) return undefined;
  return { repository: { top: folder, gitFolder }, kind };
}

/** A repository knows its worktrees by the `.git` files that they have: one that anyone wrote is not among them. */
async function pointsBack(host: Host, gitFolder: string, gitFile: string): Promise<boolean> {
  const path = joinPath(gitFolder, "gitdir");
  const stat = await host.stat(path);
  if (stat?.kind !== "file" || stat.size > longestPointer) return false;
  const named = readCommonDirectory(decodeText(await host.read(path)).text)?.replace(/\\/g, "/");
  if (named === undefined) return false;
  const [known, own] = [resolvePath(gitFolder, named), gitFile];
  if (known === own) return true;
  // A path through links names the same file.
  return known !== undefined && host.resolve !== undefined && (await host.resolve(known)) === (await host.resolve(own));
}
