import { decodeText } from "../documents/decode.js";
import { isFramework, libraryFileOf, type LibraryFile } from "../ecosystems/libraryNames.js";
import { sourceLanguageOf } from "../formats/native/sourceLanguage.js";
import { isIgnored, readIgnoreRules, type IgnoreRule } from "../walk/ignoreRules.js";
import { isSkippedFolder, isVersionControl } from "../walk/skippedFolders.js";
import { isBinaryLock } from "./binaryLocks.js";
import type { Entry, Host } from "./host.js";
import type { LeftOut, LeftOutRule } from "./leftOut.js";
import { foldersBetween, joinPath, nameOf, parentOf, pathBelow } from "./paths.js";
import type { FolderPolicy, TreePolicies } from "./policies.js";
import { repositoryAt, type Root } from "./root.js";
import { trackedOf, type Tracked } from "./tracked.js";
import type { NotRead } from "./notRead.js";

/** A file that a format may read, and the policy of its folder. */
export interface Candidate {
  readonly path: string;
  readonly policy: FolderPolicy;
  /** The user named the file itself. */
  readonly named?: boolean;
  /** A link: left out when its content was read in the same format under another name. */
  readonly viaLink?: boolean;
  /** Set for an archive, of which the metadata is read, and for a source or build file, which is looked at for link statements. */
  readonly as?: "archive" | "source";
}

/** A symbolic link met on the way, and the folder it stands in. */
export interface LinkFound {
  readonly path: string;
  readonly folder: WalkedFolder;
}

/** The repository that a folder lies in, with what git tracks there, and what the walk met of it. */
export interface WalkedRepository {
  readonly top: string;
  readonly tracked?: Tracked | undefined;
  /** Paths below `top` of the files and links that were met. */
  readonly met: Set<string>;
  /** The repository that this one lies in: what that one tracks here is of the tree, whatever a folder within says of itself. */
  readonly outer?: WalkedRepository;
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

/** What a walk asks about a file's path, and where it leaves what it finds. */
export interface WalkOptions {
  readonly host: Host;
  readonly root: Root;
  readonly policies: TreePolicies;
  readonly leftOut: LeftOut;
  /** Whether a format may read a file of this path under that policy. */
  readonly mayRead: (path: string, policy: FolderPolicy) => boolean;
  readonly isExcluded: (path: string, policy: FolderPolicy) => boolean;
  /** Whether the name of a library, header, framework or archive tells whose it is. */
  readonly isKnownByName: (path: string, policy: FolderPolicy) => boolean;
  /** Whether to stop, so many files having been found that a format may read. */
  isEnough(candidates: number): boolean;
}

/** A longer `.gitignore` leaves nothing out, in bytes. */
const longestIgnoreFile = 128 * 1024;

/** Walks folders of one tree: each once, links kept for later, ignored and fetched ones left out but for what git tracks. */
export class Walk {
  readonly candidates: Candidate[] = [];
  readonly excluded: Candidate[] = [];
  /** Source and build files that link statements are looked for in. A candidate may be one too. */
  readonly sources: Candidate[] = [];
  /** Archives whose metadata says what they are. */
  readonly archives: Candidate[] = [];
  /** Libraries, headers, frameworks and archives whose names tell whose they are. */
  readonly namedFiles: Candidate[] = [];
  /** How many libraries, headers and frameworks were judged by their names. */
  judgedByName = 0;
  readonly notRead: NotRead[] = [];
  readonly links: LinkFound[] = [];
  /** Paths of lockfiles that only their own tool can read. */
  readonly binaryLocks: string[] = [];
  readonly repositories = new Map<string, WalkedRepository>();
  readonly notes: NotRead[] = [];
  private readonly walked = new Set<string>();

  constructor(readonly options: WalkOptions) {}

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
    return this.options.isEnough(this.candidates.length);
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

  /** Notes a file by the rules of its folder. */
  note(path: string, folder: WalkedFolder, viaLink = false): void {
    const { leftOut, mayRead, isExcluded } = this.options;
    const { policy } = folder;
    const candidate: Candidate = { path, policy, ...(viaLink && { viaLink }) };
    const isSource = sourceLanguageOf(path) !== undefined;
    const isRead = mayRead(path, policy);
    const library = isRead ? undefined : libraryFileOf(path);
    if (isBinaryLock(path) && !isExcluded(path, policy)) this.binaryLocks.push(path);
    else if (!isRead && !isSource && library === undefined) leftOut.file("no-format", path);
    else if (isExcluded(path, policy)) {
      leftOut.file("exclude", path);
      if (isRead) this.excluded.push({ path, policy });
    } else {
      if (isSource) this.sources.push({ ...candidate, as: "source" });
      if (isRead) this.candidates.push(candidate);
      else if (library) this.vendored(candidate, library);
    }
  }

  /** Notes a file that the user named: whatever no format reads is told of, but for what is looked at or judged by its name. */
  name(path: string, policy: FolderPolicy): void {
    const library = libraryFileOf(path);
    const isSource = sourceLanguageOf(path) !== undefined;
    if (isSource) this.sources.push({ path, policy, named: true, as: "source" });
    if (this.options.mayRead(path, policy) || (!isSource && !library))
      this.candidates.push({ path, policy, named: true });
    else if (library) this.vendored({ path, policy, named: true }, library);
  }

