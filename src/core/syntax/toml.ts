import type { Problem } from "../model.js";
import {
  classifyTomlBareword,
  isBareKeyCode,
  readTomlBareword,
  readTomlMultiline,
  readTomlString,
  skipTomlBlanks,
  skipTomlSpace,
  tomlLineEnd,
} from "./tomlTokens.js";
import { TomlTables, type OpenEntry, type OpenList, type OpenMap } from "./tomlTables.js";
import type { ReadTree, ScalarNode, TreeNode } from "./tree.js";
import { shown } from "../text/shown.js";

/**
 * Reads TOML to the shared tree: tables and dotted keys become nested maps, arrays of tables lists; a table written in several
 * places is one map, its entries in document order. The span of an entry starts at its key (a header's at its bracket) and
 * ends with its last value, as far as it is written in one piece. A line that cannot be read yields a problem and the next is
 * read; duplicate keys stay. Line breaks in inline tables are read too (TOML 1.1). One pass, no recursion, never throws.
 * https://toml.io/en/v1.0.0
 */
export function readToml(text: string): ReadTree {
  return new TomlReader(text).read();
}

/** An array or inline table that is not closed yet, and the entry whose value it is. */
interface OpenValue {
  readonly node: OpenMap | OpenList;
  readonly entry?: OpenEntry | undefined;
}

/** A member of one: `node` is absent where a key has no value. */
interface Item {
  readonly node: ScalarNode | OpenMap | OpenList | undefined;
  readonly entry?: OpenEntry | undefined;
}

/** At most this many problems are kept: a file that is not TOML at all would yield one a line. */
const maxProblems = 20;

class TomlReader {
  private at = 0;
  private readonly problems: Problem[] = [];
  private readonly tables: TomlTables;
  /** Quotes whose multi-line strings nothing closes from here on: looked for once, not once a line. */
  private readonly unclosed = new Set<number>();
  /** Set when a broken array or inline table was given up at the start of a later line, which is read as a statement. */
  private resumed = false;

  constructor(private readonly text: string) {
    this.tables = new TomlTables(text.length, (message, start, end) => this.problem(message, start, end));
  }

  read(): ReadTree {
    const { text } = this;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
    for (;;) {
      this.at = skipTomlSpace(text, this.at);
      if (this.at >= text.length) break;
      const statement = this.at;
      if (text.charCodeAt(statement) === 0x5b) this.header();
      else this.keyValue();
      if (this.at <= statement) this.at = tomlLineEnd(text, statement + 1);
    }
    return { root: this.tables.finish(), problems: this.problems };
  }

  private header(): void {
    const { text } = this;
    const start = this.at;
    const isList = text.charCodeAt(start + 1) === 0x5b;
    this.at = skipTomlBlanks(text, start + (isList ? 2 : 1));
    const path = this.keyPath();
    if (!path) return this.skipLine("expected a table's name", start);
    let closing = 0;
    this.at = skipTomlBlanks(text, this.at);
    while (closing < 2 && text.charCodeAt(this.at) === 0x5d) {
      this.at++;
      closing++;
    }
    if (closing !== (isList ? 2 : 1)) this.problem("the table's name is not closed", start, this.at);
    this.tables.open(path, isList, start, this.at);
    this.endOfLine();
  }

  private keyValue(): void {
    const { text } = this;
    const start = this.at;
    const path = this.keyPath();
    if (!path) return this.skipLine("expected a key", start);
    this.at = skipTomlBlanks(text, this.at);
    if (text.charCodeAt(this.at) !== 0x3d) {
      this.tables.place(this.tables.current, path, undefined, this.at);
      return this.skipLine("expected '=' after the key", start);
    }
    this.at = skipTomlBlanks(text, this.at + 1);
    this.resumed = false;
    const value = this.value(start);
    this.tables.place(this.tables.current, path, value, value ? outerEnd(value) : this.at);
    if (!value) this.skipLine("expected a value after '='", start);
    else if (!this.resumed) this.endOfLine();
  }

