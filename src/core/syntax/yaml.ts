import type { Problem } from "../model.js";
import type { ReadTree, TreeNode } from "./tree.js";
import { maskTemplates, unmaskTrees } from "./templateMask.js";
import { YamlBlockReader } from "./yamlBlock.js";

/** What a text of several documents (`---`) holds: the root of each that is not empty. */
export interface YamlDocuments {
  readonly documents: readonly TreeNode[];
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML 1.2 to the tree that JSON and TOML share: block and flow collections, every kind of scalar, anchors. Of several
 * documents the first that is not empty. One pass, no recursion, never throws; what is broken becomes a problem and reading goes on.
 *
 * - Scalars stay text; a block scalar's span covers its lines with their indentation.
 * - An alias is the same node object as its anchor, so the tree is a graph without cycles: do not walk it without a set of seen nodes.
 * - Tags are passed over (`!secret x` is `x`); merge keys (`<<`) give a map the entries of others after its own; template lines (`{{ … }}`, `{% … %}`) are passed over.
 * - A document that is a scalar, which is YAML, yields a problem: nothing that is read here is written so.
 *
 * https://yaml.org/spec/1.2.2/
 */
export function readYaml(text: string): ReadTree {
  const { documents, problems } = readYamlDocuments(text);
  const root = documents[0];
  return { ...(root && { root }), problems };
}

/** Reads every document of a YAML text; see `readYaml`. */
export function readYamlDocuments(text: string): YamlDocuments {
  const masked = maskTemplates(text);
  const read = new YamlBlockReader(masked ?? text).read();
  if (masked !== undefined) unmaskTrees(read.documents);
  return read;
}
