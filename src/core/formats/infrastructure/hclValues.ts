import type { HclBlock } from "../../syntax/hclDocument.js";
import { attribute, literal } from "../../syntax/hcl.js";
import { get, scalar, type TreeNode } from "../../syntax/tree.js";
import type { Written } from "../shared/declared.js";
import { printed } from "../shared/scripts/stringFormats.js";
import { hclParts } from "./hclParts.js";

/** Longer values are no images or addresses; the limit keeps values made of values from growing without bound. */
const longest = 1000;

/** What a file defines, under the names that it is used by: its locals, and the defaults of its variables. */
export function hclDefinitions(blocks: readonly HclBlock[]): Map<string, TreeNode> {
  const known = new Map<string, TreeNode>();
  for (const block of blocks) {
    if (block.parent) continue;
    const [label] = block.labels;
    if (block.type.value === "locals") {
      for (const { name, value } of block.attributes) if (value) known.set(`local.${name.value}`, value);
    } else if (block.type.value === "variable" && label) {
      const value = attribute(block, "default");
      if (value) known.set(`var.${label.value}`, value);
    }
  }
  return known;
}

/** What `local.x` and `var.x` stand for. */
export class HclValues {
  /** What was read already; what is being read, and so is made of itself, is not known. */
  private readonly read = new Map<TreeNode, Written | undefined>();

  constructor(private readonly known: ReadonlyMap<string, TreeNode>) {}

  /**
   * The text of a string with what is in `${…}` put in, or of an expression alone: names, members of maps, `format(…)`, `join(…)`;
   * placed where its characters are, or where the expression is that puts it together. Undefined for anything that cannot be known from
   * the file.
   */
  textOf(node: TreeNode | undefined): Written | undefined {
    const plain = literal(node);
    if (plain) return plain;
    const text = scalar(node);
    if (!text || !node) return undefined;
    if (this.read.has(node)) return this.read.get(node);
    this.read.set(node, undefined);
    const { start, end } = text;
    const isExpression = text.outer.start === start;
    const named = isExpression ? this.named(text.value.trim()) : undefined;
    const value = named ? named.value : isExpression ? this.valueOf(text.value) : this.filled(text.value);
    const found = value === undefined || value.length > longest ? undefined : (named ?? { value, start, end });
    this.read.set(node, found);
    return found;
  }

  /** `local.x`, `var.x.y`, `local.x["y"]`. */
  private named(path: string): Written | undefined {
    const [, first = "", rest = ""] = /^((?:local|var)\.[\w-]+)((?:\.[\w-]+|\["[^"\]]*"\])*)$/.exec(path) ?? [];
    let node = this.known.get(first);
    for (const [, plain, quoted] of rest.matchAll(/\.([\w-]+)|\["([^"\]]*)"\]/g))
      node = get(node, plain ?? quoted ?? "");
    return this.textOf(node);
  }

  private filled(template: string): string | undefined {
    let isKnown = !template.includes("%{");
    const value = template.replace(/\$\{([^{}]*)\}/g, (_, inner: string) => {
      const found = this.valueOf(inner);
      isKnown &&= found !== undefined;
      return found ?? "";
    });
    return isKnown ? value : undefined;
  }

  /** An expression's value: a string, a number, a name, or a call of a function whose arguments are known. */
  valueOf(expression: string): string | undefined {
    const said = expression.trim();
    const string = /^"((?:[^"\\]|\\.)*)"$/.exec(said)?.[1];
    if (string !== undefined) return string.includes("\\") ? undefined : this.filled(string);
    if (/^\d[\d.]*$/.test(said)) return said;
    const [, name = "", inner] = /^(\w*)\(([^]*)\)$/.exec(said) ?? [];
    if (inner === undefined || said.length > longest) return this.named(said)?.value;
    const parts = hclParts(inner);
    if (!parts) return undefined;
    if (/^(?:coalesce|try)$/.test(name))
      return parts.map((part) => this.valueOf(part)).find((value) => value !== undefined);
    if (/^(?:|tostring|trimspace|nonsensitive)$/.test(name))
      return parts.length === 1 ? this.valueOf(inner) : undefined;
    const isJoin = name === "join";
    if (!isJoin && name !== "format") return undefined;
    const [first, ...others] = parts.flatMap((part) =>
      isJoin ? (hclParts(/^\s*\[([^]*)\]\s*$/.exec(part)?.[1]) ?? part) : part,
    );
    const values = others.map((part) => ({ value: this.valueOf(part) }));
    const text = first === undefined ? undefined : this.valueOf(first);
    if (text === undefined) return undefined;
    if (!isJoin) return printed(text, values);
    return values.some(({ value }) => value === undefined) ? undefined : values.map(({ value }) => value).join(text);
  }
}
