import type { Component } from "../model.js";
import type { Trial } from "./trial.js";

/**
 * How often each package is declared in each section of a document. A tool refuses a package that is declared twice in one section, or
 * ignores one of the two; images and steps of workflows are named as often as they are used.
 */
export class Declarations {
  private readonly counts = new Map<string, number>();

  constructor(components: readonly Component[]) {
    for (const component of components) if (isOneOfItsName(component)) this.add(keyOf(component), 1);
  }

  /** Whether the package that a trial puts there would be declared more often than it is, and than what it replaces was. */
  wouldRepeat({ target, effect, components: [replaced] }: Trial): boolean {
    if (!target || effect !== "gone" || !replaced || !isOneOfItsName(replaced)) return false;
    const key = keyOf({ ...target, scope: replaced.scope });
    if (key === keyOf(replaced)) return false;
    return this.count(key) + 1 > Math.max(1, this.count(keyOf(replaced)));
  }

  /** Notes that a trial is made. */
  make({ target, effect, components: [replaced] }: Trial): void {
    if (target && effect === "gone" && replaced && isOneOfItsName(replaced))
      this.add(keyOf({ ...target, scope: replaced.scope }), 1);
  }

  /** Whether anything is declared more often than before, and than any of what was replaced. */
  repeatsMoreThan(before: Declarations, replaced: readonly Component[]): boolean {
    const most = Math.max(1, ...replaced.map((component) => before.count(keyOf(component))));
    return [...this.counts].some(([key, count]) => count > Math.max(most, before.count(key)));
  }

  private count(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  private add(key: string, by: number): void {
    this.counts.set(key, this.count(key) + by);
  }
}

function isOneOfItsName({ kind, ecosystem }: Component): boolean {
  return kind === "library" && ecosystem !== undefined;
}

/** A package in one section of its file. */
function keyOf({ ecosystem = "", name, scope = "" }: Pick<Component, "ecosystem" | "name" | "scope">): string {
  return `${ecosystem} ${scope} ${name}`;
}
