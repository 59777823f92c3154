import type { MapEntry, ScalarNode, TreeNode } from "./tree.js";
import { emptyNode, outerEnd, type Mutable, type OpenList, type OpenMap, type YamlContext } from "./yamlContext.js";
import {
  afterBreak,
  isBlank,
  isBreak,
  isDocumentMarker,
  isSpaceOrEnd,
  lineEnd,
  namedScalar,
  nextContent,
  readQuoted,
  scanPlain,
  skipBlanks,
  templateEnd,
  trimBlanks,
} from "./yamlScalars.js";
import { shown } from "../text/shown.js";
import { appended } from "./shortList.js";

interface Frame {
  readonly node: OpenMap | OpenList;
  readonly anchor: string | undefined;
  /** What was read since the last comma or colon. */
  held: TreeNode | undefined;
  heldStart: number;
  /** Set after a colon: the entry that `held` is the value of. */
  entry: Mutable<MapEntry> | undefined;
}

/** Reads the flow collections of a text, one after the other: some files write each of their entries as one. */
export class YamlFlowReader {
  private readonly text: string;
  private readonly stack: Frame[] = [];
  private readonly open = { map: 0, list: 0 };
  private root: TreeNode | undefined;
  private anchor: string | undefined;
  private at = 0;
  private limit = 0;

  constructor(private readonly context: YamlContext) {
    this.text = context.text;
  }

  /**
   * Reads the flow collection (`[…]`, `{…}`) at `start`, which may span lines, and says where reading goes on.
   * One that is never closed ends before the first line that is no deeper than `limit` columns and is a block entry.
   * https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions
   */
  read(start: number, limit: number): { node: TreeNode; next: number } {
    this.at = start;
    this.limit = limit;
    this.root = undefined;
    this.anchor = undefined;
    this.step(this.text.charCodeAt(start));
    while (this.stack.length > 0) {
      if (!this.skipSpace()) {
        const end = Math.min(this.at, this.text.length);
        this.context.problem("the collection is not closed", start, lineEnd(this.text, start));
        while (this.stack.length > 0) this.close(end);
        break;
      }
      this.step(this.text.charCodeAt(this.at));
    }
    return { node: this.root ?? emptyNode(start), next: this.at };
  }

  /** Moves to the next token; false at the text's end and at a line that belongs to the block around. */
  private skipSpace(): boolean {
    for (;;) {
      this.at = skipBlanks(this.text, this.at);
      const code = this.text.charCodeAt(this.at);
      if (code === 35) this.at = lineEnd(this.text, this.at);
      else if (isBreak(code)) {
        const { start, content } = nextContent(this.text, afterBreak(this.text, this.at));
        if (this.leavesFlow(start, content)) return false;
        this.at = content;
      } else return this.at < this.text.length;
    }
  }

  private leavesFlow(lineStart: number, content: number): boolean {
    const { text } = this;
    if (content === lineStart && isDocumentMarker(text, content)) return true;
    if (content - lineStart > this.limit) return false;
    const code = text.charCodeAt(content);
    if (code === 45 && isSpaceOrEnd(text, content + 1)) return true;
    return isKeyStart(code) && text.charCodeAt(scanPlain(text, content, true)) === 58;
  }

  private step(code: number): void {
    const start = this.at;
    const top = this.stack.at(-1);
    if (code === 0x5b || (code === 0x7b && !this.isTemplate(start))) {
      this.at++;
      const node: OpenMap | OpenList =
        code === 0x7b
          ? { type: "map", start, end: start, entries: [] }
          : { type: "list", start, end: start, items: [] };
      this.stack.push({ node, anchor: this.anchor, held: undefined, heldStart: start, entry: undefined });
      this.open[node.type]++;
      this.anchor = undefined;
    } else if (code === 0x5d || code === 0x7d) {
      this.at++;
      this.closeBracket(code === 0x7d ? "map" : "list", start);
    } else if (code === 44) {
      this.at++;
      if (top) this.flush(top, start);
    } else if (code === 58 && top && this.isColon(start, top)) {
      this.at++;
      this.colon(top, start);
    } else if (code === 63 && isSpaceOrEnd(this.text, start + 1)) {
      this.at++;
    } else if (code === 38 || code === 33) {
      const { anchor, next } = this.context.readProperties(start);
      this.anchor = anchor ?? this.anchor;
      this.at = next;
    } else if (code === 42) {
      const { node, next } = this.context.readAlias(start);
      this.at = next;
      this.complete(node, start);
    } else if (code === 34 || code === 39) {
      const { node, next, problem } = readQuoted(this.text, start, this.limit);
      if (problem) this.context.problem(problem, start, next);
      this.at = next;
      this.complete(node, start);
    } else this.complete(this.readPlain(start), start);
  }

