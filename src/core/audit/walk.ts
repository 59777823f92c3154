import { decodeText } from "../documents/decode.js";
import { isFramework } from "../ecosystems/libraryNames.js";
import { isIgnored, readIgnoreRules, type IgnoreRule } from "../walk/ignoreRules.js";
import { isSkippedFolder, isVersionControl } from "../walk/skippedFolders.js";
import type { Entry, Host } from "./host.js";
import type { LeftOutRule } from "./leftOut.js";
import { reasonOf, type NotRead } from "./notRead.js";
import { foldersBetween, joinPath, nameOf, pathBelow } from "./paths.js";
import type { FolderPolicy, TreePolicies } from "./policies.js";
import type { Root } from "./root.js";
import { WalkedFiles, type FileQuestions } from "./walkedFiles.js";
import { tracksWithin, WalkedRepositories, type WalkedRepository } from "./walkedRepositories.js";

/** A symbolic link met on the way, and the folder it is in. */
export interface LinkFound {
  readonly path: string;
  readonly folder: WalkedFolder;
}

/** A folder to walk, with what it has from those above it. */
export interface WalkedFolder {
  readonly path: string;
  readonly policy: FolderPolicy;
  readonly rules: readonly IgnoreRule[];
  readonly repository: WalkedRepository;
  /** For a folder in which git tracks something: the rule that leaves out the rest of it. Asked only where there is a rest. */
  readonly ruleForRest?: () => LeftOutRule | undefined;
}

/** What a walk asks, and where it leaves what it finds. */
export interface WalkOptions extends FileQuestions {
  readonly host: Host;
  readonly root: Root;
  readonly policies: TreePolicies;
  /** Whether to stop, so many files having been found that a format may read. */
  isEnough(candidates: number): boolean;
}

/** A longer `.gitignore` leaves nothing out, in bytes. */
const longestIgnoreFile = 128 * 1024;

/** Walks folders of one tree: each once, links kept for later, ignored and fetched ones left out but for what git tracks. */
export class Walk {
  readonly files: WalkedFiles;
  readonly notRead: NotRead[] = [];
  readonly links: LinkFound[] = [];
  readonly repositories: WalkedRepositories;
  private readonly walked = new Set<string>();

  constructor(readonly options: WalkOptions) {
    this.files = new WalkedFiles(options);
    this.repositories = new WalkedRepositories(options.host);
  }

  /** Walks a folder and everything below it. */
  async folder(path: string): Promise<void> {
    await this.levels([await this.context(path)]);
  }

  /** The same for a folder whose context is known. */
  async levels(start: readonly WalkedFolder[]): Promise<void> {
    const { parallel } = this.options.host;
    let level = start;
    while (level.length > 0 && !this.isEnough()) {
      const next: WalkedFolder[] = [];
      for (let at = 0; at < level.length && !this.isEnough(); at += parallel) {
        const found = await Promise.all(level.slice(at, at + parallel).map((folder) => this.one(folder)));
        for (const below of found) next.push(...below);
      }
      level = next;
    }
  }

  /** Whether the walk is to end before it has been everywhere. */
  isEnough(): boolean {
    return this.options.isEnough(this.files.candidates.length);
  }

  hasWalked(folder: string): boolean {
    return this.walked.has(this.keyOf(folder));
  }

  /** What a folder has from those above it, from the root down. */
  async context(path: string): Promise<WalkedFolder> {
    const { root, policies } = this.options;
    let at = await this.rootFolder();
    for (const folder of foldersBetween(root.path, path).slice(0, -1)) {
      const names = await this.entriesOf(folder);
      at = await this.entered({ ...at, path: folder }, names);
    }
    return { ...at, path, policy: path === root.path ? await policies.ofRoot() : at.policy };
  }

  private async rootFolder(): Promise<WalkedFolder> {
    const { root, policies } = this.options;
    const repository = await this.repositories.ofRoot(root);
    return { path: root.path, policy: await policies.ofRoot(), rules: [], repository };
  }

  private async entriesOf(folder: string): Promise<readonly Entry[]> {
    try {
      return await this.options.host.list(folder);
    } catch {
      return [];
    }
  }

