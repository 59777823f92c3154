import type { Span } from "../model.js";
import { canonicalJson } from "../text/hash.js";
import { keyOf, type LayeringKnowledge, type PolicyPath } from "./joining.js";
import { joinedKeys } from "./keys.js";
import { layerPolicies, type NamedPolicy } from "./layers.js";
import { emptyPolicy, type Policy } from "./policy.js";

/** One key or entry in force, and who decided it. */
export interface Decision {
  /** `lists.us-bis-el`, `waivers.1` (from 1). */
  readonly key: string;
  readonly value: unknown;
  /** Label of the layer. */
  readonly label: string;
  /** Where in the layer's text; undefined for a layer that came without places. */
  readonly place: Span | undefined;
}

/** What a policy in force says, key by key, each with the layer whose word it is: the one below which nothing changed it any more. */
export function decisionsOf(layers: readonly NamedPolicy[], knowledge: LayeringKnowledge): readonly Decision[] {
  let decided: readonly Decision[] = [];
  layers.forEach((layer, at) => {
    const { policy } = layerPolicies(layers.slice(0, at + 1), knowledge);
    const before = new Map(decided.map((one) => [`${one.key} ${canonicalJson([one.value])}`, one]));
    decided = entriesIn(policy).map(({ path, value }) => {
      const key = shownKey(path);
      const same = before.get(`${key} ${canonicalJson([value])}`);
      return same ?? { key, value, label: layer.label, place: placeIn(layer, path, value) };
    });
  });
  return decided;
}

/** Keys with their values; records and lists of objects entry by entry. */
function entriesIn(policy: Policy): { readonly path: PolicyPath; readonly value: unknown }[] {
  return joinedKeys.flatMap((key): { path: PolicyPath; value: unknown }[] => {
    const value: unknown = policy[key];
    if (value === undefined || value === emptyPolicy[key] || (Array.isArray(value) && value.length === 0)) return [];
    if (Array.isArray(value) && key !== "activities")
      return value.map((one, at) => ({ path: [key, at], value: one as unknown }));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return Object.entries(value).map(([entry, one]) => ({ path: [key, entry], value: one as unknown }));
    return [{ path: [key], value }];
  });
}

/** Items of lists move when layers are joined; in the layer itself they are found by what they say. */
function placeIn({ policy, keys }: NamedPolicy, [key, entry]: PolicyPath, value: unknown): Span | undefined {
  const own: unknown = joinedKeys.some((one) => one === key) ? policy[key as keyof Policy] : undefined;
  const at =
    typeof entry === "number" && Array.isArray(own)
      ? own.findIndex((one) => canonicalJson([one]) === canonicalJson([value]))
      : entry;
  const path = [key, at].filter((step) => step !== undefined && step !== -1);
  return keys?.get(keyOf(path as PolicyPath)) ?? keys?.get(String(key));
}

function shownKey(path: PolicyPath): string {
  return path.map((step) => (typeof step === "number" ? step + 1 : step)).join(".");
}
