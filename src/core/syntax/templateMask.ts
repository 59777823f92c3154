import type { TreeNode } from "./tree.js";

/** Where masked characters go: each keeps its place and can be recognised again. */
const shift = 0xe000;

/**
 * A text in which the commands of Go templates and Jinja (`{{ … }}`) hold nothing that means something to the syntax around them:
 * quotes, `#`, `:`, commas and brackets inside become private characters, one for one. `undefined` where there is no command.
 * GitHub's `${{ … }}` is put in after the file has been read, so it is left alone.
 */
export function maskTemplates(text: string): string | undefined {
  if (!text.includes("{{")) return undefined;
  return text.replace(command, (whole, inner: string) =>
    inner === ""
      ? whole
      : `{{${inner.replace(/["'#:,[\]{}]/g, (char) => String.fromCharCode(char.charCodeAt(0) + shift))}}}`,
  );
}

/** On one line; a quoted `}}` does not close it. */
const command =
  /(?<!\$)\{\{((?:"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|`[^`\n\r]*`|[^"'`{}\n\r]|\}(?!\})|"(?=[^"\n\r]*\}\})|'(?=[^'\n\r]*\}\}))*)\}\}/g;

/** Gives the scalars of a masked text their characters back. */
export function unmaskTrees(roots: readonly TreeNode[]): void {
  const seen = new Set<TreeNode>();
  const open = [...roots];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.type === "scalar") unmask(node);
    else if (node.type === "list") for (const item of node.items) open.push(item);
    else
      for (const { key, value } of node.entries) {
        open.push(key);
        if (value) open.push(value);
      }
  }
}

function unmask(node: { value: string }): void {
  if (!/[\uE022-\uE07D]/.test(node.value)) return;
  node.value = node.value.replace(/[\uE022-\uE07D]/g, (char) => String.fromCharCode(char.charCodeAt(0) - shift));
}
