import type { Problem } from "../model.js";

/** What `SexprCursor.next` found. */
export type SexprToken = "open" | "close" | "atom" | "string" | "end";

/**
 * Streams the tokens of an S-expression as KiCad writes them: parentheses, bare atoms, strings with backslash escapes. No tree, no
 * recursion, nothing allocated per token; never throws. A string is on one line; one that is not closed ends before the next
 * parenthesis. https://dev-docs.kicad.org/en/file-formats/sexpr-intro/
 */
export class SexprCursor {
  token: SexprToken = "end";
  /** The content of the token, without quotes. */
  start = 0;
  end = 0;
  /** Open parentheses after the token. */
  depth = 0;
  /** What was wrong so far, in the order of the text; no more than the first twenty. */
  readonly problems: Problem[] = [];
  private at = 0;
  private escaped = false;
  /** Where the word of each open list begins: its head. */
  private readonly heads: number[] = [];

  constructor(private readonly text: string) {}

  next(): SexprToken {
    const { text } = this;
    let at = this.at;
    while (at < text.length && (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0xfeff)) at++;
    this.start = at;
    if (at >= text.length) {
      this.at = this.end = at;
      return (this.token = "end");
    }
    const code = text.charCodeAt(at);
    if (code === 40 || code === 41) {
      this.at = this.end = at + 1;
      if (code === 40) this.heads[++this.depth] = at + 1;
      else if (this.depth > 0) this.depth--;
      return (this.token = code === 40 ? "open" : "close");
    }
    if (code === 34) return this.readString(at);
    for (at++; at < text.length; at++) {
      const next = text.charCodeAt(at);
      if (next <= 32 || next === 40 || next === 41 || next === 34) break;
    }
    this.at = this.end = at;
    this.escaped = false;
    return (this.token = "atom");
  }

  /** Text of an atom or string, escapes resolved. */
  value(): string {
    const raw = this.text.slice(this.start, this.end);
    return this.escaped ? raw.replace(/\\([\s\S])/g, (_, char: string) => escapes[char] ?? char) : raw;
  }

  /** Whether the token is the atom `word`. */
  is(word: string): boolean {
    return this.token === "atom" && this.end - this.start === word.length && this.text.startsWith(word, this.start);
  }

  /** Whether a parenthesis opens next. */
  opensNext(): boolean {
    let { at } = this;
    while (at < this.text.length && this.text.charCodeAt(at) <= 32) at++;
    return this.text.charCodeAt(at) === 40;
  }

  /** Whether the list around the innermost one begins with one of `words`, which are set off by blanks on both ends: `" pad variant "`. */
  isWithin(words: string): boolean {
    const from = this.heads[this.depth - 1] ?? 0;
    let end = from;
    while (end < this.text.length && this.text.charCodeAt(end) > 41) end++;
    return this.depth > 1 && end > from && end - from < 40 && words.includes(` ${this.text.slice(from, end)} `);
  }

  /** Goes on as at `depth`: what opened at `start` and was just entered cannot be deeper or less deep. */
  enterAt(depth: number, start: number): void {
    if (this.depth === depth) return;
    this.problem("the parentheses before this do not match", start, start + 1);
    this.depth = depth;
    this.heads[depth] = start + 1;
  }

  private readString(quote: number): SexprToken {
    const { text } = this;
    this.escaped = false;
    let at = quote + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 34 || code === 10) break;
      if (code === 92) {
        this.escaped = true;
        at++;
      }
    }
    this.start = quote + 1;
    this.end = Math.min(at, text.length);
    this.at = Math.min(at + 1, text.length);
    if (text.charCodeAt(at) !== 34) this.endUnclosed(quote);
    return (this.token = "string");
  }

  private endUnclosed(quote: number): void {
    let end = quote + 1;
    while (end < this.end && this.text.charCodeAt(end) !== 40 && this.text.charCodeAt(end) !== 41) end++;
    while (end > quote + 1 && this.text.charCodeAt(end - 1) <= 32) end--;
    this.at = this.end = end;
    this.problem("the string is not closed", quote, end);
  }

  private problem(message: string, start: number, end: number): void {
    if (this.problems.length < 20) this.problems.push({ message, start, end });
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
