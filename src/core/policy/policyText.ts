import { isAlias, isMap, isScalar, isSeq, parseDocument, type ErrorCode, type Node, type Pair } from "yaml";
import type { Problem, Span } from "../model.js";
import type { MapEntry, ReadTree, ScalarNode, TreeNode } from "../syntax/tree.js";
import { tooDeepAt } from "./policyDepth.js";

/** Limits that no honest policy comes near. Length in UTF-16 code units. */
export const maxPolicyLength = 1 << 20;
export const maxAliases = 100;
export const maxPolicyDepth = 64;
/** Values that a policy may come to when its aliases are written out. */
const maxValues = 200_000;

/**
 * Reads the text of a policy file (YAML 1.2, so JSON too) into the tree with spans. A policy decides what is an error, so it is
 * read by the strict library and not by the tolerant reader that manifests get. An alias is the anchored value itself, not a copy, and
 * what all of them come to is bounded. Messages are our own: the library's repeat the text.
 */
export function readPolicyText(text: string): ReadTree {
  if (text.length > maxPolicyLength) return tooLong(text);
  const deep = tooDeepAt(text, maxPolicyDepth);
  if (deep !== undefined) return { problems: [{ message: words.RESOURCE_EXHAUSTION, start: deep, end: deep + 1 }] };
  const document = parseDocument(text, {
    schema: "failsafe",
    // Both quadratic: the reader of the policy finds keys that are twice, and lines are counted at the edge.
    uniqueKeys: false,
    prettyErrors: false,
    merge: false,
    logLevel: "error",
  });
  const problems = [...document.errors, ...document.warnings].map(({ code, pos }) => place(words[code], pos, text));
  if (problems.length > 0) return { problems: problems.sort((a, b) => a.start - b.start) };
  const reading = new TreeReading(text);
  const root = document.contents ? reading.convert(document.contents, 0) : undefined;
  return { ...(root && { root }), problems: reading.problems };
}

/** The refusal of a text that is too long to be a policy. */
export function tooLong(text: string): ReadTree {
  const message = `a policy has at most 1 MiB of text, and this one has ${(text.length / maxPolicyLength).toFixed(1)} MiB`;
  return { problems: [{ message, start: 0, end: 0 }] };
}

/** From the library's nodes to the tree; the first thing that is over a limit ends it. */
class TreeReading {
  readonly problems: Problem[] = [];
  private readonly anchors = new Map<string, TreeNode | "open">();
  /** How many values a node stands for, its aliases written out. */
  private readonly sizes = new Map<TreeNode, number>();
  private aliases = 0;

  constructor(private readonly text: string) {}

  convert(node: Node, depth: number): TreeNode | undefined {
    const [start, end] = node.range ?? [0, 0];
    if (this.problems.length > 0) return undefined;
    if (depth > maxPolicyDepth) {
      return this.stop({ start, end: start + 1 }, `a policy nests at most ${maxPolicyDepth} deep`);
    }
    if (isAlias(node)) return this.anchored(node.source, { start, end });
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, "open");
    const read = this.value(node, start, end, depth);
    if (anchor !== undefined && read) this.anchors.set(anchor, read);
    return read;
  }

  private value(node: Node, start: number, end: number, depth: number): TreeNode | undefined {
    if (isMap(node)) {
      const entries = node.items.flatMap((pair) => this.entry(pair as Pair<Node, Node | null>, depth + 1));
      const values = entries.map(({ value }) => value);
      return this.measured({ type: "map", start, end, entries }, values);
    }
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => this.convert(item as Node, depth + 1) ?? []);
      return this.measured({ type: "list", start, end, items }, items);
    }
    return isScalar(node) ? scalar(node.value, start, end, this.text) : undefined;
  }

  private entry(pair: Pair<Node, Node | null>, depth: number): MapEntry[] {
    const key = this.convert(pair.key, depth);
    // A key at the end of its line has an empty text for a value.
    const written = pair.value?.range && pair.value.range[1] > pair.value.range[0] ? pair.value : undefined;
    const value = written && this.convert(written, depth);
    if (!key) return [];
    if (key.type !== "scalar") {
      this.stop({ start: key.start, end: key.start + 1 }, "a key is a word");
      return [];
    }
    return [{ key, start: key.outer.start, end: value?.end ?? key.end, ...(value && { value }) }];
  }

  private anchored(name: string, at: Span): TreeNode | undefined {
    if (++this.aliases > maxAliases) return this.stop(at, `a policy has at most ${maxAliases} aliases`);
    const target = this.anchors.get(name);
    if (target === "open") return this.stop(at, "an alias is inside the value it refers to");
    return target ?? this.stop(at, "no anchor of this name comes before the alias");
  }

  private measured(node: TreeNode, parts: readonly (TreeNode | undefined)[]): TreeNode | undefined {
    const size = parts.reduce((sum, part) => sum + (part ? (this.sizes.get(part) ?? 1) : 0), 1);
    this.sizes.set(node, size);
    if (size <= maxValues) return node;
    return this.stop(
      { start: node.start, end: node.start + 1 },
      `with its aliases written out a policy has at most ${maxValues} values`,
    );
  }

  private stop({ start, end }: Span, message: string): undefined {
    if (this.problems.length === 0) this.problems.push({ message, start, end: Math.min(end, this.text.length) });
    return undefined;
  }
}

