import type { HclBlock, HclDocument } from "./hclDocument.js";
import { HclReader } from "./hclReader.js";
import type { ScalarNode, TreeNode } from "./tree.js";

/**
 * Reads HCL 2, the language of Terraform, Packer and Nomad files: blocks, attributes, strings, here-documents, lists and objects;
 * other expressions as their text. One pass, no recursion, never throws. `outermost` names blocks that are in no other: one at a
 * line's start ends what is still open.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function readHcl(text: string, outermost: ReadonlySet<string> = new Set()): HclDocument {
  return new HclReader(text, outermost).read();
}

/** The text of a quoted string without interpolation; undefined for expressions and templates. */
export function literal(node: TreeNode | undefined): ScalarNode | undefined {
  if (node?.type !== "scalar" || node.outer.start === node.start) return undefined;
  return /\$\{|%\{/.test(node.value) ? undefined : node;
}

/** Value of a block's attribute. */
export function attribute(block: HclBlock, name: string): TreeNode | undefined {
  return block.attributes.find((candidate) => candidate.name.value === name)?.value;
}
