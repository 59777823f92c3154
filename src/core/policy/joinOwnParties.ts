import type { Joining } from "./joining.js";
import type { OwnParty } from "./policy.js";

/**
 * A layer adds parties. None takes the id of one that a layer above lists; below the root none takes the place of a party that is known
 * either: by its id, a name or its packages.
 */
export function joinOwnParties(
  join: Joining,
  upper: readonly OwnParty[] = [],
  lower: readonly OwnParty[],
): readonly OwnParty[] {
  const added = lower.filter((own, at) => {
    const taken = upper.some(({ id }) => id === own.id) ? "the id" : join.isBelowRoot ? takenBy(own, join, upper) : "";
    if (taken === "") return true;
    join.refuse(["ownParties", at], `lists a party with ${taken} of one that is known above it`);
    return false;
  });
  return [...upper, ...added];
}

function takenBy(own: OwnParty, { knowledge }: Joining, upper: readonly OwnParty[]): string {
  if (knowledge.parties.has(own.id)) return "the id";
  const names = new Set([own.name, ...(own.aliases ?? [])].map(foldedName));
  for (const { name, aliases = [] } of [...knowledge.parties.values(), ...upper]) {
    if ([name, ...aliases].some((one) => names.has(foldedName(one)))) return "a name";
  }
  const patterns = [
    ...knowledge.attributions.flatMap(({ scheme, pattern }) => (scheme === "package" ? [pattern] : [])),
    ...upper.flatMap(({ packages = [] }) => packages.map(coordinateOf)),
  ].map((pattern) => pattern.toLowerCase());
  const isKnown = (own.packages ?? []).map(coordinateOf).some((one) => patterns.some((known) => overlap(one, known)));
  return isKnown ? "packages" : "";
}

/** As screening compares names: without capitals and what is no letter or digit. */
function foldedName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** A package pattern as attributions have it: `npm/@scope/*`. */
function coordinateOf(pattern: string): string {
  return pattern
    .replace(/^pkg:\/*/i, "")
    .replace(/%40/g, "@")
    .toLowerCase();
}

/** Whether some name fits both patterns. */
function overlap(a: string, b: string): boolean {
  const [left, right] = [a, b].map((pattern) => pattern.replace(/\*$/, "")) as [string, string];
  if (a.endsWith("*") && right.startsWith(left)) return true;
  return b.endsWith("*") ? left.startsWith(right) : left === right;
}