  /** Keys joined by dots; undefined when there is none here. */
  private keyPath(): ScalarNode[] | undefined {
    const { text } = this;
    const path: ScalarNode[] = [];
    for (;;) {
      const key = this.key();
      if (!key) return path.length > 0 && text.charCodeAt(this.at - 1) !== 46 ? path : undefined;
      path.push(key);
      const dot = skipTomlBlanks(text, this.at);
      if (text.charCodeAt(dot) !== 46) return path;
      this.at = skipTomlBlanks(text, dot + 1);
    }
  }

  private key(): ScalarNode | undefined {
    const { text } = this;
    const start = this.at;
    const code = text.charCodeAt(start);
    if (code === 34 || code === 39) {
      const token = readTomlString(text, start);
      if (!token.closed) return undefined;
      this.at = token.next;
      return scalarNode(token.value, "string", token.start, token.end, start, token.next);
    }
    let end = start;
    while (isBareKeyCode(text.charCodeAt(end))) end++;
    if (end === start) return undefined;
    this.at = end;
    return scalarNode(text.slice(start, end), "string", start, end, start, end);
  }

  /** The value at `at`; arrays and inline tables by a stack of their own. `statement` is where the line's key starts. */
  private value(statement: number): TreeNode | undefined {
    const { text } = this;
    const root = this.scalarOrOpen();
    if (!root || root.type === "scalar") {
      this.checkQuoted(root);
      return root;
    }
    const stack: OpenValue[] = [{ node: root }];
    let needsComma = false;
    for (let top = stack[0]; top; top = stack.at(-1)) {
      const contentEnd = this.at;
      this.at = skipTomlSpace(text, this.at);
      const start = this.at;
      const code = text.charCodeAt(start);
      if (code === 0x2c) {
        if (!needsComma) this.problem("unexpected ','", start, start + 1);
        needsComma = false;
        this.at++;
        continue;
      }
      if (code === 0x5d || code === 0x7d) {
        this.at++;
        if ((code === 0x5d) !== (top.node.type === "list")) {
          this.problem(`unexpected '${shown(text.charAt(start))}'`, start, this.at);
        }
        close(stack, this.at);
        needsComma = true;
        continue;
      }
      const item: Item | undefined = start < text.length ? this.item(top.node, statement, needsComma) : undefined;
      if (!item) {
        const what = top.node.type === "list" ? "array" : "inline table";
        this.problem(`the ${what} is not closed`, top.node.start, top.node.start + 1);
        while (stack.length > 0) close(stack, contentEnd);
        this.resumed = true;
        this.at = start >= text.length || this.startsLine(start, statement) ? start : tomlLineEnd(text, start);
        continue;
      }
      if (needsComma) this.problem("expected ','", start, start + 1);
      needsComma = item.node === undefined || item.node.type === "scalar";
      if (item.node && item.node.type !== "scalar") stack.push({ ...item, node: item.node });
      else this.checkQuoted(item.node);
    }
    return root;
  }

  /** The next member of an open array or inline table; undefined when the text goes on with something else. */
  private item(into: OpenMap | OpenList, statement: number, needsComma: boolean): Item | undefined {
    const { text } = this;
    const start = this.at;
    if (into.type === "list") {
      const node = this.scalarOrOpen();
      if (!node || (this.startsLine(start, statement) && this.isStatement(node))) return undefined;
      into.items.push(node);
      return { node };
    }
    const path = this.keyPath();
    const equals = skipTomlBlanks(text, this.at);
    if (!path || text.charCodeAt(equals) !== 0x3d) return undefined;
    if (needsComma && this.startsLine(start, statement)) return undefined;
    this.at = skipTomlBlanks(text, equals + 1);
    const node = this.scalarOrOpen();
    if (!node) this.problem("expected a value after '='", start, this.at);
    return { node, entry: this.tables.place(into, path, node, node ? outerEnd(node) : this.at) };
  }