function scalar(value: unknown, start: number, end: number, text: string): ScalarNode {
  const quoted = end - start >= 2 && (text[start] === '"' || text[start] === "'");
  const content = quoted ? { start: start + 1, end: end - 1 } : { start, end };
  return {
    type: "scalar",
    kind: "string",
    value: typeof value === "string" ? value : "",
    ...content,
    outer: { start, end },
  };
}

/** The library points at the first character, or at all that follows; a person sees a word, or the rest of the line. */
function place(message: string, [start, end]: readonly [number, number], text: string): Problem {
  const [word = ""] = /^[^\s:,[\]{}]*/.exec(text.slice(start, start + 100)) ?? [];
  const [line = ""] = /^.*/.exec(text.slice(start, end)) ?? [];
  const length = end - start > 1 ? line.length : word.length;
  return { message, start: Math.min(start, text.length), end: Math.min(start + Math.max(length, 1), text.length) };
}

/** What the library's errors mean. https://eemeli.org/yaml/#errors */
const words: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "an alias has no anchor or tag of its own",
  BAD_ALIAS: "this is not an alias name",
  BAD_DIRECTIVE: "this directive is not known",
  BAD_DQ_ESCAPE: "no character is written like this in double quotes; a backslash is written \\\\",
  BAD_INDENT: "this is not indented as what it belongs to",
  BAD_PROP_ORDER: "an anchor or tag belongs before this sign",
  BAD_SCALAR_START: "a text does not begin with this character; put it in quotes",
  BLOCK_AS_IMPLICIT_KEY:
    "a value on this line has a key of its own; put it on the next line, or a text with a colon in quotes",
  BLOCK_IN_FLOW: "block style is not allowed inside brackets or braces",
  DUPLICATE_KEY: "this key appears twice here",
  IMPOSSIBLE: "this is not YAML",
  KEY_OVER_1024_CHARS: "a key is longer than 1024 characters",
  MISSING_CHAR: "a sign is missing here: a closing quote, bracket or brace, a comma, or a blank after a colon",
  MULTILINE_IMPLICIT_KEY: "a key must be on one line; is a colon missing?",
  MULTIPLE_ANCHORS: "a value has one anchor",
  MULTIPLE_DOCS: "a policy file holds one document; a second one begins here",
  MULTIPLE_TAGS: "a value has one tag",
  NON_STRING_KEY: "a key is a word",
  RESOURCE_EXHAUSTION: `a policy nests at most ${maxPolicyDepth} deep`,
  TAB_AS_INDENT: "indent with blanks, not with tabs",
  TAG_RESOLVE_FAILED: "a policy has no tags",
  UNEXPECTED_TOKEN: "this does not belong here",
  BAD_COLLECTION_TYPE: "this tag is for another kind of value",
};
