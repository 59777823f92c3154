import type { Component, ScopeKind } from "../model.js";

/** Words in the names of sections, groups and configurations that say what is in them; the first that fits counts. */
const words: readonly (readonly [ScopeKind, ReadonlySet<string>])[] = [
  ["test", new Set(["test", "tests", "testing"])],
  ["dev", new Set(["dev", "develop", "development", "excluded"])],
  ["optional", new Set(["optional", "depopts", "weakdeps", "suggests", "extras"])],
];

const known = new Map<string, readonly ScopeKind[]>();
const enough = 1000;
const none: readonly ScopeKind[] = [];

/**
 * What a package is needed for, by the section it is in; nothing where it is, or may be, part of the product: in `main, dev` it is.
 * Sections of other files than package manifests, lockfiles and SBOMs are named by people, and say nothing.
 */
export function scopeKindsOf({ kind, scope }: Component): readonly ScopeKind[] {
  if (kind !== "library") return none;
  let kinds = known.get(scope);
  if (!kinds) {
    if (known.size >= enough) known.clear();
    known.set(scope, (kinds = kindsOf(scope)));
  }
  return kinds;
}

function kindsOf(scope: string): readonly ScopeKind[] {
  const kinds = scope === "devOptional" ? (["dev", "optional"] as const) : scope.split(",").map(kindOf);
  return kinds.every((kind) => kind !== undefined) ? kinds : none;
}

function kindOf(group: string): ScopeKind | undefined {
  // `androidTestImplementation`, `optional-dependencies.docs`, `direct dev`.
  const parts = group
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  // Dependency groups are for those who work on a project. https://peps.python.org/pep-0735/
  const isGroup = parts.includes("dependency") && parts.includes("groups");
  return words.find(([, some]) => parts.some((part) => some.has(part)))?.[0] ?? (isGroup ? "dev" : undefined);
}
