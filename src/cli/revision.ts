import { createHash } from "node:crypto";
import type { BaseHost } from "../core/audit/baseHost.js";
import { isLfsPointer } from "../core/audit/gitPointers.js";
import type { CalendarDate } from "../core/model.js";
import { CommitTree } from "./commitTree.js";
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
  const objects = new GitObjects(git);
  const tree = new CommitTree(git, commit, objects);
  return {
    commit,
    label,
    foldsCase: false,
    parallel: 16,

    async list(folder) {
      const entries = await tree.list(folder);
      if (!entries) throw new Error("no such folder");
      return entries;
    },

    stat: (path) => tree.stat(path),

    async read(path) {
      const id = await tree.file(path);
      if (id === undefined) throw new Error("no such file");
      return objects.read(id);
    },

    resolve: (path) => tree.real(path),

    tracked: (asked) => (asked === git.top ? tree.tracked() : undefined),

    digest: sha256,

    async holds(path, bytes) {
      const id = await tree.file(path);
      return id !== undefined && (await isContentOf(objects, id, bytes));
    },

    close: () => objects.close(),
  };
}

/** Whether a checkout of the object has these bytes: it may have written other line ends, or the file that a pointer stands for. */
async function isContentOf(objects: GitObjects, id: string, bytes: Uint8Array): Promise<boolean> {
  if (blobId(bytes, id.length) === id) return true;
  const text = Buffer.from(bytes).toString("latin1");
  if (text.includes("\r\n")) {
    const plain = Buffer.from(text.replace(/\r\n/g, "\n"), "latin1");
    if (blobId(plain, id.length) === id) return true;
  }
  if ((await objects.size(id)) >= 1024) return false;
  const pointer = (await objects.read(id)).toString("utf8");
  return isLfsPointer(pointer) && pointer.includes(`oid sha256:${await nodeHost.digest(bytes)}\n`);
}

/** The name that git gives to a content: by SHA-1, or by SHA-256 where the repository's names are that long. */
function blobId(bytes: Uint8Array, length: number): string {
  const hash = createHash(length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
