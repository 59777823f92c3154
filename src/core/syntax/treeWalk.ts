import type { MapEntry, MapNode, TreeNode } from "./tree.js";

/** A map of a tree, and where it was come upon. */
export interface PlacedMap {
  readonly map: MapNode;
  /** The entry it is the value of, directly or as an item of the entry's list; the root has none. */
  readonly under?: MapEntry;
  /** Key of `under`. */
  readonly key?: string;
  /** Keys from the root to `key`, `key` included; lists add nothing. Deeper than forty keys it stays as it is. */
  readonly path: readonly string[];
  /** The map is an item of a list. */
  readonly isItem: boolean;
}

const maxPath = 40;

/** A list or map that is still to be gone into, with the place it was come upon. */
interface Waiting {
  readonly node: TreeNode;
  readonly under: MapEntry | undefined;
  readonly path: readonly string[];
  readonly isItem: boolean;
}

/** Every map of a tree once, in document order, each before those inside it. No recursion; aliases that lead back are not followed. */
export function mapsOf(root: TreeNode | undefined): PlacedMap[] {
  const found: PlacedMap[] = [];
  const seen = new Set<TreeNode>();
  const open: Waiting[] = root ? [{ node: root, under: undefined, path: [], isItem: false }] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, under, path, isItem } = next;
    if (node.type === "scalar" || seen.has(node)) continue;
    seen.add(node);
    if (node.type === "list") {
      for (let index = node.items.length - 1; index >= 0; index--) {
        const item = node.items[index];
        if (item && item.type !== "scalar") open.push({ node: item, under, path, isItem: true });
      }
      continue;
    }
    found.push(under ? { map: node, under, key: under.key.value, path, isItem } : { map: node, path, isItem });
    for (let index = node.entries.length - 1; index >= 0; index--) {
      const entry = node.entries[index];
      if (!entry?.value || entry.value.type === "scalar") continue;
      const below = path.length < maxPath ? path.concat(entry.key.value) : path;
      open.push({ node: entry.value, under: entry, path: below, isItem: false });
    }
  }
  return found;
}
