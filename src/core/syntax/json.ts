import type { Problem } from "../model.js";
import { skipJsonSpace, readJsonString, readBareword, classifyBareword } from "./jsonTokens.js";
import type { ListNode, MapEntry, MapNode, ReadTree, ScalarNode, TreeNode } from "./tree.js";
import { shown } from "../text/shown.js";
import { appended } from "./shortList.js";

/**
 * Reads JSON as people write it: comments, trailing and missing commas, single quotes and bare keys (JSON5) are read in silence
 * when `lenient`, else reported and read all the same. One pass, no recursion, never throws.
 * https://www.rfc-editor.org/rfc/rfc8259, https://spec.json5.org
 */
export function readJson(text: string, options: { readonly lenient?: boolean } = {}): ReadTree {
  return new JsonReader(text, options.lenient ?? false).read();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenMap = Mutable<Omit<MapNode, "entries">> & { entries: Mutable<MapEntry>[] };
type OpenList = Mutable<Omit<ListNode, "items">> & { items: TreeNode[] };

/** https://www.rfc-editor.org/rfc/rfc8259#section-6 */
const strictNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** https://www.rfc-editor.org/rfc/rfc8259#section-7 */
const strictString = /^(?:[^\\\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*$/;

/** At most this many problems are kept: a file that is not JSON at all would yield one a token. */
const maxProblems = 20;

class JsonReader {
  private at = 0;
  private readonly problems: Problem[] = [];
  private readonly stack: (OpenMap | OpenList)[] = [];
  private root: TreeNode | undefined;
  /** The entry whose value comes next. */
  private pending: Mutable<MapEntry> | undefined;
  private needsComma = false;

  constructor(
    private readonly text: string,
    private readonly lenient: boolean,
  ) {}

  read(): ReadTree {
    const { text } = this;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
    const onComment = (start: number, end: number): void =>
      this.strictOnly("comments are not allowed here", start, end);
    for (;;) {
      this.at = skipJsonSpace(text, this.at, onComment);
      if (this.at >= text.length) break;
      this.step(text.charCodeAt(this.at));
    }
    if (this.stack.length > 0) this.problem("the text ends inside an object or array", text.length - 1, text.length);
    while (this.stack.length > 0) this.close(text.length);
    if (!this.root && this.problems.length === 0) this.problem("the text holds no value", 0, 0);
    return { ...(this.root && { root: this.root }), problems: this.problems };
  }

  private step(code: number): void {
    const start = this.at;
    const top = this.stack.at(-1);
    if (code === 0x7b || code === 0x5b) {
      if (top?.type === "map" && !this.pending) return this.skip("expected a key", start);
      this.beforeItem(start);
      this.at++;
      const node: OpenMap | OpenList =
        code === 0x7b
          ? { type: "map", start, end: start, entries: [] }
          : { type: "list", start, end: start, items: [] };
      this.place(node);
      this.stack.push(node);
      this.needsComma = false;
    } else if (code === 0x7d || code === 0x5d) {
      const matching = code === 0x7d ? "map" : "list";
      if (!top) return this.skip(`unexpected '${shown(this.text.charAt(start))}'`, start);
      this.at++;
      if (top.type !== matching) {
        this.problem(`unexpected '${shown(this.text.charAt(start))}'`, start, this.at);
        // Closing what the bracket was meant for keeps the rest of the file readable.
        if (!this.stack.some((open) => open.type === matching)) return;
        while (this.stack.at(-1)?.type !== matching) this.close(start);
      }
      this.close(this.at);
    } else if (code === 0x2c) {
      this.at++;
      if (!top || !this.needsComma) this.problem("unexpected ','", start, this.at);
      this.pending = undefined;
      this.needsComma = false;
      const next = skipJsonSpace(this.text, this.at);
      const closing = this.text.charCodeAt(next);
      if (closing === 0x7d || closing === 0x5d) this.strictOnly("trailing comma", start, this.at);
    } else if (code === 0x3a) {
      this.skip("unexpected ':'", start);
    } else {
      this.scalarOrKey(code, start, top);
    }
  }

  private scalarOrKey(code: number, start: number, top: OpenMap | OpenList | undefined): void {
    const scalar = this.readScalar(code, start);
    if (!scalar) return this.skip(`unexpected '${shown(this.text.charAt(start))}'`, start);
    if (top?.type === "map" && !this.pending) {
      this.beforeItem(start);
      const entry: Mutable<MapEntry> = { key: scalar, value: undefined, start, end: this.at };
      top.entries = appended(top.entries, entry);
      this.at = skipJsonSpace(this.text, this.at);
      if (this.text.charCodeAt(this.at) === 0x3a) {
        this.at++;
        entry.end = this.at;
        this.pending = entry;
        this.needsComma = false;
      } else {
        this.problem("expected ':' after the key", start, entry.end);
        this.needsComma = true;
      }
      return;
    }
    // JSON5 has bare keys, and no bare values.
    if (this.lenient && isBareText(scalar))
      this.problem("expected a string, number, true, false or null", start, scalar.end);
    this.beforeItem(start);
    this.place(scalar);
    this.finishEntry(this.at);
    this.needsComma = true;
  }

  private readScalar(code: number, start: number): ScalarNode | undefined {
    if (code === 0x22 || code === 0x27) {
      const token = readJsonString(this.text, start);
      this.at = token.next;
      if (!token.closed) this.problem("the string is not closed", start, token.next);
      if (code === 0x27) this.strictOnly("strings take double quotes", start, token.next);
      else if (!this.lenient && token.closed) this.checkString(token.value, start + 1, token.end);
      return {
        type: "scalar",
        kind: "string",
        value: token.value,
        start: start + 1,
        end: token.end,
        outer: { start, end: token.next },
      };
    }
    const end = readBareword(this.text, start);
    if (end === start) return undefined;
    this.at = end;
    const value = this.text.slice(start, end);
    const kind = classifyBareword(value);
    if (kind === "string") this.strictOnly("expected a string, number, true, false or null", start, end);
    else if (kind === "number" && !strictNumber.test(value)) this.strictOnly("a number is not written so", start, end);
    const span = { start, end };
    return { type: "scalar", kind, value, ...span, outer: span };
  }

  /** Each escape takes more characters than it stands for, so a string as long as its value has none. */
  private checkString(value: string, start: number, end: number): void {
    if (value.length === end - start && !value.includes("\t")) return;
    if (!strictString.test(this.text.slice(start, end)))
      this.problem("a character of the string wants another escape", start, end);
  }

  private beforeItem(start: number): void {
    if (this.needsComma && !this.pending && this.stack.length > 0) this.problem("expected ','", start, start + 1);
    if (this.stack.length === 0 && this.root) this.problem("expected the end of the text", start, start + 1);
  }

  private place(node: TreeNode): void {
    const top = this.stack.at(-1);
    if (top?.type === "list") top.items = appended(top.items, node);
    else if (top && this.pending) {
      this.pending.value = node;
      if (node.type !== "scalar") this.pending = undefined;
    } else this.root ??= node;
  }

  private finishEntry(end: number): void {
    if (this.pending) this.pending.end = end;
    this.pending = undefined;
  }

  private close(end: number): void {
    const node = this.stack.pop();
    if (!node) return;
    node.end = end;
    this.pending = undefined;
    const parent = this.stack.at(-1);
    const entry = parent?.type === "map" ? parent.entries.at(-1) : undefined;
    if (entry) entry.end = end;
    this.needsComma = true;
  }

  private skip(message: string, start: number): void {
    this.at = start + 1;
    this.problem(message, start, this.at);
  }

  private strictOnly(message: string, start: number, end: number): void {
    if (!this.lenient) this.problem(message, start, end);
  }

  private problem(message: string, start: number, end: number): void {
    if (this.problems.length < maxProblems) this.problems.push({ message, start: Math.max(0, start), end });
  }
}

function isBareText({ kind, start, outer }: ScalarNode): boolean {
  return kind === "string" && start === outer.start;
}
