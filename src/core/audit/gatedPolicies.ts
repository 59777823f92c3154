import type { FolderPolicy, Policies, TreePolicies } from "./policies.js";

/**
 * The policies of a tree as they were before a change, by which the change is judged, and the change's own beside them. Where those from
 * before cannot be understood, the change's own are all there is.
 */
export class GatedPolicies implements TreePolicies {
  /** What each policy of the change is compared with, as far as folders were asked for. */
  readonly pairs = new Map<FolderPolicy, FolderPolicy>();
  private chosen: Policies;

  /** Both ask their own hosts for a folder's names: see `PolicySources.asksNames`. */
  constructor(
    readonly base: Policies,
    readonly proposed: Policies,
    /** Whether the change's own judge, whatever they loosen. */
    acceptsProposed = false,
  ) {
    this.chosen = acceptsProposed ? proposed : base;
  }

  get loader(): Policies["loader"] {
    return this.chosen.loader;
  }

  get root(): string {
    return this.chosen.root;
  }

  get mentions(): Policies["mentions"] {
    return this.chosen.mentions;
  }

  async ofRoot(): Promise<FolderPolicy> {
    const [base, proposed] = [await this.base.ofRoot(), await this.proposed.ofRoot()];
    if (base.broken && !proposed.broken) this.chosen = this.proposed;
    return this.paired(base, proposed);
  }

  async below(
    parent: FolderPolicy,
    folder: string,
    entries: Iterable<string>,
    isSubmodule?: boolean,
  ): Promise<FolderPolicy> {
    const proposed = await this.proposed.of(folder);
    // A policy of the change says nothing of what one from before it says.
    const isAbove = this.chosen === this.proposed;
    const base = await (isAbove ? this.base.of(folder) : this.base.below(parent, folder, entries, isSubmodule));
    return this.paired(base, proposed);
  }

  async of(folder: string): Promise<FolderPolicy> {
    await this.ofRoot();
    return this.paired(await this.base.of(folder), await this.proposed.of(folder));
  }

  private paired(base: FolderPolicy, proposed: FolderPolicy): FolderPolicy {
    const judging = this.chosen === this.proposed ? proposed : base;
    this.pairs.set(proposed, judging);
    return judging;
  }
}
