import type { Component } from "../../model.js";
import { NameFilter } from "../../text/nameFilter.js";
import { LockedComponent, type Unfinished } from "./lockedComponent.js";

/** In larger texts `via` is left out: collecting it would cost more than everything else. */
const largest = 1_000_000;

/** Who brings in whom in a lockfile, by name, collected while its packages are read. */
export class Dependents {
  private readonly owners = new Map<string, string[]>();
  /** Whether `add` keeps anything. */
  readonly collects: boolean;

  constructor(private readonly text: string) {
    this.collects = text.length <= largest;
  }

  /** `owner` asks for `name`. */
  add(name: string, owner: string): void {
    // A broken file may leave the name of the one that asks empty.
    if (!this.collects || owner === "") return;
    const known = this.owners.get(name);
    if (known === undefined) this.owners.set(name, [owner]);
    else known.push(owner);
  }

  /**
   * Completes components that were just made and that nobody else has yet: those named in `direct` are direct, the others say who
   * brought them in. They are changed in place, since a copy of each would double the cost of a large lockfile.
   */
  complete(components: readonly Component[], direct: ReadonlySet<string>, keyOf?: (name: string) => string): void {
    const asked = new NameFilter();
    for (const name of direct) asked.add(name);
    for (const name of this.owners.keys()) asked.add(name);
    for (const component of components as readonly Unfinished[]) {
      if (component.kind === "source") continue;
      // Names that are compared as they are written need not be cut out to be turned away.
      if (!keyOf && component instanceof LockedComponent) {
        if (!asked.mayHave(this.text, component.nameStart, component.nameEnd)) continue;
      }
      const key = keyOf?.(component.name) ?? component.name;
      if (direct.has(key)) component.relation = "direct";
      else {
        const owners = this.owners.get(key);
        if (owners !== undefined) component.via = owners;
      }
    }
  }
}
