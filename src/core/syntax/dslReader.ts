import type { Problem } from "../model.js";
import { withLineFeeds } from "../text/lineFeeds.js";
import { OpenToken, type DslText, type DslToken } from "./dslTokens.js";
import { DslBlocks } from "./dslBlocks.js";
import { isWordPart, isWordStart } from "./dslCharacters.js";
import type { DslDialect } from "./dslDialects.js";
import { DslStringReader } from "./dslStrings.js";
import { DslQuotedReader } from "./dslQuoted.js";
import { RepeatedWords } from "./repeatedWords.js";

/** Longest first. */
const operators = [
  "%%%",
  "...",
  "..<",
  "=>",
  "->",
  "::",
  "==",
  "=~",
  "!=",
  "<=",
  ">=",
  "~>",
  "%%",
  "+=",
  "++=",
  ":=",
  "||",
  "&&",
  "?.",
  "<-",
];
const operatorSeconds = new Set(operators.map((operator) => operator.charCodeAt(1)));
const operatorStarts = new Set(operators.map((operator) => operator.charCodeAt(0)));

/** At most this many problems are kept. */
const maxProblems = 20;

/** The tokeniser behind `readDsl`. */
export class DslReader {
  at = 0;
  readonly tokens: OpenToken[] = [];
  private readonly problems: Problem[] = [];
  private readonly strings: DslStringReader;
  private readonly quoted: DslQuotedReader;
  private readonly blocks: DslBlocks;
  private readonly words: RepeatedWords;
  private newline = true;

  readonly text: string;

  constructor(
    text: string,
    readonly dialect: DslDialect,
  ) {
    this.text = withLineFeeds(text);
    this.words = new RepeatedWords(this.text);
    this.strings = new DslStringReader(this.text, dialect);
    this.quoted = new DslQuotedReader(this);
    this.blocks = new DslBlocks(this.text, this.tokens, dialect, (message, token) =>
      this.problem(message, token.outerStart, token.outerEnd),
    );
  }

  read(): DslText {
    const { text } = this;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
    if (text.startsWith("#!", this.at)) this.skipLine();
    while (this.at < text.length) this.step(text.charCodeAt(this.at));
    this.blocks.finish();
    this.problems.sort((a, b) => a.start - b.start);
    return { text, dialect: this.dialect, tokens: this.tokens, problems: this.problems };
  }

  /** Adds a token and gives it its place among the brackets. */
  push(
    kind: DslToken["kind"],
    text: string,
    start: number,
    end: number,
    outerStart = start,
    outerEnd = end,
  ): OpenToken {
    const parent = this.blocks.parent;
    const token = new OpenToken(kind, text, start, end, outerStart, outerEnd, this.newline, parent);
    this.tokens.push(token);
    this.newline = false;
    this.blocks.add(token);
    return token;
  }

  problem(message: string, start: number, end: number): void {
    if (this.problems.length < maxProblems)
      this.problems.push({ message, start, end: Math.min(end, this.text.length) });
  }

