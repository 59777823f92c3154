import type { Problem } from "../model.js";
import type { HclAttribute, HclBlock, HclDocument } from "./hclDocument.js";
import {
  endOfString,
  hclExpressionEnd,
  isIdentifier,
  isIdentifierStart,
  skipHclSpace,
  unescapeHcl,
} from "./hclTokens.js";
import type { ListNode, MapEntry, MapNode, ScalarNode, TreeNode } from "./tree.js";
import { appended } from "./shortList.js";
import { shown } from "../text/shown.js";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenBlock = Mutable<Omit<HclBlock, "attributes">> & { attributes: Mutable<HclAttribute>[] };
type OpenMap = Mutable<Omit<MapNode, "entries">> & { entries: Mutable<MapEntry>[] };
type OpenList = Mutable<Omit<ListNode, "items">> & { items: TreeNode[] };
type Frame = OpenBlock | OpenMap | OpenList;

const maxProblems = 20;

const isList = (frame: Frame): frame is OpenList => "items" in frame;

const isBlock = (frame: Frame | undefined): frame is OpenBlock => frame !== undefined && "labels" in frame;

/** The reader behind `readHcl`. */
export class HclReader {
  private readonly blocks: OpenBlock[] = [];
  private readonly attributes: Mutable<HclAttribute>[] = [];
  private readonly problems: Problem[] = [];
  private readonly stack: Frame[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly outermost: ReadonlySet<string>,
  ) {}

  read(): HclDocument {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    for (;;) {
      this.at = skipHclSpace(this.text, this.at, true);
      if (this.at >= this.text.length) break;
      const top = this.stack.at(-1);
      const code = this.text.charCodeAt(this.at);
      if (code === 0x7d || code === 0x5d) this.readClose(code, top);
      else if (code === 44) this.at++;
      else if (top && isList(top)) this.readValue(undefined);
      else this.readKey(top);
    }
    const open = this.stack.at(-1);
    if (open) this.problem("the block is not closed", open.start, open.start + 1);
    while (this.stack.length > 0) this.close(this.text.length);
    return { blocks: this.blocks, attributes: this.attributes, problems: this.problems };
  }

  private readClose(code: number, top: Frame | undefined): void {
    const start = this.at++;
    const expected = top && isList(top) ? 0x5d : 0x7d;
    if (top && code === 0x7d && expected === 0x5d) {
      // A list that is not closed ends with the block around it.
      this.problem("the list is not closed", top.start, top.start + 1);
      for (let inner: Frame | undefined = top; inner && isList(inner); inner = this.stack.at(-1)) this.close(start);
      if (this.stack.length === 0) return;
    } else if (!top || code !== expected) {
      return this.problem(`unexpected '${shown(this.text.charAt(start))}'`, start, this.at);
    }
    const closed = this.stack.at(-1);
    this.close(this.at);
    if (!isBlock(closed)) this.skipRest();
  }