  /** Whether what starts a line inside an array is really the next statement: `key =` or `[table]`. */
  private isStatement(node: TreeNode): boolean {
    const { text } = this;
    if (node.type === "map") return false;
    if (node.type === "scalar") {
      const next = text.charCodeAt(skipTomlBlanks(text, this.at));
      return next === 0x3d || (next === 46 && node.outer.start < node.start);
    }
    const name = skipTomlBlanks(text, node.start + (text.charCodeAt(node.start + 1) === 0x5b ? 2 : 1));
    let end = name;
    while (isBareKeyCode(text.charCodeAt(end)) || text.charCodeAt(end) === 46) end++;
    const isName = end > name && !classifyTomlBareword(text.slice(name, end));
    return isName && text.charCodeAt(skipTomlBlanks(text, end)) === 0x5d;
  }

  /** A scalar, or an array or inline table just opened. */
  private scalarOrOpen(): ScalarNode | OpenMap | OpenList | undefined {
    const { text } = this;
    const start = this.at;
    const code = text.charCodeAt(start);
    if (code === 0x5b || code === 0x7b) {
      const end = ++this.at;
      return code === 0x5b ? { type: "list", start, end, items: [] } : { type: "map", start, end, entries: [] };
    }
    if (code === 34 || code === 39) return this.string(start, code);
    const end = readTomlBareword(text, start);
    if (end === start) return undefined;
    this.at = end;
    const word = text.slice(start, end);
    return scalarNode(word, classifyTomlBareword(word) ?? "string", start, end, start, end);
  }

  private checkQuoted(node: ScalarNode | undefined): void {
    if (node?.kind !== "string" || node.outer.start < node.start) return;
    this.problem("expected a value: text takes quotes", node.start, node.end);
  }

  private string(start: number, quote: number): ScalarNode {
    const { text } = this;
    const isMultiline = text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote;
    const multiline = isMultiline && !this.unclosed.has(quote) ? readTomlMultiline(text, start) : undefined;
    if (isMultiline && !multiline) this.unclosed.add(quote);
    const token = multiline ?? readTomlString(text, isMultiline ? start + 2 : start);
    if (!token.closed) this.problem("the string is not closed", start, token.next);
    this.at = token.next;
    return scalarNode(token.value, "string", token.start, token.end, start, token.next);
  }

  private startsLine(at: number, statement: number): boolean {
    const { text } = this;
    let before = at - 1;
    while (before > statement && (text.charCodeAt(before) === 32 || text.charCodeAt(before) === 9)) before--;
    const code = text.charCodeAt(before);
    return before > statement && (code === 10 || code === 13);
  }

  private endOfLine(): void {
    const { text } = this;
    this.at = skipTomlBlanks(text, this.at);
    const code = text.charCodeAt(this.at);
    if (this.at >= text.length || code === 10 || code === 13 || code === 35) return;
    this.skipLine("expected the end of the line", this.at);
  }

  private skipLine(message: string, start: number): void {
    this.at = tomlLineEnd(this.text, Math.max(start, this.at));
    this.problem(message, start, this.at);
  }

  private problem(message: string, start: number, end: number): void {
    if (this.problems.length < maxProblems) this.problems.push({ message, start, end: Math.max(start, end) });
  }
}

function scalarNode(
  value: string,
  kind: ScalarNode["kind"],
  start: number,
  end: number,
  outerStart: number,
  outerStop: number,
): ScalarNode {
  return { type: "scalar", kind, value, start, end, outer: { start: outerStart, end: outerStop } };
}

function close(stack: OpenValue[], end: number): void {
  const open = stack.pop();
  if (!open) return;
  open.node.end = Math.max(open.node.end, end);
  if (open.entry) open.entry.end = open.node.end;
}

function outerEnd(node: TreeNode): number {
  return node.type === "scalar" ? node.outer.end : node.end;
}
