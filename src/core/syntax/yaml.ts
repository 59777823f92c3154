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
  const first = masked === undefined ? -1 : text.search(templateLine);
  // What a template puts in on a line of its own may be the head of what stands below it.
  return first < 0
    ? read
    : { ...read, problems: read.problems.filter(({ message, start }) => start < first || !ofIndentation.has(message)) };
}

const templateLine = /^[ \t]*\{\{[^\n]*\}\}[ \t]*\r?$/m;
const ofIndentation = new Set([
  "the indentation fits no line above",
  "the key is indented deeper than those before it",
  "an item where a key is expected",
]);
