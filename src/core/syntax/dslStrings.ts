import type { DslDialect } from "./dslDialects.js";

/** A string in a build script: its content's place, its value with escapes resolved, and how it ended. */
export interface DslString {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Offset after the closing quote, or where the string was given up. */
  readonly next: number;
  readonly closed: boolean;
  /** It holds an expression, so `value` is not what the program will see. */
  readonly interpolated: boolean;
}

/**
 * Reads strings of one text. Kept between calls is only where looking ahead has failed already, so that the whole stays linear.
 */
export class DslStringReader {
  /** Up to here no expression inside a string closes. */
  private noExpressionBefore = 0;

  constructor(
    private readonly text: string,
    private readonly dialect: DslDialect,
  ) {}

  /**
   * Where the string whose quote is at `at` closes, when it is of letters and signs that stand for themselves in every dialect, as nearly
   * all are; -1 for any other.
   */
  plainEnd(at: number): number {
    const { text } = this;
    const quote = text.charCodeAt(at);
    for (let end = at + 1; ; end++) {
      const code = text.charCodeAt(end);
      // Two quotes may be the beginning of three.
      if (code === quote) return end === at + 1 && text.charCodeAt(end + 1) === quote ? -1 : end;
      // `$`, `#` and `{` may begin an expression; at the end of the text there is no code.
      if (code === 92 || code === 36 || code === 35 || code === 0x7b || code === 10 || code === 13 || !(code >= 0))
        return -1;
    }
  }

  /** The string whose opening quote is at `at`; `prefix` are the letters before it. */
  read(at: number, prefix = ""): DslString {
    const { text, dialect } = this;
    const quote = text.charAt(at);
    const single = quote === "'";
    const triple = dialect.triple === true && text.startsWith(quote.repeat(3), at);
    const interpolates = !(single && dialect.plainSingle) && !(dialect.interpolation === "f{" && !/f/i.test(prefix));
    const raw = rawnessOf(dialect, prefix, triple);
    if (!triple) return this.scan(at + 1, quote, false, interpolates, raw);
    const read = this.scan(at + 3, quote.repeat(3), true, interpolates, raw);
    return dialect.interpolation === "\\(" ? this.withoutMargin(read) : read;
  }

  /** Swift's strings over many lines begin and end with a line end, and lose the blanks that are before the closing quotes. */
  private withoutMargin(read: DslString): DslString {
    const { text } = this;
    let { start, end } = read;
    while (start < end && /[ \t\r\n]/.test(text.charAt(start))) start++;
    while (end > start && /[ \t\r\n]/.test(text.charAt(end - 1))) end--;
    return { ...read, value: text.slice(start, end), start, end };
  }

  /** From `start` to `close`. A string that is not closed ends with its line, or with the text when it may have many. */
  private scan(start: number, close: string, lines: boolean, interpolates: boolean, raw: Rawness): DslString {
    const { text } = this;
    const first = close.charCodeAt(0);
    const opener = this.dialect.interpolation ?? "";
    let escaped = false;
    let interpolated = false;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === first && (close.length === 1 || text.startsWith(close, at))) {
        // The last three of more quotes close: `"""a""""` ends in a quote of its own.
        while (raw === "whole" && close.length === 3 && text.charCodeAt(at + 3) === first) at++;
        return this.make(start, at, at + close.length, true, escaped && raw === "no", interpolated);
      }
      if (!lines && (code === 10 || code === 13)) {
        if (!this.closesLater(at, first)) break;
        lines = true;
      }
      if (interpolates && startsExpression(text, at, code, opener)) {
        interpolated = true;
        const end = this.expressionEnd(at, lines);
        if (end > at) at = end;
      } else if (code === 92 && raw !== "whole") {
        escaped = true;
        at += text.startsWith("\r\n", at + 1) ? 2 : 1;
      }
    }
    const end = Math.min(at, text.length);
    return this.make(start, end, end, false, escaped && raw === "no", interpolated);
  }

  /**
   * Whether a string that is open at the line end `at` goes on to a quote further down. A quote that is one of a pair on its line, or
   * is before a letter, opens a string of its own.
   */
  private closesLater(at: number, quote: number): boolean {
    const { text } = this;
    if (!this.dialect.multiline) return false;
    const places: number[] = [];
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === quote) places.push(at);
      else if ((code === 10 || code === 13) && places.length > 0) break;
    }
    const [first] = places;
    return first !== undefined && places.length % 2 === 1 && !/[\w:]/.test(text.charAt(first + 1));
  }

  private make(
    start: number,
    end: number,
    next: number,
    closed: boolean,
    escaped: boolean,
    interpolated: boolean,
  ): DslString {
    const written = this.text.slice(start, end);
    const value = escaped ? unescape(written, this.dialect) : written;
    return { value, start, end, next, closed, interpolated };
  }

  /** Offset of the bracket that closes the expression opened at `at`, quotes inside heeded; `at` itself when there is none. */
  private expressionEnd(at: number, lines: boolean): number {
    const { text } = this;
    if (at < this.noExpressionBefore) return at;
    const [open, close] = this.dialect.interpolation === "\\(" ? [40, 41] : [123, 125];
    let depth = 0;
    let quote = 0;
    let place = text.charCodeAt(at) === open ? at : at + 1;
    // `$name` without brackets.
    if (text.charCodeAt(place) !== open) return at;
    for (; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (!lines && (code === 10 || code === 13)) break;
      if (quote !== 0) {
        if (code === 92) place++;
        else if (code === quote) quote = 0;
      } else if (code === 34 || code === 39) quote = code;
      else if (code === open) depth++;
      else if (code === close && --depth === 0) return place;
    }
    this.noExpressionBefore = place;
    return at;
  }
}

function startsExpression(text: string, at: number, code: number, opener: string): boolean {
  if (opener === "f{") return code === 123;
  if (code !== opener.charCodeAt(0)) return false;
  const next = text.charCodeAt(at + 1);
  if (opener !== "${") return next === opener.charCodeAt(1);
  return next === 123 || (next >= 97 && next <= 122) || (next >= 65 && next <= 90) || next === 95;
}

/** `quotes`: a backslash keeps the quote after it and stands for itself, as in Python's `r"…"`; `whole`: it is a character like others. */
type Rawness = "no" | "quotes" | "whole";

function rawnessOf({ interpolation, slashes }: DslDialect, prefix: string, triple: boolean): Rawness {
  if (interpolation === "f{") return /r/i.test(prefix) ? "quotes" : "no";
  return /^raw$/i.test(prefix) || (triple && slashes === "nested" && interpolation === "${") ? "whole" : "no";
}

const simple = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
]);

const escape =
  /\\(?:x([0-9a-fA-F]{2})|u+([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r\n|[\s\S]))/g;

function unescape(raw: string, { longBrackets }: DslDialect): string {
  return raw.replace(
    escape,
    (_, byte?: string, four?: string, braced?: string, eight?: string, digits?: string, char: string = "") => {
      const hex = byte ?? four ?? braced ?? eight;
      if (hex !== undefined || digits !== undefined) {
        // Lua counts in tens.
        const point = hex === undefined ? parseInt(digits ?? "", longBrackets ? 10 : 8) : parseInt(hex, 16);
        return point > 0x10ffff ? "\uFFFD" : String.fromCodePoint(point);
      }
      return /^[\r\n]/.test(char) ? "" : (simple.get(char) ?? char);
    },
  );
}
