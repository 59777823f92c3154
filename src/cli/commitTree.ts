import type { Entry, EntryKind, Stat, TrackedEntry } from "../core/audit/host.js";
import { joinPath, nameOf, parentOf, pathBelow, resolvePath } from "../core/audit/paths.js";
import type { Git } from "./git.js";
import type { GitObjects } from "./gitObjects.js";

/** An entry of a commit's tree. */
interface CommitNode {
  readonly mode: number;
  readonly id: string;
}

const modes = { folder: 0o040000, link: 0o120000, submodule: 0o160000 };
/** Links that lead to links, at most. */
const mostLinks = 40;

/** The tree of a commit by the paths of the work tree, links followed inside of it. */
export class CommitTree {
  private readonly nodes = new Map<string, CommitNode>();
  private readonly folders = new Map<string, Entry[]>();
  private readonly links = new Map<string, Promise<string>>();
  private readonly top: string;

  constructor(
    git: Git,
    commit: string,
    private readonly objects: GitObjects,
  ) {
    this.top = git.top;
    this.folders.set(git.top, []);
    const rows = git.tell("ls-tree", "-r", "-t", "-z", "--full-tree", commit).toString("utf8").split("\0");
    for (const row of rows) this.add(row);
  }

  /** The path with every link followed; undefined where it leads nowhere or out of the tree. */
  async real(path: string, depth = 0): Promise<string | undefined> {
    const below = pathBelow(this.top, path);
    if (below === undefined || depth > mostLinks) return undefined;
    let at = this.top;
    for (const segment of below.split("/").filter(Boolean)) {
      const parent = at;
      at = joinPath(at, segment);
      const node = this.nodes.get(at);
      if (!node) return this.isGitFolder(at) ? path : undefined;
      if (node.mode !== modes.link) continue;
      const target = resolvePath(parent, await this.targetOf(node.id));
      return target === undefined ? undefined : this.real(target + path.slice(at.length), depth + 1);
    }
    return at;
  }

  /** An audit asks whether a repository is here; of its folder nothing is read. */
  private isGitFolder(path: string): boolean {
    const own = joinPath(this.top, ".git");
    return path === own || path === joinPath(own, "HEAD");
  }

  /** What is at a path, links followed; undefined for nothing. */
  async stat(path: string): Promise<Stat | undefined> {
    if (this.isGitFolder(path)) return { kind: nameOf(path) === "HEAD" ? "file" : "folder", size: 0 };
    const at = await this.real(path);
    if (at === this.top) return { kind: "folder", size: 0 };
    const node = at === undefined ? undefined : this.nodes.get(at);
    if (!node) return undefined;
    const kind = kindOf(node);
    return kind === "file" ? { kind, size: await this.objects.size(node.id) } : { kind: "folder", size: 0 };
  }

  /** Object name of the file at a path, links followed; undefined where there is none. */
  async file(path: string): Promise<string | undefined> {
    const at = await this.real(path);
    const node = at === undefined ? undefined : this.nodes.get(at);
    return node && kindOf(node) === "file" ? node.id : undefined;
  }

  /** Entries of a folder; undefined where there is none. A submodule is a folder of which the commit holds nothing. */
  async list(folder: string): Promise<readonly Entry[] | undefined> {
    const at = await this.real(folder);
    if (at === undefined) return undefined;
    return this.folders.get(at) ?? (this.nodes.get(at)?.mode === modes.submodule ? [] : undefined);
  }

  /** Everything but folders: a commit holds only what git tracks. */
  tracked(): readonly TrackedEntry[] {
    return [...this.nodes].flatMap(([path, { mode }]) =>
      mode === modes.folder ? [] : [{ path: pathBelow(this.top, path) ?? path, mode }],
    );
  }

  /** Takes a row of `ls-tree`. */
  private add(row: string): void {
    const [, mode = "", id = "", below = ""] = /^(\d+) \w+ ([0-9a-f]+)\t([^]+)$/.exec(row) ?? [];
    if (below === "") return;
    const path = joinPath(this.top, below);
    const node = { mode: parseInt(mode, 8), id };
    this.nodes.set(path, node);
    if (node.mode === modes.folder) this.folders.set(path, []);
    this.folders.get(parentOf(path) ?? this.top)?.push({ name: nameOf(path), kind: kindOf(node) });
  }

  /** What a link says, read once. */
  private targetOf(id: string): Promise<string> {
    const known = this.links.get(id) ?? this.objects.read(id).then((bytes) => bytes.toString("utf8"));
    this.links.set(id, known);
    return known;
  }
}

function kindOf({ mode }: CommitNode): Exclude<EntryKind, "other"> {
  if (mode === modes.folder || mode === modes.submodule) return "folder";
  return mode === modes.link ? "link" : "file";
}
