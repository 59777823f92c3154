import type { Direction, Relationship, RestrictedList } from "../model.js";
import { weightByActivities } from "./activities.js";
import { directions } from "../model/directions.js";
import { relationships } from "../model/relationships.js";
import type { Joining } from "./joining.js";
import type { Loosenable, Policy, PolicySeverity } from "./policy.js";
import { compareSeverity } from "./severity.js";

type Ceiling = PolicySeverity | "listed";

function isAsGrave(one: Ceiling, other: Ceiling): boolean {
  return one === "listed" || (other !== "listed" && compareSeverity(one, other) <= 0);
}

/** Severities by list, direction, relationship or party: an entry may be raised over what is said or holds by default above. */
function joinEntries<K extends string, V extends Ceiling>(
  join: Joining,
  key: Loosenable,
  upper: Readonly<Partial<Record<K, V>>> | undefined,
  lower: Readonly<Partial<Record<K, V>>>,
  before: (entry: K) => Ceiling,
): Partial<Record<K, V>> {
  const joined: Partial<Record<K, V>> = { ...upper };
  for (const [entry, value] of Object.entries(lower) as [K, V][]) {
    if (isAsGrave(value, before(entry)) || join.mayLoosen(key)) joined[entry] = value;
    else join.refuseLoosening([key, entry], key);
  }
  return joined;
}

export function joinLists(
  join: Joining,
  upper: Policy["lists"],
  lower: NonNullable<Policy["lists"]>,
): NonNullable<Policy["lists"]> {
  return joinEntries(join, "lists", upper, lower, (id) => {
    const list = join.knowledge.lists.get(id);
    return upper?.[id] ?? (list ? weightOf(list, join.above) : "error");
  }) as NonNullable<Policy["lists"]>;
}

/** A layer below may let more lists count; with fewer it loosens. */
export function joinOnlyLists(
  join: Joining,
  upper: readonly string[] | undefined,
  lower: readonly string[],
): readonly string[] | undefined {
  const tightens = upper?.every((id) => lower.includes(id)) ?? false;
  if (tightens || join.mayLoosen("lists")) return lower;
  join.refuseLoosening(["onlyLists"], "lists");
  return upper && [...new Set([...upper, ...lower])];
}

/** The word on a direction goes over activities, so it may not be milder than any list of that direction is by them. */
export function joinDirections(
  join: Joining,
  upper: Policy["directions"],
  lower: NonNullable<Policy["directions"]>,
): NonNullable<Policy["directions"]> {
  return joinEntries(join, "directions", upper, lower, (direction) => {
    const lists = [...join.knowledge.lists.values()].filter((list) => list.direction === direction);
    const weights = lists.map((list) => weightOf(list, join.above));
    return weights.reduce(graver, weights[0] ?? defaultOf(direction, join.above));
  });
}

export function joinRelationships(
  join: Joining,
  upper: Policy["relationships"],
  lower: NonNullable<Policy["relationships"]>,
): NonNullable<Policy["relationships"]> {
  return joinEntries(
    join,
    "relationships",
    upper,
    lower,
    (one: Relationship) => upper?.[one] ?? relationships[one].ceiling,
  );
}

export function joinScopes(
  join: Joining,
  upper: Policy["scopes"],
  lower: NonNullable<Policy["scopes"]>,
): NonNullable<Policy["scopes"]> {
  return joinEntries(join, "scopes", upper, lower, (scope) => upper?.[scope] ?? "listed");
}

/** The word on a party goes over everything, so one that the layers above leave alone can only be raised to an error. */
export function joinParties(
  join: Joining,
  upper: Policy["parties"],
  lower: NonNullable<Policy["parties"]>,
): NonNullable<Policy["parties"]> {
  return joinEntries(join, "parties", upper, lower, (party) => upper?.[party] ?? "error") as NonNullable<
    Policy["parties"]
  >;
}

export function joinWatch(
  join: Joining,
  upper: PolicySeverity | undefined,
  lower: PolicySeverity,
): PolicySeverity | undefined {
  if (isAsGrave(lower, upper ?? "information") || join.mayLoosen("watch")) return lower;
  join.refuseLoosening(["watch"], "watch");
  return upper;
}

/** What a list weighs by the layers above, before ceilings; `judgeListing` weighs alike. */
function weightOf(list: RestrictedList, policy: Policy): PolicySeverity {
  const { onlyLists, activities } = policy;
  if (onlyLists && !onlyLists.includes(list.id)) return "off";
  const direction = policy.directions?.[list.direction];
  if (direction !== undefined) return direction;
  if (!activities || activities.length === 0) return directions[list.direction].severity;
  return weightByActivities(activities, list).severity;
}

function defaultOf(direction: Direction, policy: Policy): PolicySeverity {
  return policy.directions?.[direction] ?? directions[direction].severity;
}

function graver(a: PolicySeverity, b: PolicySeverity): PolicySeverity {
  return compareSeverity(b, a) < 0 ? b : a;
}
