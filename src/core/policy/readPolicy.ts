import type { Problem, Span, Waiver } from "../model.js";
import { readJson } from "../syntax/json.js";
import { entriesOf, get, itemsOf, textAt, type ReadTree, type TreeNode } from "../syntax/tree.js";
import { PolicyReader } from "./fields.js";
import { keyOf, type PolicyPath } from "./joining.js";
import { policyField, type PolicyNames } from "./keys.js";
import type { Loosenable, Policy } from "./policy.js";
import { maxPolicyLength, readPolicyText, tooLong } from "./policyText.js";

export type { PolicyNames } from "./keys.js";
export type { Loosenable } from "./policy.js";

/** One layer as read from one place. `policy` is absent when it could not be understood: then the last good one stays in force. */
export interface PolicyLayer {
  readonly policy?: Policy;
  /** Path or URI of another policy that is above this one, relative to this file. */
  readonly extends?: string;
  /** What layers below may loosen; nothing when absent. */
  readonly mayLoosen: readonly Loosenable[];
  /** Where each waiver is, for findings about it. */
  readonly places: ReadonlyMap<Waiver, Span>;
  /** Where keys and entries are, three deep, by path: `lists.us-bis-el` (the key of the pair), `waivers.0` (the item). */
  readonly keys: ReadonlyMap<string, Span>;
  /** In the text's order. A text that is not YAML has one: the first thing that is wrong. */
  readonly problems: readonly Problem[];
}

/** Reads a policy file. */
export function readPolicyFile(text: string, names: PolicyNames): PolicyLayer {
  return fromTree(readPolicyText(text), names);
}

/** Reads the value of the setting `sanctionLint.policy`, given as its own JSON text or as the tree found in a settings file. */
export function readPolicySetting(setting: string | TreeNode, names: PolicyNames): PolicyLayer {
  if (typeof setting !== "string") return fromTree({ root: setting, problems: [] }, names);
  return fromTree(setting.length > maxPolicyLength ? tooLong(setting) : readJson(setting, { lenient: true }), names);
}

/** More than anyone reads. */
const maxProblems = 100;

function fromTree({ root: tree, problems: broken }: ReadTree, names: PolicyNames): PolicyLayer {
  const root = tree?.type === "scalar" && tree.value === "" ? undefined : tree;
  const keys = new Map<string, Span>();
  if (root) notePlaces(root, [], keys);
  // What does not even have the syntax is reported by its first cause: what follows from that would only hide it.
  const [cause] = broken;
  if (cause) return { mayLoosen: [], places: new Map(), keys, problems: [cause] };
  const reader = new PolicyReader();
  const field = policyField({ ...names, own: ownPartyIds(root) });
  const { version: _, extends: upper, mayLoosen = [], ...policy } = (root && field.read(root, reader)) ?? {};
  const waivers = policy.waivers ?? [];
  const items = itemsOf(get(root, "waivers"));
  const isSound = reader.problems.length === 0;
  return {
    // A policy with an error is not half obeyed: the caller keeps the last good one.
    ...(isSound && { policy: { ...policy, waivers } }),
    ...(upper !== undefined && { extends: upper }),
    mayLoosen,
    places: new Map(isSound ? waivers.flatMap((waiver, at) => placed(waiver, items[at])) : []),
    keys,
    problems: [...reader.problems].sort((a, b) => a.start - b.start).slice(0, maxProblems),
  };
}

function placed(waiver: Waiver, node: TreeNode | undefined): [Waiver, Span][] {
  return node ? [[waiver, { start: node.start, end: node.end }]] : [];
}

/** Ids of the team's own parties that a text names, as far as it can be read: it may be one that is being typed. */
export function ownPartyIdsIn(text: string): readonly string[] {
  return ownPartyIds(readPolicyText(text).root);
}

/** Ids of the team's own parties, read ahead because a waiver may come before them. */
function ownPartyIds(root: TreeNode | undefined): readonly string[] {
  return itemsOf(get(root, "ownParties")).flatMap((item) => textAt(item, "id") ?? []);
}

/** As deep as layers refuse: `hardware.columns.NAME`. Of a key that is twice the first, since there is no policy then. */
const deepest = 3;

function notePlaces(node: TreeNode, path: PolicyPath, into: Map<string, Span>): void {
  if (path.length === deepest) return;
  const note = (step: string | number, { start, end }: Span, value: TreeNode | undefined): void => {
    const below = [...path, step];
    if (!into.has(keyOf(below))) into.set(keyOf(below), { start, end });
    if (value) notePlaces(value, below, into);
  };
  for (const { key, value } of entriesOf(node)) note(key.value, key, value);
  for (const [at, item] of itemsOf(node).entries()) note(at, item, item);
}
