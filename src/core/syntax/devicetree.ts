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
  return new DevicetreeReader(text).read();
}

/** The reader behind `readDevicetree`. */
class DevicetreeReader {
  private readonly properties: DevicetreeProperty[] = [];
  private readonly problems: Problem[] = [];
  private at: number;
  private node: OpenNode | undefined;
  private nodes = 0;
  /** The last word, which may be the name of a node or property. */
  private word: Span = { start: 0, end: 0 };
  private open: { readonly name: Span; readonly strings: DevicetreeString[] } | undefined;
  /** A string was the last thing before the cursor. */
  private afterString = false;
  /** Nodes that were open where each condition began: every branch begins there. */
  private readonly conditions: (OpenNode | undefined)[] = [];

  constructor(private readonly text: string) {
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  read(): { readonly properties: readonly DevicetreeProperty[]; readonly problems: readonly Problem[] } {
    const { text } = this;
    while (this.at < text.length) this.step(text.charCodeAt(this.at));
    if (this.node) this.problem("a node is not closed", Math.max(0, text.length - 1), text.length);
    return { properties: this.properties, problems: this.problems };
  }

  private step(code: number): void {
    const { text, at } = this;
    if (code <= 32) this.at++;
    else if (code === 47 && text.charCodeAt(at + 1) === 47) this.at = lineEnd(text, at);
    else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const end = text.indexOf("*/", at + 2);
      this.at = end < 0 ? text.length : end + 2;
    } else if (code === 35 && directive.test(text.slice(at, at + 24))) {
      this.branch(/^#\s*([a-z]+)/.exec(text.slice(at, at + 24))?.[1] ?? "");
      this.at = directiveEnd(text, at);
    } else if (code === 34) this.string();
    else if (code === 123 || code === 125 || code === 61 || code === 59) this.mark(code);
    else this.anyWord();
  }

  private string(): void {
    const { text, at } = this;
    const { end, closed } = stringEnd(text, at + 1);
    this.open?.strings.push({ value: text.slice(at + 1, end).trimEnd(), start: at + 1, end });
    // What follows a string that is not closed is the next statement.
    if (!closed) {
      this.problem("the string is not closed", at, end);
      this.commit(end);
    }
    this.at = closed ? end + 1 : Math.max(end, at + 1);
    this.afterString = closed;
  }

  /** `{`, `}`, `=` or `;`. */
  private mark(code: number): void {
    const { at, word } = this;
    if (code === 59) this.commit(at);
    else if (code === 61) this.open = { name: word, strings: [] };
    else {
      this.endStatement(at);
      this.node =
        code === 123
          ? { name: this.text.slice(word.start, word.end), index: ++this.nodes, outer: this.node }
          : this.node?.outer;
      this.open = undefined;
    }
    this.at++;
  }

  private anyWord(): void {
    const { text, at } = this;
    const end = wordEnd(text, at);
    if (this.afterString && startsStatement(text, at, end)) this.endStatement(at);
    this.afterString = false;
    if (!this.open && text.charCodeAt(end - 1) !== 58) this.word = { start: at, end };
    this.at = end;
  }

  /** Ends a statement whose semicolon is missing, where what is at `at` cannot be part of it. */
  private endStatement(at: number): void {
    const last = this.open?.strings[this.open.strings.length - 1];
    if (!last) return;
    this.problem("a semicolon is missing", last.end, Math.min(last.end + 1, at));
    this.commit(last.end);
  }

  private commit(end: number): void {
    const { open, node, text } = this;
    if (open && open.strings.length > 0 && node) {
      this.properties.push({
        name: text.slice(open.name.start, open.name.end),
        strings: open.strings,
        node: node.name,
        inRoot: !node.outer && node.name === "/",
        nodeIndex: node.index,
        start: open.name.start,
        end,
      });
    }
    this.open = undefined;
  }

  private branch(word: string): void {
    const { conditions } = this;
    if (word.startsWith("if")) conditions.push(this.node);
    else if (word === "endif") conditions.pop();
    else if ((word === "else" || word === "elif") && conditions.length > 0) this.node = conditions.at(-1);
  }

  private problem(message: string, start: number, end: number): void {
    if (this.problems.length < 20) this.problems.push({ message, start, end });
  }
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