  /** Closing what the bracket was meant for keeps the rest of the file readable; a bracket meant for nothing is passed over. */
  private closeBracket(type: "map" | "list", start: number): void {
    const top = this.stack.at(-1);
    if (top?.node.type !== type) {
      this.context.problem(`unexpected '${shown(this.text.charAt(start))}'`, start, this.at);
      if (this.open[type] === 0) return;
      while (this.stack.at(-1)?.node.type !== type) this.close(start);
    }
    this.close(this.at);
  }

  private isTemplate(at: number): boolean {
    return this.text.charCodeAt(at + 1) === 0x7b && templateEnd(this.text, at + 2) > 0;
  }

  /** After a quoted key or a collection the colon needs no space after it. */
  private isColon(at: number, top: Frame): boolean {
    if (isSpaceOrEnd(this.text, at + 1)) return true;
    const next = this.text.charCodeAt(at + 1);
    if (next === 44 || next === 0x5b || next === 0x5d || next === 0x7b || next === 0x7d) return true;
    return top.held !== undefined && (top.held.type !== "scalar" || top.held.start !== top.held.outer.start);
  }

  private colon(top: Frame, at: number): void {
    if (top.entry) return this.context.problem("unexpected ':'", at, at + 1);
    const key: ScalarNode = top.held
      ? this.context.asKey(top.held, top.heldStart, trimEnd(this.text, top.heldStart, at))
      : emptyNode(at);
    top.entry = { key, value: undefined, start: key.outer.start, end: at + 1 };
    top.held = undefined;
  }

  private readPlain(start: number): ScalarNode {
    const { text } = this;
    let stop = Math.max(scanPlain(text, start, true), start + 1);
    let end = trimBlanks(text, start, stop);
    let value = text.slice(start, end);
    // A plain scalar goes on over the following lines until punctuation or a comment comes.
    while (isBreak(text.charCodeAt(stop))) {
      const { start: line, content } = nextContent(text, afterBreak(text, stop));
      if (content >= text.length || this.leavesFlow(line, content)) break;
      const next = scanPlain(text, content, true);
      if (next === content || text.charCodeAt(content) === 35) break;
      end = trimBlanks(text, content, next);
      value += ` ${text.slice(content, end)}`;
      stop = next;
    }
    this.at = stop;
    return namedScalar(value, start, end);
  }

  private complete(node: TreeNode, start: number): void {
    this.context.remember(this.anchor, node);
    this.anchor = undefined;
    this.hold(node, start);
  }

  private hold(node: TreeNode, start: number): void {
    const top = this.stack.at(-1);
    if (!top) {
      this.root ??= node;
      return;
    }
    if (top.held) {
      this.context.problem("expected ','", start, start + 1);
      this.flush(top, start);
    }
    top.held = node;
    top.heldStart = start;
  }

  /** Ends the current item: at a comma, at the closing bracket. */
  private flush(top: Frame, at: number): void {
    const { node, held, entry } = top;
    if (entry) {
      if (held) {
        entry.value = held;
        // An alias is elsewhere: the entry ends where it is written.
        entry.end = held.start < entry.start ? trimEnd(this.text, entry.end, at) : outerEnd(held);
      }
      if (node.type === "map") node.entries = appended(node.entries, entry);
      else node.items = appended(node.items, { type: "map", start: entry.start, end: entry.end, entries: [entry] });
    } else if (held && node.type === "map") {
      const key = this.context.asKey(held, top.heldStart, trimEnd(this.text, top.heldStart, at));
      node.entries = appended(node.entries, { key, start: key.outer.start, end: key.outer.end });
    } else if (held && node.type === "list") node.items = appended(node.items, held);
    top.held = undefined;
    top.entry = undefined;
  }

  private close(end: number): void {
    const top = this.stack.pop();
    if (!top) return;
    this.open[top.node.type]--;
    this.flush(top, end);
    top.node.end = end;
    if (top.node.type === "map") this.context.merge.complete(top.node);
    this.context.remember(top.anchor, top.node);
    this.hold(top.node, top.node.start);
  }
}

const isKeyStart = (code: number): boolean =>
  code > 47 && code !== 0x5b && code !== 0x5d && code !== 0x7b && code !== 0x7d;

function trimEnd(text: string, start: number, end: number): number {
  while (end > start && (isBlank(text.charCodeAt(end - 1)) || isBreak(text.charCodeAt(end - 1)))) end--;
  return end;
}
