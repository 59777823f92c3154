import type { TreeNode } from "../../syntax/tree.js";
import { entriesOf, get, scalar } from "../../syntax/tree.js";

/** Longer values are no names and addresses; the limit keeps values made of values from growing without bound. */
const longest = 500;

/**
 * What the variables of a recipe stand for: `{% set name = "value" %}`, and rattler-build's `context`.
 * https://docs.conda.io/projects/conda-build/en/stable/resources/define-metadata.html#templating-with-jinja
 */
export class JinjaValues {
  private readonly known = new Map<string, string>();

  constructor(text: string, root: TreeNode | undefined) {
    for (const [, name = "", value = ""] of text.matchAll(
      /\{%-?\s{0,9}set\s{1,9}(\w+)\s{0,9}=\s{0,9}["']([^"'\n]{0,300})["']\s{0,9}-?%\}/g,
    ))
      this.known.set(name, this.fill(value));
    for (const { key, value } of entriesOf(get(root, "context"))) {
      const said = scalar(value)?.value;
      if (said !== undefined) this.known.set(key.value, this.fill(said));
    }
  }

  /** The text with `{{ name }}`, `{{ name[0] }}` and `{{ name|lower }}` put in; what is not known stays. */
  fill(text: string): string {
    if (!text.includes("{{")) return text;
    const filled = text.replace(
      /\$?\{\{\s{0,9}(?:(\w+)|"([^"{}]*)"|'([^'{}]*)')(\[0\])?(?:\s{0,9}\|\s{0,9}(lower|string))?\s{0,9}\}\}/g,
      (whole: string, name?: string, one?: string, two?: string, first?: string, filter?: string) => {
        const value = name === undefined ? (one ?? two) : this.known.get(name);
        if (value === undefined) return whole;
        const part = first ? value.charAt(0) : value;
        return filter === "lower" ? part.toLowerCase() : part;
      },
    );
    return filled.length > longest ? text : filled;
  }
}