  /** The folder as seen from inside: its own policy, ignore rules and repository. */
  private async entered(folder: WalkedFolder, entries: readonly Entry[]): Promise<WalkedFolder> {
    const { root, policies } = this.options;
    let { repository, rules, policy } = folder;
    let isSubmodule = false;
    if (folder.path !== root.path) {
      if (entries.some(({ name }) => name === ".git")) {
        const own = await this.repositories.within(repository, folder.path);
        if (own) {
          isSubmodule = true;
          rules = [];
          repository = own;
        }
      }
      policy = await policies.below(
        policy,
        folder.path,
        entries.map(({ name }) => name),
        isSubmodule,
      );
    }
    const ignore = entries.find(({ name }) => this.keyOf(name) === ".gitignore");
    if (ignore?.kind === "file" || ignore?.kind === "link")
      rules = [...rules, ...(await this.rulesOf(folder.path, repository.top))];
    return { ...folder, policy, rules, repository };
  }

  private async rulesOf(folder: string, top: string): Promise<readonly IgnoreRule[]> {
    const { host } = this.options;
    try {
      const base = pathBelow(top, folder) ?? "";
      const stat = await host.stat(joinPath(folder, ".gitignore"));
      if (stat?.kind !== "file" || stat.size > longestIgnoreFile) return [];
      const text = decodeText(await host.read(joinPath(folder, ".gitignore"))).text;
      return readIgnoreRules(text, base === "" ? "" : `${base}/`, { ignoreCase: host.foldsCase });
    } catch {
      // None that can be read: nothing is left out by it.
      return [];
    }
  }

  /** Notes the files of one folder and gives those below it. */
  private async one(given: WalkedFolder): Promise<WalkedFolder[]> {
    const key = this.keyOf(given.path);
    if (this.walked.has(key)) return [];
    this.walked.add(key);
    const { host } = this.options;
    let entries: readonly Entry[];
    try {
      entries = await host.list(given.path);
    } catch (error) {
      this.notRead.push({ path: given.path, reason: `the folder cannot be read: ${reasonOf(error)}` });
      return [];
    }
    const folder = await this.entered(given, entries);
    const below: WalkedFolder[] = [];
    for (const { name, kind } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = joinPath(folder.path, name);
      if (kind === "folder") {
        const next = await this.folderIn(folder, path, name);
        if (!next) continue;
        below.push(next);
        if (isFramework(name)) this.files.noteFramework(path, folder.policy);
      } else this.entry(folder, path, kind);
    }
    return below;
  }

  private async folderIn(folder: WalkedFolder, path: string, name: string): Promise<WalkedFolder | undefined> {
    const { host, leftOut } = this.options;
    if (isVersionControl(name)) return undefined;
    const { repository, rules } = folder;
    const { tracked } = repository;
    const relative = pathBelow(repository.top, path) ?? name;
    const rule = once(
      () =>
        folder.ruleForRest?.() ??
        (isSkippedFolder(host.foldsCase ? name.toLowerCase() : name)
          ? "fetched"
          : isIgnored(rules, relative, true)
            ? "gitignore"
            : undefined),
    );
    if (tracked?.submodules.has(relative)) {
      if ((await this.entriesOf(path)).length > 0) return { ...folder, path };
      this.notRead.push({ path, reason: "a submodule that is not checked out (git submodule update --init)" });
      return undefined;
    }
    if (tracksWithin(repository, path)) return { ...folder, path, ruleForRest: rule };
    const leaving = rule();
    if (leaving === undefined) return { ...folder, path };
    leftOut.folder(leaving, path);
    return undefined;
  }

  private entry(folder: WalkedFolder, path: string, kind: Exclude<Entry["kind"], "folder">): void {
    const { repository, rules, ruleForRest } = folder;
    const relative = pathBelow(repository.top, path) ?? nameOf(path);
    // Asking the index first: most files are tracked, and to ask the ignore rules costs a hundred times as much.
    const isTracked = this.repositories.meet(repository, path);
    const rule = isTracked
      ? undefined
      : (ruleForRest?.() ?? (isIgnored(rules, relative, false) ? "gitignore" : undefined));
    if (rule !== undefined) this.options.leftOut.file(rule, path);
    else if (kind === "link") this.links.push({ path, folder });
    else if (kind === "file") this.files.note(path, folder.policy);
    else if (this.options.mayRead(path, folder.policy))
      this.notRead.push({ path, reason: "not a regular file but a device, a FIFO or a socket" });
  }

  keyOf(path: string): string {
    return this.options.host.foldsCase ? path.toLowerCase() : path;
  }
}

function once<T>(work: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: work() }).value;
}
