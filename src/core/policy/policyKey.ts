import type { Knowledge } from "../blacklist/knowledge.js";
import type { Field } from "./field.js";
import type { Joining } from "./joining.js";
import type { Policy } from "./policy.js";
import type { Choice } from "./shape.js";
import { untrustedPartyId } from "./trust.js";

/** Names that a policy may use: list ids and party ids of the knowledge in force. */
export type PolicyNames = Pick<Knowledge, "lists" | "parties">;

/** Names with the ids of the team's own parties, which are in the policy itself. */
export interface NamesInPolicy extends PolicyNames {
  readonly own: readonly string[];
}

/** One key of a policy: how it is read, what the layers of policies make of it, and the words about it in the documentation. */
export interface PolicyKey<Value> {
  field(names: NamesInPolicy): Field<Value>;
  /** What it takes and what holds without it, in Markdown. */
  readonly takes: string;
  readonly default: string;
  /** What a layer below another may do with it. */
  readonly below: string;
  /** Who may set it at all. */
  readonly setBy: "any layer" | "the root and above";
}

/** A key that is part of the policy in force; the others speak of the file. */
export interface JoinedKey<Value> extends PolicyKey<Value> {
  /** What is in force of a layer's value and the one above it. */
  join(join: Joining, upper: Value | undefined, lower: Value): Value | undefined;
}

/** The entry of a key of the policy in force. */
export type KeyOf<K extends keyof Policy> = JoinedKey<Exclude<Policy[K], undefined>>;

export const mayRaise = "may raise";
export const mayAdd = "may add";
export const whenItDiffers = "no order: refused when it differs";

export function listChoices({ lists }: PolicyNames): Choice[] {
  return [...lists].map(([value, { title, forbids }]) => ({ value, description: `${title}. ${forbids}` }));
}

export function partyChoices({ parties, own }: NamesInPolicy): Choice[] {
  return [
    ...[...parties].map(([value, { name }]) => ({ value, description: name })),
    ...own.map((value) => ({ value, description: "The team's own." })),
    { value: untrustedPartyId, description: "A place that `trusted` does not name." },
  ];
}

/** The words of a table as the documentation lists them. */
export function codes(table: Readonly<Record<string, string>>): string {
  return Object.keys(table)
    .map((word) => `\`${word}\``)
    .join(", ");
}

/** Joins a value that is the same in all layers, or refused: the upper one holds, and where there is none, `alone` says of the lower. */
export function joinSame<Value>(key: string, alone = false): JoinedKey<Value>["join"] {
  return (join, upper, lower) => {
    if (join.isFree || lower === upper) return lower;
    if (join.isBelowRoot) join.refuseBelowRoot([key]);
    else if (alone && upper === undefined) return lower;
    else join.refuseDifference([key]);
    return upper;
  };
}
