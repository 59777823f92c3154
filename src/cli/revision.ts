import { createHash } from "node:crypto";
import type { BaseHost } from "../core/audit/baseHost.js";
import { isLfsPointer } from "../core/audit/gitPointers.js";
import type { Entry, EntryKind, Stat, TrackedEntry } from "../core/audit/host.js";
import { joinPath, nameOf, parentOf, pathBelow, resolvePath } from "../core/audit/paths.js";
import type { CalendarDate } from "../core/model.js";
import { Git, GitError } from "./git.js";
import { GitObjects } from "./gitObjects.js";
import { nodeHost, sha256 } from "./host.js";
import { UsageError } from "./usageError.js";

/** A commit as a file system: the same paths as in the work tree, and nothing of what is not committed. */
export interface Revision extends BaseHost {
  /** Object name of the commit, in hex. */
  readonly commit: string;
  /** As it was asked for, with the commit in short: `v1.2 (1a2b3c4d)`. */
  readonly label: string;
  /** Ends the processes that read objects. */
  close(): void;
}

/** An entry of the commit's tree. */
interface Node {
  readonly mode: number;
  readonly id: string;
}

const modes = { folder: 0o040000, link: 0o120000, submodule: 0o160000 };
/** Links that lead to links, at most. */
const mostLinks = 40;

/** Opens a commit. Throws a UsageError where the repository has none of this name. */
export function revisionAt(git: Git, name: string): Revision {
  const commit = commitOf(git, name);
  return revision(git, commit, `${name} (${commit.slice(0, 8)})`);
}

/** The last commit that `name` and the one at hand have in common: what has happened since on one side is the change. */
export function baseOf(git: Git, name: string, head: string): Revision {
  const asked = commitOf(git, name);
  const common = git.ask("merge-base", asked, head)?.toString("utf8").trim().split("\n")[0];
  if (common === undefined || common === "") {
    throw new UsageError(
      `${name} and ${head === "HEAD" ? "the checked-out commit" : head.slice(0, 8)} have no commit in common here; ${shallow}`,
    );
  }
  return revision(git, common, `${name} (${common.slice(0, 8)})`);
}

/** The object name of the commit that is meant. Throws a UsageError where there is none. */
export function commitOf(git: Git, name: string): string {
  if (name === "" || name.startsWith("-") || /[\0-\x1f]/.test(name)) {
    throw new UsageError(`"${name}" is not a revision: a name, a tag or a commit does not begin with a hyphen`);
  }
  git.tell("rev-parse", "--git-dir");
  const found = git.ask("rev-parse", "--verify", "--quiet", `${name}^{commit}`)?.toString("utf8").trim();
  if (found !== undefined && /^[0-9a-f]{40,64}$/.test(found)) return found;
  throw new UsageError(`there is no revision ${name} in ${git.top}; ${shallow}`);
}

const shallow =
  "a shallow clone has only its last commits: fetch the others (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0; git fetch --unshallow --tags)";

/** The UTC day of a tag: when it was made, for one without a message that of its commit. Throws a UsageError where there is none. */
export function dayOfTag(git: Git, tag: string): CalendarDate {
  commitOf(git, `refs/tags/${tag}`);
  const text = git.tell("cat-file", "-p", `refs/tags/${tag}`).toString("utf8");
  const seconds = /^(?:tagger|committer) .*> (\d+) [+-]\d{4}$/m.exec(text.split("\n\n", 1)[0] ?? "")?.[1];
  if (seconds === undefined) throw new GitError(`the tag ${tag} has no day; give one with --as-of`);
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
}

