import { RegularText } from "./regularText.js";
import type { ListNode, MapEntry, MapNode, ScalarNode, TreeNode } from "./tree.js";

/** Nothing that tools write is nested deeper. */
const maxDepth = 12;

/**
 * Writes a TOML tree as the tools write their lockfiles: an array of tables for each list of maps at the top, a key a line, tables of
 * their own for maps but those of `inline` keys, bare keys, double quotes. https://toml.io/en/v1.0.0
 */
export function regularToml(source: string, root: MapNode, inline: ReadonlySet<string>): RegularText {
  const out = new RegularText(source, source.length * 4 + 10_000);
  new TomlWriter(out, inline).table(root, [], 0);
  return out;
}

class TomlWriter {
  constructor(
    private readonly out: RegularText,
    private readonly inline: ReadonlySet<string>,
  ) {}

  /** A table's own values first, since whatever follows a header is part of that table. */
  table(map: MapNode, path: readonly ScalarNode[], depth: number): void {
    if (depth > maxDepth) return;
    const isOfNames = path[path.length - 1]?.value === "dependencies";
    const isTable = ({ key, value }: MapEntry): boolean =>
      (!isOfNames && value?.type === "map" && !this.inline.has(key.value)) || (depth === 0 && isListOfMaps(value));
    for (const entry of inUsualOrder(map.entries.filter((each) => !isTable(each)))) this.entry(entry, depth);
    for (const { key, value } of map.entries.filter(isTable)) {
      const inner = [...path, key];
      const tables = value?.type === "list" ? value.items : [value];
      for (const table of tables) {
        if (table?.type !== "map") continue;
        this.header(inner, value?.type === "list");
        this.table(table, inner, depth + 1);
      }
    }
  }

  private header(path: readonly ScalarNode[], isList: boolean): void {
    this.out.mark(isList ? "\n[[" : "\n[");
    for (const [index, key] of path.entries()) {
      if (index > 0) this.out.mark(".");
      this.key(key);
    }
    this.out.mark(isList ? "]]\n" : "]\n");
  }

  private entry({ key, value }: MapEntry, depth: number): void {
    if (!value) return;
    this.key(key);
    this.out.mark(" = ");
    if (value.type === "list") this.list(value, key.value === "dependencies", depth);
    else this.value(value, depth);
    this.out.mark("\n");
  }

  private list({ items }: ListNode, hasLines: boolean, depth: number): void {
    const isLong = items.length > 0 && (hasLines || items.some(({ type }) => type !== "scalar"));
    this.out.mark(isLong ? "[\n" : "[");
    for (const [index, item] of items.entries()) {
      if (isLong) this.out.mark("    ");
      else if (index > 0) this.out.mark(", ");
      this.value(item, depth + 1);
      if (isLong) this.out.mark(",\n");
    }
    this.out.mark("]");
  }

  private value(node: TreeNode, depth: number): void {
    if (depth > maxDepth) return this.out.mark('""');
    if (node.type === "list") return this.list(node, false, depth);
    if (node.type === "scalar") return this.scalar(node);
    this.out.mark("{ ");
    for (const [index, { key, value }] of node.entries.filter((entry) => entry.value).entries()) {
      if (index > 0) this.out.mark(", ");
      this.key(key);
      this.out.mark(" = ");
      if (value) this.value(value, depth + 1);
    }
    this.out.mark(" }");
  }

  private scalar(node: ScalarNode): void {
    if (node.kind !== "string") return this.out.scalar(node);
    this.out.mark('"');
    this.out.scalar(node, node.value.replace(/[\r\n]+/g, " ").replace(/["\\]/g, "\\$&"));
    this.out.mark('"');
  }

  private key(node: ScalarNode): void {
    const isBare = /^[\w-]+$/.test(node.value);
    if (!isBare) this.out.mark('"');
    this.out.scalar(node, node.value.replace(/[\r\n]+/g, " ").replace(/["\\]/g, "\\$&"));
    if (!isBare) this.out.mark('"');
  }
}

function isListOfMaps(node: TreeNode | undefined): boolean {
  return node?.type === "list" && node.items.length > 0 && node.items.every(({ type }) => type === "map");
}

/** Readers of lines may stop at what tools write last. */
function inUsualOrder(entries: readonly MapEntry[]): MapEntry[] {
  const rank = ({ key }: MapEntry): number => {
    if (key.value === "name") return 0;
    if (key.value === "version") return 1;
    return key.value === "dependencies" ? 3 : key.value === "files" ? 4 : 2;
  };
  return [...entries].sort((a, b) => rank(a) - rank(b));
}
