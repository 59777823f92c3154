import { NextOf } from "../text/nextOf.js";
import { indexWithin } from "../text/within.js";
import { readTomlMultiline } from "./tomlTokens.js";

/**
 * Goes over the lines of machine-written TOML (lockfiles) without building a tree: tables and `key = value` lines are told apart
 * by character code, a line with a multi-line string goes to that string's end. Nothing is allocated but what is asked for. Lines inside an array
 * come one by one, like any other.
 */
export class TomlLines {
  /** First character of the line that is not a blank. */
  start = 0;
  /** The line's end, without a carriage return. */
  end = 0;
  /** Character code at `start`; 0 on an empty line. */
  code = 0;
  /** End of the last line passed that was neither empty nor a comment. */
  contentEnd = 0;
  private following = 0;
  /** The first double quote from an offset on. */
  private quote = -1;
  private quoteSince = 0;
  /** Where the next multi-line string opens. */
  private nextQuotes: number;
  private readonly doubles: NextOf;
  private readonly singles: NextOf;
  /** Signs of comments. */
  private readonly signs: NextOf;
  /** A merge has left its markers. */
  private readonly isMerged: boolean;

  constructor(readonly text: string) {
    this.doubles = new NextOf(text, '"""');
    this.singles = new NextOf(text, "'''");
    this.nextQuotes = this.quotesFrom(0);
    this.signs = new NextOf(text, "#");
    this.isMerged = text.includes("<<<<<<<") || text.includes(">>>>>>>");
    if (text.charCodeAt(0) === 0xfeff) this.following = 1;
  }

  /** Steps to the next line that has something on it; false at the end of the text. */
  next(): boolean {
    const { text } = this;
    this.pass();
    for (;;) {
      let start = this.following;
      if (start >= text.length) return false;
      let code = text.charCodeAt(start);
      while (code === 32 || code === 9) code = text.charCodeAt(++start);
      let end = text.indexOf("\n", start);
      if (end < 0) end = text.length;
      this.following = end + 1;
      if (end > start && text.charCodeAt(end - 1) === 13) end--;
      if (start >= end) continue;
      this.start = start;
      this.end = end;
      this.code = code;
      if (this.nextQuotes < end) this.skipMultiline();
      return true;
    }
  }

  /**
   * Steps to the next line whose first character opens a table, or to one that a merge left, with one search; false at the end of
   * the text.
   */
  nextTable(): boolean {
    const { text } = this;
    if (this.isMerged) {
      while (this.next()) if (this.code === 91 || (this.code >= 60 && this.code <= 62)) return true;
      return false;
    }
    this.pass();
    for (;;) {
      if (this.nextQuotes < this.following) this.nextQuotes = this.quotesFrom(this.following);
      const found = text.indexOf("\n[", this.following - 1);
      const end = found < 0 ? text.length : found;
      if (this.nextQuotes >= end) {
        this.following = end + 1;
        this.contentEnd = this.contentBefore(end);
        return this.next();
      }
      // A bracket inside a multi-line string opens nothing.
      while (this.following <= this.nextQuotes) if (!this.next()) return false;
      this.pass();
    }
  }

  /** End of what is in front of `end`, blank lines and comments left out. */
  private contentBefore(end: number): number {
    const { text } = this;
    let at = end;
    for (;;) {
      while (at > this.contentEnd && text.charCodeAt(at - 1) <= 32) at--;
      if (at <= this.contentEnd) return this.contentEnd;
      if (this.signs.from(this.contentEnd) >= at) return at;
      const lineStart = text.lastIndexOf("\n", at - 1) + 1;
      if (text.charCodeAt(lineStart) !== 35) return at;
      at = lineStart;
    }
  }

  /** Whether the line opens an item of the array of tables `table` (`[[package]]`), a table within it, or another table. */
  headerOf(table: string): "item" | "within" | "other" {
    const { text } = this;
    const isList = text.charCodeAt(this.start + 1) === 91;
    const name = this.start + (isList ? 2 : 1);
    if (!text.startsWith(table, name)) return "other";
    const code = text.charCodeAt(name + table.length);
    return code === 46 ? "within" : isList && code === 93 ? "item" : "other";
  }

  /** Offset of the value when the line sets `key`, else -1. */
  valueOf(key: string): number {
    const { text } = this;
    const end = this.start + key.length;
    const after = text.charCodeAt(end);
    if ((after !== 32 && after !== 61 && after !== 9) || !text.startsWith(key, this.start)) return -1;
    return this.valueFrom(end);
  }

  /** Offset of the value when only an equals sign is in front of it, else -1. */
  private valueFrom(keyEnd: number): number {
    const { text } = this;
    let at = keyEnd;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
    if (text.charCodeAt(at) !== 61) return -1;
    at++;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
    return at < this.end ? at : -1;
  }

  /** As `valueOf`, for a key that is recognised well enough by its length, its second and its last character. */
  valueAt(length: number, second: number, last: number): number {
    const { text, start } = this;
    const end = start + length;
    if (text.charCodeAt(end - 1) !== last || text.charCodeAt(start + 1) !== second) return -1;
    return this.valueFrom(end);
  }

  /** End of the content of the one-line string whose quote is at `at`, or -1 when there is none. */
  stringEnd(at: number): number {
    const quote = this.text.charCodeAt(at);
    if (quote === 34) return this.quoteFrom(at + 1);
    return quote === 39 ? indexWithin(this.text, quote, at + 1, this.end) : -1;
  }

  /** The next double quote on the line, or -1. Searched once for all questions that it answers, however far away it is. */
  private quoteFrom(from: number): number {
    if (from < this.quoteSince) return indexWithin(this.text, 34, from, this.end);
    if (from > this.quote) {
      const found = this.text.indexOf('"', from);
      this.quoteSince = from;
      this.quote = found < 0 ? Infinity : found;
    }
    return this.quote < this.end ? this.quote : -1;
  }

  /** Offset of the value that `key` has in an inline table on the line (`source = { registry = "…" }`), else -1. */
  inlineValueOf(key: string, from = this.start): number {
    const { text } = this;
    const line = text.slice(from, this.end);
    for (let found = line.indexOf(key); found >= 0; found = line.indexOf(key, found + 1)) {
      const at = from + found;
      const before = text.charCodeAt(at - 1);
      if (before !== 32 && before !== 123 && before !== 44) continue;
      let value = at + key.length;
      while (text.charCodeAt(value) === 32) value++;
      if (text.charCodeAt(value) !== 61) continue;
      value++;
      while (text.charCodeAt(value) === 32) value++;
      return value < this.end ? value : -1;
    }
    return -1;
  }

  /** Notes that the line was passed. */
  private pass(): void {
    if (this.code !== 0 && this.code !== 35) this.contentEnd = this.end;
    this.code = 0;
  }

  /** Steps over the rest of a multi-line string that opens on the line. */
  private skipMultiline(): void {
    const { text } = this;
    if (this.nextQuotes < this.start) this.nextQuotes = this.quotesFrom(this.start);
    if (this.nextQuotes >= this.end) return;
    const token = readTomlMultiline(text, this.nextQuotes);
    if (!token) this.nextQuotes = Infinity;
    else if (token.next > this.end) {
      const end = text.indexOf("\n", token.next);
      this.end = end < 0 ? text.length : end;
      this.following = this.end + 1;
    }
  }

  /** Where the next multi-line string opens; Infinity when none does. */
  private quotesFrom(from: number): number {
    return Math.min(this.doubles.from(from), this.singles.from(from));
  }
}