function revision(git: Git, commit: string, label: string): Revision {
  const { top } = git;
  const objects = new GitObjects(git);
  const { nodes, folders } = readTree(git, commit);
  const links = new Map<string, Promise<string>>();
  const targetOf = (id: string): Promise<string> => {
    const known = links.get(id) ?? objects.read(id).then((bytes) => bytes.toString("utf8"));
    links.set(id, known);
    return known;
  };

  /** The path with every link followed; undefined where it leads nowhere or out of the tree. */
  async function real(path: string, depth = 0): Promise<string | undefined> {
    const below = pathBelow(top, path);
    if (below === undefined || depth > mostLinks) return undefined;
    let at = top;
    for (const segment of below.split("/").filter(Boolean)) {
      const parent = at;
      at = joinPath(at, segment);
      const node = nodes.get(at);
      if (!node) return isGitFolder(at) ? path : undefined;
      if (node.mode !== modes.link) continue;
      const target = resolvePath(parent, await targetOf(node.id));
      return target === undefined ? undefined : real(target + path.slice(at.length), depth + 1);
    }
    return at;
  }

  /** An audit asks whether a repository is here; of its folder nothing is read. */
  function isGitFolder(path: string): boolean {
    const own = joinPath(top, ".git");
    return path === own || path === joinPath(own, "HEAD");
  }

  async function fileAt(path: string): Promise<Node> {
    const at = await real(path);
    const node = at === undefined ? undefined : nodes.get(at);
    if (!node || kindOf(node) !== "file") throw new Error("no such file");
    return node;
  }

  return {
    commit,
    label,
    foldsCase: false,
    parallel: 16,

    async list(folder) {
      const at = await real(folder);
      const entries = at === undefined ? undefined : folders.get(at);
      if (entries) return entries;
      // A submodule is a folder of which the commit holds nothing.
      if (at !== undefined && nodes.get(at)?.mode === modes.submodule) return [];
      throw new Error("no such folder");
    },

    async stat(path): Promise<Stat | undefined> {
      if (isGitFolder(path)) return { kind: nameOf(path) === "HEAD" ? "file" : "folder", size: 0 };
      const at = await real(path);
      if (at === undefined) return undefined;
      if (at === top) return { kind: "folder", size: 0 };
      const node = nodes.get(at);
      if (!node) return undefined;
      const kind = kindOf(node);
      return kind === "file" ? { kind, size: await objects.size(node.id) } : { kind: "folder", size: 0 };
    },

    async read(path) {
      return objects.read((await fileAt(path)).id);
    },

    resolve: (path) => real(path),

    tracked: (asked) => (asked === top ? trackedIn(top, nodes) : undefined),

    digest: sha256,

    async holds(path, bytes) {
      const at = await real(path);
      const node = at === undefined ? undefined : nodes.get(at);
      if (!node || kindOf(node) !== "file") return false;
      if (blobId(bytes, node.id.length) === node.id) return true;
      // A checkout may have written other line ends, or the file that a pointer stands for.
      const text = Buffer.from(bytes).toString("latin1");
      if (text.includes("\r\n")) {
        const plain = Buffer.from(text.replace(/\r\n/g, "\n"), "latin1");
        if (blobId(plain, node.id.length) === node.id) return true;
      }
      if ((await objects.size(node.id)) >= 1024) return false;
      const pointer = (await objects.read(node.id)).toString("utf8");
      return isLfsPointer(pointer) && pointer.includes(`oid sha256:${await nodeHost.digest(bytes)}\n`);
    },

    close: () => objects.close(),
  };
}

function readTree(git: Git, commit: string): { nodes: Map<string, Node>; folders: Map<string, Entry[]> } {
  const nodes = new Map<string, Node>();
  const folders = new Map<string, Entry[]>([[git.top, []]]);
  const rows = git.tell("ls-tree", "-r", "-t", "-z", "--full-tree", commit).toString("utf8").split("\0");
  for (const row of rows) {
    const [, mode = "", id = "", below = ""] = /^(\d+) \w+ ([0-9a-f]+)\t([^]+)$/.exec(row) ?? [];
    if (below === "") continue;
    const path = joinPath(git.top, below);
    const node = { mode: parseInt(mode, 8), id };
    nodes.set(path, node);
    if (node.mode === modes.folder) folders.set(path, []);
    folders.get(parentOf(path) ?? git.top)?.push({ name: nameOf(path), kind: kindOf(node) });
  }
  return { nodes, folders };
}

function trackedIn(top: string, nodes: ReadonlyMap<string, Node>): readonly TrackedEntry[] {
  return [...nodes].flatMap(([path, { mode }]) =>
    mode === modes.folder ? [] : [{ path: pathBelow(top, path) ?? path, mode }],
  );
}

function kindOf({ mode }: Node): Exclude<EntryKind, "other"> {
  if (mode === modes.folder || mode === modes.submodule) return "folder";
  return mode === modes.link ? "link" : "file";
}

/** The name that git gives to a content: by SHA-1, or by SHA-256 where the repository's names are that long. */
function blobId(bytes: Uint8Array, length: number): string {
  const hash = createHash(length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
