import { RegularText } from "./regularText.js";
import type { MapEntry, ScalarNode, TreeNode } from "./tree.js";

interface Frame {
  readonly entries: readonly (MapEntry | TreeNode)[];
  readonly column: number;
  next: number;
}

/**
 * Writes a YAML tree as the tools write their lockfiles: a line a key, two blanks a level, block collections, quotes where they are
 * needed. https://yaml.org/spec/1.2.2/#chapter-8-block-style-productions
 */
export function regularYaml(source: string, root: TreeNode, quote: string): RegularText {
  const out = new RegularText(source, source.length * 4 + 10_000);
  const stack: Frame[] = [];
  // What has just been opened is after a dash: its first line goes on there.
  let isBeside = false;
  const open = (node: TreeNode | undefined, column: number, beside: boolean): void => {
    if (node === undefined) return out.mark("\n");
    if (node.type === "scalar") {
      if (!beside && node.value !== "") out.mark(" ");
      value(out, node, quote);
      return out.mark("\n");
    }
    const entries = node.type === "map" ? node.entries : node.items;
    if (entries.length === 0) return out.mark(`${beside ? "" : " "}${node.type === "map" ? "{}" : "[]"}\n`);
    if (!beside) out.mark("\n");
    isBeside = beside;
    stack.push({ entries, column, next: 0 });
  };
  open(root, 0, true);
  isBeside = true;
  for (let top = stack.at(-1); top && !out.isFull; top = stack.at(-1)) {
    const entry = top.entries[top.next++];
    if (!entry) {
      stack.pop();
      continue;
    }
    if (!isBeside) out.mark(" ".repeat(top.column));
    isBeside = false;
    if ("key" in entry) {
      value(out, entry.key, quote);
      out.mark(":");
      open(entry.value, top.column + 2, false);
    } else {
      out.mark("- ");
      open(entry, top.column + 2, true);
    }
  }
  return out;
}

function value(out: RegularText, node: ScalarNode, quote: string): void {
  // A text of several lines is not a name, version or place: its first line stands for it.
  const text = node.value.split(/[\r\n]/, 1)[0] ?? "";
  const needsQuotes = /^[\s&*!|>%@`"'{[\]},#?]|^-(?:\s|$)|:(?:\s|$)|:\/\/|\s#|\s$/.test(text) && !text.includes(quote);
  if (needsQuotes) out.mark(quote);
  out.scalar(node, text);
  if (needsQuotes) out.mark(quote);
}
