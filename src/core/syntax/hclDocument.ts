import type { Problem, Span } from "../model.js";
import type { ScalarNode, TreeNode } from "./tree.js";

/** `name = value`. The value is a tree; what is neither text, list nor object is a scalar without quotes: the expression as written. */
export interface HclAttribute extends Span {
  readonly name: ScalarNode;
  readonly value?: TreeNode | undefined;
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
