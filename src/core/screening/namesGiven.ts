import type { Component, Supplier } from "../model.js";
import { RowComponent } from "../model/lookup.js";

/** What documents write where no maker is known. */
const nobody = /^(?:|[-–—?*./]+|n\/?a|none|unknown|various|any|generic|tbd|tba|other|misc|null|nan|noname|no name|-)$/i;

/** Whether a supplier of a component is looked up by its name: who sells a thing or wrote code for it says nothing about the maker. */
export function isLookedUp({ role, name }: Supplier): boolean {
  return role !== "distributor" && role !== "author" && role !== "owner" && !nobody.test(name.trim());
}

/** Not the first word of a cell that may hold maker and part together, which is tried as a brand. */
function isNamed(supplier: Supplier): boolean {
  return supplier.role !== "brand" && isLookedUp(supplier);
}

/** The names that components give of their makers and suppliers, each once, as they are looked up. */
export function namesGiven(components: readonly Component[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const component of components) {
    const names =
      component instanceof RowComponent
        ? component.makerNames().filter((name) => !nobody.test(name))
        : (component.suppliers ?? []).filter(isNamed).map(({ name }) => name.trim());
    for (const name of names) found.add(name);
  }
  return found;
}
