import type { Host } from "./host.js";
import type { NotRead } from "./notRead.js";
import { joinPath, pathBelow } from "./paths.js";
import { repositoryAt, type Root } from "./root.js";
import { trackedOf, type Tracked } from "./tracked.js";

/** The repository that a folder lies in, with what git tracks there, and what the walk met of it. */
export interface WalkedRepository {
  readonly top: string;
  readonly tracked?: Tracked | undefined;
  /** Paths below `top` of the files and links that were met. */
  readonly met: Set<string>;
  /** The repository that this one lies in: what that one tracks here is of the tree, whatever a folder within says of itself. */
  readonly outer?: WalkedRepository;
}

/** The repositories that a walk goes through, each asked once for what git tracks in it. */
export class WalkedRepositories {
  readonly byTop = new Map<string, WalkedRepository>();
  /** Why what git tracks in one of them is not known. */
  readonly notes: NotRead[] = [];

  constructor(private readonly host: Host) {}

  /** That of a root; one in which git tracks nothing, where the root lies in none. */
  async ofRoot({ path, repository }: Root): Promise<WalkedRepository> {
    if (repository) return this.at(path, repository.gitFolder);
    const known = this.byTop.get(path) ?? { top: path, met: new Set<string>() };
    this.byTop.set(path, known);
    return known;
  }

  /** The repository that begins at a folder inside `outer`: a submodule, or a clone; undefined where none begins. */
  async within(outer: WalkedRepository, folder: string): Promise<WalkedRepository | undefined> {
    const own = await repositoryAt(this.host, folder);
    return own && this.at(folder, own.repository.gitFolder, outer);
  }

  /** Notes that a file was met in its repository and those around it; true when one of them tracks it. */
  meet(repository: WalkedRepository, path: string): boolean {
    let isTracked = false;
    for (let at: WalkedRepository | undefined = repository; at; at = at.outer) {
      const relative = at.tracked && pathBelow(at.top, path);
      if (relative === undefined) continue;
      at.met.add(this.host.foldsCase ? relative.toLowerCase() : relative);
      isTracked ||= at.tracked?.has(relative) ?? false;
    }
    return isTracked;
  }

  private async at(top: string, gitFolder: string, outer?: WalkedRepository): Promise<WalkedRepository> {
    const known = this.byTop.get(top);
    if (known) return known;
    const { tracked, problem } = await trackedOf(this.host, { top, gitFolder });
    if (problem !== undefined)
      this.notes.push({
        path: joinPath(gitFolder, "index"),
        reason: `${problem}; .gitignore was obeyed for tracked files too`,
      });
    const repository = { top, tracked, met: new Set<string>(), ...(outer && { outer }) };
    this.byTop.set(top, repository);
    return repository;
  }
}

/** Whether a repository, or one around it, tracks something in the folder. */
export function tracksWithin({ top, tracked, outer }: WalkedRepository, path: string): boolean {
  const relative = pathBelow(top, path);
  return (relative !== undefined && tracked?.holds(relative)) || (outer !== undefined && tracksWithin(outer, path));
}
