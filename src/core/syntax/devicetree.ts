import type { Problem, Span } from "../model.js";

export interface DevicetreeString extends Span {
  readonly value: string;
}

/** A property with string values, of the node it is in. `start` to `end` runs from its name to the last character before `;`. */
export interface DevicetreeProperty extends Span {
  readonly name: string;
  readonly strings: readonly DevicetreeString[];
  /** Name of the node without its label: `/`, `serial@1000`, `&uart0`. */
  readonly node: string;
  /** Directly in the root node. */
  readonly inRoot: boolean;
  /** Which node: equal for properties of one node. */
  readonly nodeIndex: number;
}

interface OpenNode {
  readonly name: string;
  readonly index: number;
  readonly outer: OpenNode | undefined;
}

const directive = /^#\s*(?:include|define|undef|if|ifdef|ifndef|else|elif|endif|error|warning|pragma|line)\b/;

/**
 * The string properties of a devicetree source, in document order. Comments are passed over, and so are the lines of the C
 * preprocessor: every branch of a condition is read from the nodes open before it, nothing is included or expanded. One pass, no recursion, never throws.
 * https://www.devicetree.org/specifications/
 */
export function readDevicetree(text: string): {
  readonly properties: readonly DevicetreeProperty[];
  readonly problems: readonly Problem[];
} {
  const properties: DevicetreeProperty[] = [];
  const problems: Problem[] = [];
  let node: OpenNode | undefined;
  let count = 0;
  let word: Span = { start: 0, end: 0 };
  let open: { readonly name: Span; readonly strings: DevicetreeString[] } | undefined;
  const problem = (message: string, start: number, end: number): void => {
    if (problems.length < 20) problems.push({ message, start, end });
  };
  /** A string was the last thing before the cursor. */
  let afterString = false;
  /** Ends a statement whose semicolon is missing, where what is at `at` cannot be part of it. */
  const endStatement = (at: number): void => {
    const last = open?.strings[open.strings.length - 1];
    if (!last) return;
    problem("a semicolon is missing", last.end, Math.min(last.end + 1, at));
    commit(last.end);
  };
  const commit = (end: number): void => {
    if (open && open.strings.length > 0 && node) {
      properties.push({
        name: text.slice(open.name.start, open.name.end),
        strings: open.strings,
        node: node.name,
        inRoot: !node.outer && node.name === "/",
        nodeIndex: node.index,
        start: open.name.start,
        end,
      });
    }
    open = undefined;
  };
  /** Nodes that were open where each condition began: every branch begins there. */
  const conditions: (OpenNode | undefined)[] = [];
  const branch = (word: string): void => {
    if (word.startsWith("if")) conditions.push(node);
    else if (word === "endif") conditions.pop();
    else if ((word === "else" || word === "elif") && conditions.length > 0) node = conditions[conditions.length - 1];
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code <= 32) at++;
    else if (code === 47 && text.charCodeAt(at + 1) === 47) at = lineEnd(text, at);
    else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length : end + 2;
    } else if (code === 35 && directive.test(text.slice(at, at + 24))) {
      branch(/^#\s*([a-z]+)/.exec(text.slice(at, at + 24))?.[1] ?? "");
      at = directiveEnd(text, at);
    } else if (code === 34) {
      const { end, closed } = stringEnd(text, at + 1);
      open?.strings.push({ value: text.slice(at + 1, end).trimEnd(), start: at + 1, end });
      // What follows a string that is not closed is the next statement.
      if (!closed) {
        problem("the string is not closed", at, end);
        commit(end);
      }
      at = closed ? end + 1 : Math.max(end, at + 1);
      afterString = closed;
    } else if (code === 123) {
      endStatement(at);
      node = { name: text.slice(word.start, word.end), index: ++count, outer: node };
      open = undefined;
      at++;
    } else if (code === 125) {
      endStatement(at);
      node = node?.outer;
      open = undefined;
      at++;
    } else if (code === 61) {
      open = { name: word, strings: [] };
      at++;
    } else if (code === 59) {
      commit(at);
      at++;
    } else {
      const end = wordEnd(text, at);
      if (afterString && startsStatement(text, at, end)) endStatement(at);
      afterString = false;
      if (!open && text.charCodeAt(end - 1) !== 58) word = { start: at, end };
      at = end;
    }
  }
  if (node) problem("a node is not closed", Math.max(0, text.length - 1), text.length);
  return { properties, problems };
}

/** A name at the start of a line; a value goes on with a comma, a bracket, a reference or a label. */
function startsStatement(text: string, start: number, end: number): boolean {
  if (!/[A-Za-z#]/.test(text.charAt(start)) || text.charCodeAt(end - 1) === 58) return false;
  let at = start - 1;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at--;
  return text.charCodeAt(at) === 10;
}

function wordEnd(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code <= 32 || code === 34 || code === 59 || code === 61 || code === 123 || code === 125) return end;
    if (code === 47 && (text.charCodeAt(end + 1) === 47 || text.charCodeAt(end + 1) === 42)) return end;
    // `label:node` without a blank between.
    if (text.charCodeAt(end - 1) === 58 && end - 1 > at) return end;
  }
  return text.length;
}

/** A string ends at its quote; one that is not closed, before the first semicolon of its line or with the line. */
function stringEnd(text: string, from: number): { readonly end: number; readonly closed: boolean } {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return { end: at, closed: true };
    if (code === 10) break;
    if (code === 92) at++;
  }
  const line = Math.min(at, text.length);
  const semicolon = text.slice(from, line).indexOf(";");
  return { end: semicolon < 0 ? line : from + semicolon, closed: false };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** A directive goes on where its line ends in a backslash. */
function directiveEnd(text: string, at: number): number {
  for (;;) {
    const end = lineEnd(text, at);
    const last = text.charCodeAt(end - 1) === 13 ? end - 2 : end - 1;
    if (end >= text.length || text.charCodeAt(last) !== 92) return end;
    at = end + 1;
  }
}
