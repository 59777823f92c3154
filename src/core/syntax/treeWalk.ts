import type { MapEntry, MapNode, TreeNode } from "./tree.js";

/** A map of a tree and the entry it is the value of, directly or as an item of the entry's list; the root has none. */
export interface PlacedMap {
  readonly map: MapNode;
  readonly under?: MapEntry;
}

/** Every map of a tree once, in document order, each before those inside it. No recursion; aliases that lead back are not followed. */
export function mapsOf(root: TreeNode | undefined): PlacedMap[] {
  const found: PlacedMap[] = [];
  const seen = new Set<TreeNode>();
  const open: { node: TreeNode; under: MapEntry | undefined }[] = root ? [{ node: root, under: undefined }] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, under } = next;
    if (node.type === "scalar" || seen.has(node)) continue;
    seen.add(node);
    if (node.type === "list") {
      for (let index = node.items.length - 1; index >= 0; index--) {
        const item = node.items[index];
        if (item) open.push({ node: item, under });
      }
      continue;
    }
    found.push({ map: node, ...(under && { under }) });
    for (let index = node.entries.length - 1; index >= 0; index--) {
      const entry = node.entries[index];
      if (entry?.value) open.push({ node: entry.value, under: entry });
    }
  }
  return found;
}
