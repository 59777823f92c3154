import { mayRead } from "../formats/formatFor.js";
import { isExcluded } from "../policy/exclude.js";
import { judgeContext } from "../policy/judgeContext.js";
import type { AuditRequest } from "./request.js";
import { noteAbsent } from "./absent.js";
import type { Host } from "./host.js";
import type { LeftOut } from "./leftOut.js";
import { noteBinaryLocks } from "./binaryLocks.js";
import { followLinks } from "./links.js";
import { pathBelow, walkOrder } from "./paths.js";
import type { FolderPolicy, TreePolicies } from "./policies.js";
import { findRoot, type Root } from "./root.js";
import type { Candidate } from "./candidate.js";
import { folderOf } from "./paths.js";
import { reasonOf } from "./notRead.js";
import { Walk } from "./walk.js";
import type { NotRead } from "./notRead.js";

/** One root with what was asked of it. */
export interface Tree {
  readonly root: Root;
  readonly policies: TreePolicies;
  /** The policy of the root. */
  readonly policy: FolderPolicy;
  readonly walk: Walk;
}

/** The trees that the named paths lie in, walked. */
export class Trees {
  readonly all: Tree[] = [];
  /** Named paths that are not there. */
  readonly missing: NotRead[] = [];
  /** Whether every tree was audited from its root: only then is it known that nothing needs a waiver. */
  areWhole = true;
  /** Whether the budget was spent while walking. */
  endedEarly = false;
  private readonly unseen: string[] = [];
  private readonly byRoot = new Map<string, Tree>();

  constructor(
    private readonly host: Host,
    private readonly request: AuditRequest,
    private readonly leftOut: LeftOut,
  ) {}

  /** Finds and walks; the candidates of each tree are in the order of the walk. */
  async find(): Promise<void> {
    const wholeRoots = new Set<string>();
    const folders = new Map<Tree, string[]>();
    for (const named of this.request.paths) {
      try {
        const path = (await this.host.resolve?.(named)) ?? named;
        const stat = await this.host.stat(path);
        if (!stat) this.missing.push({ path: named, reason: "no such file or folder" });
        else if (stat.kind === "folder") {
          const tree = await this.treeOf(path);
          if (tree.root.path === path) wholeRoots.add(path);
          folders.set(tree, [...(folders.get(tree) ?? []), path]);
        } else await this.nameFile(named, stat.kind);
      } catch (error) {
        this.missing.push({ path: named, reason: `cannot be read: ${reasonOf(error)}` });
      }
    }
    for (const tree of this.all) {
      if (tree.policy.broken) {
        // Judging by another policy than the team's would say what nobody decided.
        tree.walk.files.candidates.length = 0;
        continue;
      }
      for (const folder of folders.get(tree) ?? []) await tree.walk.folder(folder);
      await followLinks(tree.walk);
      // What a walk that ended early did not meet may be there all the same.
      if (!tree.walk.isEnough())
        for (const folder of folders.get(tree) ?? []) await noteAbsent(tree.walk, folder, tree.policies);
      noteBinaryLocks(tree.walk.files.binaryLocks, tree.walk.files.candidates, this.leftOut, tree.walk.notRead);
      sortAndDrop(tree.walk);
    }
    this.areWhole = !this.endedEarly && this.all.every(({ root }) => wholeRoots.has(root.path));
  }

  /** What else there is to say of the account, for people. */
  notes(show: (path: string) => string): readonly string[] {
    return [
      ...this.unseen.map((folder) => `policies at and above ${show(folder)} could not be looked for`),
      ...this.all.flatMap(({ walk }) => walk.repositories.notes.map(({ path, reason }) => `${show(path)}: ${reason}`)),
    ];
  }

  private isEnough(candidates: number): boolean {
    const { isCancelled, budget } = this.request;
    if (isCancelled?.()) return true;
    if (!budget || (candidates < budget.candidates && !budget.isSpent())) return false;
    this.endedEarly = true;
    return true;
  }

  private async nameFile(named: string, kind: "file" | "other"): Promise<void> {
    const tree = await this.treeOf(folderOf(named));
    if (kind === "other")
      tree.walk.notRead.push({ path: named, reason: "not a regular file but a device, a FIFO or a socket" });
    else tree.walk.files.name(named, await tree.policies.of(folderOf(named)));
  }

  private async treeOf(folder: string): Promise<Tree> {
    const { workspace, policiesOf, exclude = [] } = this.request;
    const isInWorkspace = workspace !== undefined && pathBelow(workspace, folder) !== undefined;
    const root = await findRoot(this.host, folder, isInWorkspace ? workspace : folder);
    const known = this.byRoot.get(root.path);
    if (known) return known;
    if (root.unseenAbove !== undefined) this.unseen.push(root.unseenAbove);
    const policies = policiesOf(root);
    const below = (path: string): string => pathBelow(root.path, path) ?? path;
    const walk = new Walk({
      host: this.host,
      root,
      policies,
      leftOut: this.leftOut,
      mayRead: (path, { effective }) => mayRead(root.repository ? below(path) : path, effective.policy.hardware),
      isExcluded: (path, { effective }) =>
        isExcluded(effective.policy, below(path)) || exclude.some((glob) => glob.matches(below(path))),
      isKnownByName: (path, { effective }) => {
        const { screen, ownScreen } = judgeContext(this.request.knowledge, effective.policy, this.request.today);
        return [screen, ownScreen].some((one) => one?.knowsLibrary(path, path.lastIndexOf("/") + 1, path.length));
      },
      isEnough: (candidates) => this.isEnough(candidates),
    });
    const tree = { root, policies, policy: await policies.ofRoot(), walk };
    this.byRoot.set(root.path, tree);
    this.all.push(tree);
    return tree;
  }
}

/** A file that was named and met is read once. */
function sortAndDrop(walk: Walk): void {
  const byPath = new Map<string, Candidate>();
  for (const candidate of walk.files.candidates) {
    const key = walk.keyOf(candidate.path);
    // Those that were named come first, and stay so.
    if (!byPath.has(key)) byPath.set(key, candidate);
  }
  const sorted = [...byPath.values()].map((candidate) => ({ candidate, order: walkOrder(candidate.path) }));
  sorted.sort(
    (a, b) => Number(a.candidate.viaLink ?? 0) - Number(b.candidate.viaLink ?? 0) || (a.order < b.order ? -1 : 1),
  );
  walk.files.candidates.splice(0, walk.files.candidates.length, ...sorted.map(({ candidate }) => candidate));
}