  /** An attribute's or entry's name, or a block's type with its labels. */
  private readKey(top: Frame | undefined): void {
    const start = this.at;
    let words: ScalarNode[] = [];
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 61 && this.text.charCodeAt(this.at + 1) !== 61) return this.readAssigned(start, words, top);
      if (code === 58 && top && !isBlock(top)) return this.readAssigned(start, words, top);
      if (code === 0x7b && words.length > 0) return this.openBlock(start, words, top);
      const word = this.readWord(code);
      if (!word) break;
      words = appended(words, word);
      this.at = skipHclSpace(this.text, this.at, false);
    }
    if (this.at === start) this.at++;
    const end = Math.max(words.at(-1)?.outer.end ?? 0, start + 1);
    this.problem(
      words.length > 0 ? "expected '=' or '{'" : `unexpected '${shown(this.text.charAt(start))}'`,
      start,
      end,
    );
    // A name that is being typed: the rest of its line says nothing.
    this.skipRest();
  }

  private readWord(code: number): ScalarNode | undefined {
    const start = this.at;
    if (code === 34) return this.readString();
    if (code === 40) {
      this.at = hclExpressionEnd(this.text, start, true, true);
      return this.bare(start, this.at);
    }
    if (!isIdentifierStart(code)) return undefined;
    while (isIdentifier(this.text.charCodeAt(this.at))) this.at++;
    return this.bare(start, this.at);
  }

  private readAssigned(start: number, words: readonly ScalarNode[], top: Frame | undefined): void {
    this.at++;
    const [name] = words;
    if (!name || words.length > 1) {
      this.problem("expected a name before '='", start, this.at);
      if (!name) return this.skipRest();
    }
    if (top && !isBlock(top) && top.type === "map") {
      const entry: Mutable<MapEntry> = { key: name, value: undefined, start, end: this.at };
      top.entries = appended(top.entries, entry);
      return this.readValue(entry);
    }
    const attribute: Mutable<HclAttribute> = { name, value: undefined, start, end: this.at };
    if (isBlock(top)) top.attributes = appended(top.attributes, attribute);
    else this.attributes.push(attribute);
    this.readValue(attribute);
  }

  private openBlock(start: number, [type, ...labels]: readonly ScalarNode[], top: Frame | undefined): void {
    this.at++;
    if (!type) return;
    const isOutermost =
      top && this.outermost.has(type.value) && (start === 0 || this.text.charCodeAt(start - 1) === 10);
    if (isOutermost) {
      // The word is never inside another block: what is open was not closed.
      this.problem("the block is not closed", top.start, top.start + 1);
      while (this.stack.length > 0) this.close(start);
    }
    const parent = isBlock(top) && !isOutermost ? top : undefined;
    const block: OpenBlock = { type, labels, attributes: [], start, end: this.at };
    if (parent) {
      block.parent = parent;
      block.root = parent.root ?? parent;
    }
    this.blocks.push(block);
    this.stack.push(block);
  }

  /** The value at `at`, for an attribute or entry, else for the list on top. */
  private readValue(target: { value?: TreeNode | undefined; end: number } | undefined): void {
    this.at = skipHclSpace(this.text, this.at, target === undefined);
    const start = this.at;
    const code = this.text.charCodeAt(start);
    if ((code === 0x7b || code === 0x5b) && !this.isFor(start + 1)) {
      this.at++;
      const node: OpenMap | OpenList =
        code === 0x7b
          ? { type: "map", start, end: this.at, entries: [] }
          : { type: "list", start, end: this.at, items: [] };
      this.place(node, target);
      this.stack.push(node);
      return;
    }
    const inCollection = this.stack.length > 0 && !isBlock(this.stack.at(-1));
    const string = code === 34 ? this.readString() : undefined;
    if (string && this.endsValue(inCollection)) return this.place(string, target);
    const end = hclExpressionEnd(this.text, start, inCollection);
    const node = string && this.at >= end ? string : undefined;
    this.at = Math.max(end, this.at);
    if (end === start && !node) {
      if (target) this.expectedValue(start);
      else this.at++;
      return;
    }
    if (!node && end >= this.text.length && !isClosed(this.text.slice(start, end))) {
      this.problem("the expression is not closed", start, start + 1);
    }
    this.place(node ?? this.bare(start, end), target);
  }

  /** Whether a string is the whole of its value, as nearly all are: behind it the line ends, or what it is in goes on or ends. */
  private endsValue(inCollection: boolean): boolean {
    const { text } = this;
    let at = this.at;
    let code = text.charCodeAt(at);
    while (code === 32 || code === 9 || code === 13) code = text.charCodeAt(++at);
    return code === 10 || code === 0x7d || code === 0x5d || (code === 44 && inCollection);
  }

  /** Whether what begins at `at`, behind its bracket, is a `for` expression, whose lines are no entries. */
  private isFor(at: number): boolean {
    const word = skipHclSpace(this.text, at, true);
    return (
      this.text.startsWith("for", word) && !isIdentifier(this.text.charCodeAt(word + 3)) && !this.isNameAt(word + 3)
    );
  }

  /** Whether the word that ends at `at` is a key: `for = 1`. */
  private isNameAt(at: number): boolean {
    const next = skipHclSpace(this.text, at, false);
    const code = this.text.charCodeAt(next);
    return code === 58 || (code === 61 && this.text.charCodeAt(next + 1) !== 61);
  }

  private readString(): ScalarNode {
    const start = this.at;
    const { end, closed } = endOfString(this.text, start);
    this.at = end;
    if (!closed) this.problem("the string is not closed", start, end);
    const innerEnd = Math.max(start + 1, closed ? end - 1 : end);
    const value = unescapeHcl(this.text.slice(start + 1, innerEnd));
    const outer = { start, end: Math.max(end, innerEnd) };
    return { type: "scalar", kind: "string", value, start: start + 1, end: innerEnd, outer };
  }

  private bare(start: number, end: number): ScalarNode {
    return { type: "scalar", kind: "string", value: this.text.slice(start, end), start, end, outer: { start, end } };
  }

  private place(node: TreeNode, target: { value?: TreeNode | undefined; end: number } | undefined): void {
    const top = this.stack.at(-1);
    const end = node.type === "scalar" ? node.outer.end : node.end;
    if (target) {
      target.value = node;
      target.end = end;
    } else if (top && isList(top)) top.items = appended(top.items, node);
  }

  private close(end: number): void {
    const node = this.stack.pop();
    if (!node) return;
    node.end = end;
    const parent = this.stack.at(-1);
    if (isBlock(node)) return;
    const owners = !parent
      ? this.attributes
      : isBlock(parent)
        ? parent.attributes
        : parent.type === "map"
          ? parent.entries
          : [];
    const owner = owners.at(-1);
    if (owner && owner.value === node) owner.end = end;
  }

  /** Passes over what follows a value on its line: an index, an operator, a condition. */
  private skipRest(): void {
    const inCollection = this.stack.length > 0 && !isBlock(this.stack.at(-1));
    this.at = Math.max(this.at, hclExpressionEnd(this.text, this.at, inCollection));
  }

  /** Said at the last character before, which is the `=`. */
  private expectedValue(at: number): void {
    while (at > 1 && this.text.charCodeAt(at - 1) <= 32) at--;
    this.problem("expected a value", at - 1, at);
  }

  private problem(message: string, start: number, end: number): void {
    const from = Math.max(0, Math.min(start, this.text.length));
    if (this.problems.length < maxProblems) {
      this.problems.push({ message, start: from, end: Math.max(from, Math.min(end, this.text.length)) });
    }
  }
}

/** An expression that reaches the end of the text, and whether it was meant to end there. */
function isClosed(raw: string): boolean {
  const word = /^<<-?(\w{1,64})/.exec(raw)?.[1];
  if (word !== undefined) return raw.trimEnd().endsWith(word) && raw.lastIndexOf(word) > 4;
  return !/^[\w.]{0,99}[({[]/.test(raw) || /[)}\]]\s*$/.test(raw.slice(-100));
}