  skipLine(): void {
    const end = this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  // eslint-disable-next-line complexity -- hot: once for each character that begins a token
  private step(code: number): void {
    const { text, dialect } = this;
    if (code === 10 || code === 13) {
      this.newline = true;
      this.at = this.quoted.afterLineEnd(this.at + 1);
    } else if (code <= 32 || code === 0xa0 || code === 0xfeff) this.at++;
    else if (code === 36 && dialect.regex && this.quoted.readDollar()) return;
    else if (isWordStart(code)) this.word();
    else if (code >= 48 && code <= 57) this.number();
    else if (code === 34) this.string("");
    else if (code === 39) {
      if (dialect.single === "string") this.string("");
      else if (dialect.doubledSingle && this.quoted.doubledSingle()) return;
      else this.character();
    } else if (code === 35 && dialect.hash) this.skipLine();
    else if (code === 47 && dialect.slashes && dialect.slashes !== "block" && text.charCodeAt(this.at + 1) === 47)
      this.skipLine();
    else if (code === 47 && dialect.slashes && text.charCodeAt(this.at + 1) === 42) this.blockComment();
    else if (code === 92 && isLineEnd(text.charCodeAt(this.at + 1))) {
      this.at += text.startsWith("\r\n", this.at + 1) ? 3 : 2;
    } else if (code === 96) this.backticks();
    else if (code === 58 && dialect.symbols && this.symbol()) return;
    else if (code === 37 && dialect.percent) this.skipLine();
    else if (this.quoted.read(code)) return;
    else this.mark();
  }

  private word(): void {
    const { text, dialect } = this;
    const start = this.at;
    let at = start + 1;
    while (isWordPart(text.charCodeAt(at))) at++;
    const next = text.charCodeAt(at);
    if (dialect.marked && (next === 63 || next === 33) && text.charCodeAt(at + 1) !== 61) at++;
    this.at = at;
    const word = this.words.at(start, at);
    if ((next === 34 || next === 39) && dialect.prefixes?.test(word)) this.string(word);
    else this.push("word", word, start, at);
  }

  private number(): void {
    const { text } = this;
    const start = this.at;
    let at = start + 1;
    for (;;) {
      const code = text.charCodeAt(at);
      const digitAfter = text.charCodeAt(at + 1) >= 48 && text.charCodeAt(at + 1) <= 57;
      if (isWordPart(code) || (code === 46 && digitAfter)) at++;
      else break;
    }
    this.at = at;
    this.push("number", text.slice(start, at), start, at);
  }

  private string(prefix: string): void {
    const from = this.at;
    const plainEnd = prefix === "" ? this.strings.plainEnd(from) : -1;
    if (plainEnd >= 0) {
      this.at = plainEnd + 1;
      this.push("string", this.text.slice(from + 1, plainEnd), from + 1, plainEnd, from, this.at);
      return;
    }
    const read = this.strings.read(from, prefix);
    this.at = read.next;
    const token = this.push("string", read.value, read.start, read.end, from - prefix.length, read.next);
    if (read.interpolated) token.setInterpolated();
    if (read.closed) return;
    this.problem("the string is not closed", from, this.dialect.multiline ? from + 1 : read.next);
  }

  /** `'x'` where single quotes make characters; anything longer is a stray quote. */
  private character(): void {
    const close = this.text.indexOf("'", this.at + (this.text.charCodeAt(this.at + 1) === 92 ? 3 : 2));
    if (close > 0 && close - this.at <= 8 && !this.text.slice(this.at, close).includes("\n")) this.at = close + 1;
    else this.at++;
  }

  private backticks(): void {
    const start = this.at;
    let at = start + 1;
    while (at < this.text.length && this.text.charCodeAt(at) !== 96 && !isLineEnd(this.text.charCodeAt(at))) at++;
    this.at = Math.min(at + 1, this.text.length);
    if (this.text.charCodeAt(at) === 96)
      this.push("word", this.text.slice(start + 1, at), start + 1, at, start, at + 1);
    else this.at = start + 1;
  }

  /** `:name`, `:"name"`; not the colon after a key, and not `::`. */
  private symbol(): boolean {
    const { text } = this;
    const start = this.at;
    const next = text.charCodeAt(start + 1);
    const before = this.tokens.at(-1);
    if (next === 58 || text.charCodeAt(start - 1) === 58) return false;
    if (before && before.outerEnd === start && before.kind !== "mark") return false;
    if (next === 34) {
      const read = this.strings.read(start + 1);
      this.at = read.next;
      this.push("symbol", read.value, read.start, read.end, start, read.next);
      return true;
    }
    if (!isWordStart(next)) return false;
    let at = start + 2;
    while (isWordPart(text.charCodeAt(at))) at++;
    this.at = at;
    this.push("symbol", text.slice(start + 1, at), start + 1, at, start, at);
    return true;
  }

  private blockComment(): void {
    const { text } = this;
    const start = this.at;
    let depth = 0;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 42 && text.charCodeAt(at + 1) === 47) {
        at++;
        if (--depth === 0) break;
      } else if (code === 47 && text.charCodeAt(at + 1) === 42 && (depth === 0 || this.dialect.slashes === "nested")) {
        at++;
        depth++;
      }
    }
    this.at = Math.min(at + 1, text.length);
    if (depth > 0) this.problem("the comment is not closed", start, start + 2);
  }

  private mark(): void {
    const start = this.at;
    const code = this.text.charCodeAt(start);
    const mayBeLonger = operatorStarts.has(code) && operatorSeconds.has(this.text.charCodeAt(start + 1));
    const operator = mayBeLonger ? operators.find((one) => this.text.startsWith(one, start)) : undefined;
    const mark = operator ?? this.text.charAt(start);
    this.at = start + mark.length;
    this.push("mark", mark, start, this.at);
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
