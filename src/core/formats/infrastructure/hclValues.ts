import type { HclBlock } from "../../syntax/hclDocument.js";
import { attribute, literal } from "../../syntax/hcl.js";
import { scalar, type TreeNode } from "../../syntax/tree.js";
import type { Written } from "../shared/declared.js";

/** Longer values are no images or addresses; the limit keeps values made of values from growing without bound. */
const longest = 1000;

/** What `local.x` and `var.x` stand for in one file: its locals, and the defaults of its variables. */
export class HclValues {
  private readonly known = new Map<string, TreeNode>();

  constructor(blocks: readonly HclBlock[]) {
    for (const block of blocks) {
      if (block.parent) continue;
      const [label] = block.labels;
      if (block.type.value === "locals") {
        for (const { name, value } of block.attributes) if (value) this.known.set(`local.${name.value}`, value);
      } else if (block.type.value === "variable" && label) {
        const value = attribute(block, "default");
        if (value) this.known.set(`var.${label.value}`, value);
      }
    }
  }

  /**
   * The text of a string with `${local.x}` and `${var.x}` put in, or of such a name alone; placed where its characters are, or where
   * the string is that puts it together. Undefined for anything that cannot be known from the file.
   */
  textOf(node: TreeNode | undefined, depth = 0): Written | undefined {
    const plain = literal(node);
    if (plain) return plain;
    const text = scalar(node);
    if (!text || depth > 8) return undefined;
    if (text.outer.start === text.start) {
      const definition = this.known.get(text.value.trim());
      return definition && this.textOf(definition, depth + 1);
    }
    let isKnown = !text.value.includes("%{");
    const value = text.value.replace(/\$\{([^{}]*)\}/g, (_, inner: string) => {
      const definition = this.known.get(inner.trim());
      const found = definition && this.textOf(definition, depth + 1)?.value;
      isKnown &&= found !== undefined;
      return found ?? "";
    });
    return isKnown && value.length <= longest ? { value, start: text.start, end: text.end } : undefined;
  }
}
