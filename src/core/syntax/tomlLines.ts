import { indexWithin } from "../text/within.js";
import { readTomlMultiline } from "./tomlTokens.js";

/**
 * Goes over the lines of machine-written TOML (lockfiles) without building a tree: tables and `key = value` lines are told apart
 * by character code, a line with a multi-line string goes to that string's end. Nothing is allocated but what is asked for. Lines inside an array
 * come one by one, like any other.
 */
export class TomlLines {
  /** First character of the line that is no blank. */
  start = 0;
  /** The line's end, without a carriage return. */
  end = 0;
  /** Character code at `start`; 0 on an empty line. */
  code = 0;
  /** End of the last line passed that was neither empty nor a comment. */
  contentEnd = 0;
  private following = 0;
  /** Where the next multi-line string opens. */
  private nextQuotes: number;

  constructor(readonly text: string) {
    this.nextQuotes = quotesFrom(text, 0);
    if (text.charCodeAt(0) === 0xfeff) this.following = 1;
  }

  /** Steps to the next line that has something on it; false at the end of the text. */
  next(): boolean {
    const { text } = this;
    if (this.code !== 0 && this.code !== 35) this.contentEnd = this.end;
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
    if (!text.startsWith(key, this.start)) return -1;
    let at = this.start + key.length;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
    if (text.charCodeAt(at) !== 61) return -1;
    at++;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
    return at < this.end ? at : -1;
  }

  /** End of the content of the one-line string whose quote stands at `at`, or -1 when there is none. */
  stringEnd(at: number): number {
    const quote = this.text.charCodeAt(at);
    if (quote !== 34 && quote !== 39) return -1;
    return indexWithin(this.text, quote, at + 1, this.end);
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

  /** Steps over the rest of a multi-line string that opens on the line. */
  private skipMultiline(): void {
    const { text } = this;
    if (this.nextQuotes < this.start) this.nextQuotes = quotesFrom(text, this.start);
    if (this.nextQuotes >= this.end) return;
    const token = readTomlMultiline(text, this.nextQuotes);
    if (!token) this.nextQuotes = Infinity;
    else if (token.next > this.end) {
      const end = text.indexOf("\n", token.next);
      this.end = end < 0 ? text.length : end;
      this.following = this.end + 1;
    }
  }
}

/** Where the next multi-line string opens; Infinity when none does. */
function quotesFrom(text: string, from: number): number {
  const double = text.indexOf('"""', from);
  const single = text.indexOf("'''", from);
  return Math.min(double < 0 ? Infinity : double, single < 0 ? Infinity : single);
}
