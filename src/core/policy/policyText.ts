import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from "yaml";
import type { Problem } from "../model.js";
import type { MapEntry, ReadTree, ScalarNode, TreeNode } from "../syntax/tree.js";

/**
 * Reads the text of a policy file (YAML 1.2, so JSON too) into the tree with spans. A policy decides what is an error, so it is
 * read by the strict library and not by the tolerant reader that manifests get. Anchors are read, aliases resolve once, never deeper.
 */
export function readPolicyText(text: string): ReadTree {
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: true, merge: false });
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) =>
    place(firstLine(message), pos[0], pos[1], text),
  );
  const root = document.contents ? convert(document.contents, document, text, 0) : undefined;
  return { ...(root && { root }), problems };
}

/** Deeper than any policy: what nests further is left out, and the schema then says what is missing. */
const maxDepth = 20;

function convert(node: Node, document: Document, text: string, depth: number): TreeNode | undefined {
  if (depth > maxDepth) return undefined;
  if (isAlias(node)) {
    const target = node.resolve(document);
    return target && !isAlias(target) ? convert(target, document, text, depth + 1) : undefined;
  }
  const [start, end] = node.range ?? [0, 0];
  if (isMap(node)) {
    return {
      type: "map",
      start,
      end,
      entries: node.items.flatMap((pair) => entry(pair as Pair<Node, Node | null>, document, text, depth)),
    };
  }
  if (isSeq(node)) {
    return {
      type: "list",
      start,
      end,
      items: node.items.flatMap((item) => convert(item as Node, document, text, depth + 1) ?? []),
    };
  }
  return isScalar(node) ? scalar(node.value, start, end, text) : undefined;
}

function entry(pair: Pair<Node, Node | null>, document: Document, text: string, depth: number): MapEntry[] {
  const key = convert(pair.key, document, text, depth + 1);
  if (key?.type !== "scalar") return [];
  const value = pair.value ? convert(pair.value, document, text, depth + 1) : undefined;
  return [{ key, start: key.outer.start, end: value?.end ?? key.end, ...(value && { value }) }];
}

function scalar(value: unknown, start: number, end: number, text: string): ScalarNode {
  const quoted = end - start >= 2 && (text[start] === '"' || text[start] === "'");
  const content = quoted ? { start: start + 1, end: end - 1 } : { start, end };
  return { type: "scalar", kind: "string", value: String(value ?? ""), ...content, outer: { start, end } };
}

/** The library points at the first character; a person sees a word. */
function place(message: string, start: number, end: number, text: string): Problem {
  if (end - start > 1) return { message, start, end: Math.min(end, text.length) };
  const word = /^[^\s:,[\]{}]+/.exec(text.slice(start, start + 100))?.[0].length ?? 0;
  return { message, start: Math.min(start, text.length), end: Math.min(start + Math.max(word, 1), text.length) };
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? message;
}
