import type { Problem, Span } from "../model.js";

/**
 * The tree that the JSON, YAML and TOML readers share, so that a format which exists in two of them is read by one piece of code.
 * Scalars stay text: `1.80` is not the number 1.8.
 */
export type TreeNode = ScalarNode | MapNode | ListNode;

/** `start` and `end` cover the content without quotes; `value` has its escapes resolved. */
export interface ScalarNode extends Span {
  readonly type: "scalar";
  readonly value: string;
  readonly kind: "string" | "number" | "boolean" | "null" | "date";
  /** The quoted form, where there are quotes; else the same as the content. */
  readonly outer: Span;
}

export interface MapNode extends Span {
  readonly type: "map";
  /** In document order; duplicate keys stay. */
  readonly entries: readonly MapEntry[];
  /** Entries of other maps have been taken in by a merge key, `<<`, which is still among the entries. */
  readonly merges?: boolean;
}

export interface ListNode extends Span {
  readonly type: "list";
  readonly items: readonly TreeNode[];
}

/** `start` to `end` covers key and value. `value` is absent where the text ends before it. */
export interface MapEntry extends Span {
  readonly key: ScalarNode;
  readonly value?: TreeNode | undefined;
}

/** What a reader made of a text: the tree as far as it goes, and what was wrong. */
export interface ReadTree {
  readonly root?: TreeNode;
  readonly problems: readonly Problem[];
}

/** Value of the first entry named `key`, when `node` is a map. */
export function get(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return entriesOf(node).find((entry) => entry.key.value === key)?.value;
}

/** Values of all entries named `key`: a section that is written twice is read twice. */
export function getEach(node: TreeNode | undefined, key: string): TreeNode[] {
  return entriesOf(node).flatMap((entry) => (entry.key.value === key && entry.value ? [entry.value] : []));
}

/** Value at a path of keys. */
export function getPath(node: TreeNode | undefined, ...keys: readonly string[]): TreeNode | undefined {
  return keys.reduce<TreeNode | undefined>(get, node);
}

/** Entries of a map, YAML's merge keys left out, whose maps it has taken in; nothing for anything else. */
export function entriesOf(node: TreeNode | undefined): readonly MapEntry[] {
  if (node?.type !== "map") return [];
  return node.merges ? node.entries.filter(({ key }) => key.value !== "<<") : node.entries;
}

/** Items of a list; nothing for anything else. */
export function itemsOf(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.type === "list" ? node.items : [];
}

/** The node when it is a scalar. */
export function scalar(node: TreeNode | undefined): ScalarNode | undefined {
  return node?.type === "scalar" ? node : undefined;
}

/** Text of a string scalar at `key`. */
export function textAt(node: TreeNode | undefined, key: string): string | undefined {
  return scalar(get(node, key))?.value;
}
