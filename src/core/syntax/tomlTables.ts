import type { ListNode, MapEntry, MapNode, ScalarNode, TreeNode } from "./tree.js";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type OpenEntry = Mutable<MapEntry>;
export type OpenMap = Mutable<Omit<MapNode, "entries">> & { entries: OpenEntry[] };
export type OpenList = Mutable<Omit<ListNode, "items">> & { items: TreeNode[] };

/** Maps with more entries than this are looked up by an index. */
const smallMap = 8;

/** The tables of a TOML document while it is read: which one is open, and where a dotted key goes. */
export class TomlTables {
  private readonly root: OpenMap;
  /** The table that key-value lines go to. */
  current: OpenMap;
  /** What the open header's path goes through: their spans grow with the table, once it is complete. */
  private readonly openPath: Mutable<{ start: number; end: number }>[] = [];
  private lastEnd = 0;
  private readonly indexes = new Map<OpenMap, Map<string, OpenEntry>>();
  /** Maps this reader made and may add to; what an inline table or a scalar holds is closed. */
  private readonly extensible = new Set<TreeNode>();

  constructor(
    length: number,
    private readonly onProblem: (message: string, start: number, end: number) => void,
  ) {
    this.root = { type: "map", start: 0, end: length, entries: [] };
    this.current = this.root;
  }

  /** Opens the table or the next item of the array of tables that a header names. */
  open(path: readonly ScalarNode[], isList: boolean, start: number, end: number): void {
    this.closeOpen();
    let map = this.root;
    path.forEach((key, index) => {
      const isLast = index === path.length - 1;
      const entry = this.child(map, key, start, end, isLast && isList);
      this.extend(entry, end);
      if (entry.value?.type === "list") {
        const list = entry.value as OpenList;
        this.extend(list, end);
        if (isLast && isList) {
          const item: OpenMap = { type: "map", start, end, entries: [] };
          this.extensible.add(item);
          list.items.push(item);
        }
      }
      map = this.mapOf(entry);
      this.extend(map, end);
    });
    this.current = map;
    this.lastEnd = end;
  }

  /** Puts a value at a dotted key below `into`; gives the innermost entry, whose end may still have to grow. */
  place(into: OpenMap, path: readonly ScalarNode[], value: TreeNode | undefined, end: number): OpenEntry | undefined {
    let map = into;
    for (const key of path.slice(0, -1)) {
      const entry = this.child(map, key, key.outer.start, end, false);
      map = this.mapOf(entry);
      for (const node of [entry, map]) if (node.end === this.lastEnd) node.end = end;
    }
    const key = path[path.length - 1];
    if (!key) return undefined;
    if (this.find(map, key.value)) this.onProblem("the key is set twice", key.outer.start, key.outer.end);
    const entry: OpenEntry = { key, start: key.outer.start, end, ...(value && { value }) };
    this.add(map, entry);
    if (into === this.current) this.lastEnd = end;
    return entry;
  }

  /** The whole document. */
  finish(): MapNode {
    this.closeOpen();
    return this.root;
  }

  /** Only what ended where the document had come to is written in one piece; a part that comes later leaves the span as it was. */
  private extend(node: { start: number; end: number }, end: number): void {
    if (node.end !== this.lastEnd && node.end !== end) return;
    node.end = end;
    this.openPath.push(node);
  }

  private closeOpen(): void {
    for (const node of this.openPath) node.end = Math.max(node.end, this.lastEnd);
    this.openPath.length = 0;
  }

  /** The entry of `key`, made when there is none that a table can go into. */
  private child(map: OpenMap, key: ScalarNode, start: number, end: number, isList: boolean): OpenEntry {
    const found = this.find(map, key.value);
    const value = found?.value;
    if (found && value && this.extensible.has(value) && (!isList || value.type === "list")) return found;
    if (found) this.onProblem("the key already has a value", key.outer.start, key.outer.end);
    const node: OpenMap | OpenList = isList
      ? { type: "list", start, end, items: [] }
      : { type: "map", start, end, entries: [] };
    this.extensible.add(node);
    const entry: OpenEntry = { key, start, end, value: node };
    this.add(map, entry);
    this.indexes.get(map)?.set(key.value, entry);
    return entry;
  }

  /** The map of an entry: its value, or the last item of its array of tables. */
  private mapOf(entry: OpenEntry): OpenMap {
    const { value } = entry;
    const last = value?.type === "list" ? value.items[value.items.length - 1] : value;
    if (last?.type === "map") return last as OpenMap;
    const made: OpenMap = { type: "map", start: entry.start, end: entry.end, entries: [] };
    if (value?.type === "list") (value as OpenList).items.push(made);
    return made;
  }

  private find(map: OpenMap, name: string): OpenEntry | undefined {
    const index = this.indexes.get(map);
    if (index) return index.get(name);
    // The last one: what follows belongs to the definition that is above it.
    for (let at = map.entries.length - 1; at >= 0; at--) {
      if (map.entries[at]?.key.value === name) return map.entries[at];
    }
    return undefined;
  }

  private add(map: OpenMap, entry: OpenEntry): void {
    map.entries.push(entry);
    const index = this.indexes.get(map);
    if (index) index.set(entry.key.value, entry);
    else if (map.entries.length > smallMap) {
      this.indexes.set(map, new Map(map.entries.map((each) => [each.key.value, each])));
    }
  }
}
