import type { Problem, Span } from "../model.js";
import { HclReader } from "./hclReader.js";
import type { ScalarNode, TreeNode } from "./tree.js";

/** `name = value`. The value is a tree; what is neither text, list nor object is a scalar without quotes: the expression as written. */
export interface HclAttribute extends Span {
  readonly name: ScalarNode;
  readonly value?: TreeNode;
}

/** `type "label" … { … }` with its attributes; `start` to `end` covers it whole. */
export interface HclBlock extends Span {
  readonly type: ScalarNode;
  readonly labels: readonly ScalarNode[];
  readonly attributes: readonly HclAttribute[];
  readonly parent?: HclBlock;
  /** The outermost block around it. */
  readonly root?: HclBlock;
}

/** A HCL text. */
export interface HclDocument {
  /** Every block, however deep, in document order. */
  readonly blocks: readonly HclBlock[];
  /** Attributes outside any block. */
  readonly attributes: readonly HclAttribute[];
  readonly problems: readonly Problem[];
}

/**
 * Reads HCL 2, the language of Terraform, Packer and Nomad files: blocks, attributes, strings, here-documents, lists and objects;
 * other expressions as their text. One pass, no recursion, never throws. `outermost` names blocks that stand in no other: one at a
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
