import type { LockedComponent } from "./lockedComponent.js";

/**
 * Who needs what in a lockfile, by whatever key the file names a package with. It is read from the text a second time, when
 * someone first asks who brought a package in: for the few packages with a finding, not while a large file is read.
 */
export class LockGraph {
  private readonly owners = new Map<string, string[]>();

  /** `owner`, a package's name, needs what `key` names. A broken file may leave the name empty: nobody then. */
  add(key: string, owner: string): void {
    if (owner === "") return;
    const known = this.owners.get(key);
    if (known === undefined) this.owners.set(key, [owner]);
    else if (known[known.length - 1] !== owner) known.push(owner);
  }

  /** Names of those who need one of `keys`, each once, in the file's order for each key; undefined for nobody. */
  ownersOf(keys: readonly string[]): readonly string[] | undefined {
    const names = new Set<string>();
    for (const key of keys) for (const owner of this.owners.get(key) ?? []) names.add(owner);
    return names.size > 0 ? [...names] : undefined;
  }
}

/** What `LockedRows.viaOf` wants: reads the graph once, when first asked. Direct packages need nobody to bring them in. */
export function viaFrom(
  read: () => LockGraph,
  keysOf: (component: LockedComponent) => readonly string[],
): (component: LockedComponent) => readonly string[] | undefined {
  let graph: LockGraph | undefined;
  return (component) => (component.relation === "direct" ? undefined : (graph ??= read()).ownersOf(keysOf(component)));
}
