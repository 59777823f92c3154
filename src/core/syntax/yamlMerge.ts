import type { MapEntry, MapNode, TreeNode } from "./tree.js";

/** So many entries may come from other maps in one text: each map may merge all before it. */
const maxMerged = 20_000;

/**
 * Merge keys: `<<: *defaults` or `<<: [*a, *b]` gives a map the entries of others, those of its own names aside. The entries are the
 * others' own, so their places are where they are written. https://yaml.org/type/merge.html
 */
export class YamlMerge {
  private merged = 0;

  /** Adds the entries of what the map's merge keys name. */
  complete(map: { readonly entries: MapEntry[]; merges?: boolean }): void {
    if (!map.entries.some(({ key }) => key.value === "<<")) return;
    const sources = map.entries.flatMap(({ key, value }) => (key.value === "<<" ? mapsIn(value) : []));
    if (sources.length === 0) return;
    map.merges = true;
    const names = new Set(map.entries.map(({ key }) => key.value));
    for (const entry of sources.flatMap(({ entries }) => entries)) {
      if (names.has(entry.key.value) || this.merged >= maxMerged) continue;
      names.add(entry.key.value);
      map.entries.push(entry);
      this.merged++;
    }
  }
}

function mapsIn(node: TreeNode | undefined): MapNode[] {
  if (node?.type === "map") return [node];
  return node?.type === "list" ? node.items.filter((item) => item.type === "map") : [];
}