  /** Notes a link whose name alone tells whose it is, wherever it leads; false for any other. */
  noteNamedLink(path: string, { policy }: WalkedFolder): boolean {
    const { mayRead, isExcluded, isKnownByName } = this.options;
    if (libraryFileOf(path) === undefined || mayRead(path, policy) || isExcluded(path, policy)) return false;
    if (!isKnownByName(path, policy)) return false;
    this.judgedByName++;
    this.namedFiles.push({ path, policy, viaLink: true });
    return true;
  }

  /** Nobody is known by the name of most archives: what they are stands in them. */
  private vendored(candidate: Candidate, kind: LibraryFile): void {
    const isNamed = this.options.isKnownByName(candidate.path, candidate.policy);
    if (isNamed) this.namedFiles.push(candidate);
    else if (kind === "archive") this.archives.push({ ...candidate, as: "archive" });
    if (isNamed || kind !== "archive") this.judgedByName++;
  }

  /** A framework is judged by its name like a file; what lies in it is walked all the same. */
  private framework(path: string, policy: FolderPolicy): void {
    if (this.options.isExcluded(path, policy)) return;
    this.judgedByName++;
    if (this.options.isKnownByName(path, policy)) this.namedFiles.push({ path, policy });
  }

  private async rootFolder(): Promise<WalkedFolder> {
    const { root, policies } = this.options;
    const repository = root.repository
      ? await this.repository(root.path, root.repository.gitFolder)
      : this.untracked(root.path);
    return { path: root.path, policy: await policies.ofRoot(), rules: [], repository };
  }

  private async repository(top: string, gitFolder: string, outer?: WalkedRepository): Promise<WalkedRepository> {
    const known = this.repositories.get(top);
    if (known) return known;
    const { tracked, problem } = await trackedOf(this.options.host, { top, gitFolder });
    if (problem !== undefined)
      this.notes.push({
        path: joinPath(gitFolder, "index"),
        reason: `${problem}; .gitignore was obeyed for tracked files too`,
      });
    const repository = { top, tracked, met: new Set<string>(), ...(outer && { outer }) };
    this.repositories.set(top, repository);
    return repository;
  }

  private untracked(top: string): WalkedRepository {
    const known = this.repositories.get(top) ?? { top, met: new Set<string>() };
    this.repositories.set(top, known);
    return known;
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
    const { host, root, policies } = this.options;
    let { repository, rules, policy } = folder;
    let isSubmodule = false;
    if (folder.path !== root.path) {
      if (entries.some(({ name }) => name === ".git")) {
        const own = await repositoryAt(host, folder.path);
        if (own) {
          isSubmodule = true;
          rules = [];
          repository = await this.repository(folder.path, own.repository.gitFolder, repository);
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
        if (isFramework(name)) this.framework(path, folder.policy);
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
    if (holds(repository, path)) return { ...folder, path, ruleForRest: rule };
    const leaving = rule();
    if (leaving === undefined) return { ...folder, path };
    leftOut.folder(leaving, path);
    return undefined;
  }

  private entry(folder: WalkedFolder, path: string, kind: Exclude<Entry["kind"], "folder">): void {
    const { repository, rules, ruleForRest } = folder;
    const relative = pathBelow(repository.top, path) ?? nameOf(path);
    // Asking the index first: most files are tracked, and to ask the ignore rules costs a hundred times as much.
    const isTracked = this.meet(repository, path);
    const rule = isTracked
      ? undefined
      : (ruleForRest?.() ?? (isIgnored(rules, relative, false) ? "gitignore" : undefined));
    if (rule !== undefined) this.options.leftOut.file(rule, path);
    else if (kind === "link") this.links.push({ path, folder });
    else if (kind === "file") this.note(path, folder);
    else if (this.options.mayRead(path, folder.policy))
      this.notRead.push({ path, reason: "not a regular file but a device, a FIFO or a socket" });
  }

  /** Notes that a file was met in its repository and those around it; true when one of them tracks it. */
  private meet(repository: WalkedRepository, path: string): boolean {
    let isTracked = false;
    for (let at: WalkedRepository | undefined = repository; at; at = at.outer) {
      const relative = at.tracked && pathBelow(at.top, path);
      if (relative === undefined) continue;
      at.met.add(this.keyOf(relative));
      isTracked ||= at.tracked?.has(relative) ?? false;
    }
    return isTracked;
  }

  keyOf(path: string): string {
    return this.options.host.foldsCase ? path.toLowerCase() : path;
  }
}

/** Whether a repository, or one around it, tracks something in the folder. */
function holds({ top, tracked, outer }: WalkedRepository, path: string): boolean {
  const relative = pathBelow(top, path);
  return (relative !== undefined && tracked?.holds(relative)) || (outer !== undefined && holds(outer, path));
}

function once<T>(work: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: work() }).value;
}

/** The folder that holds a path; the top of a file system holds itself. */
export function folderOf(path: string): string {
  return parentOf(path) ?? path;
}

/** What went wrong, in the words of whoever threw. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
