import type { Problem, Span } from "../model.js";
import type { DslDialect } from "./dslDialects.js";

/**
 * One token of a build script.
 * `word`: an identifier or keyword (`text` without backticks). `string`: `text` is its value with escapes resolved, `start` to `end`
 * its content without quotes, `outerStart` to `outerEnd` with them. `symbol`: `:name`, `text` without the colon.
 * `number`: as written, `1.2.3` in one. `mark`: an operator or bracket; `=>`, `->`, `::`, `%%` and the like are one mark.
 */
export interface DslToken extends Span {
  readonly kind: "word" | "string" | "symbol" | "number" | "mark";
  readonly text: string;
  readonly outerStart: number;
  readonly outerEnd: number;
  /** First token of its line (and no line continuation before it). */
  readonly startsLine: boolean;
  /** A string that holds an expression (`${…}`, `#{…}`, `\(…)`), so its value is not what the program will see. */
  readonly interpolated?: boolean;
  /** Index of the token that opens the block or bracket it is in; -1 at the top. */
  readonly parent: number;
  /** Of an opening bracket (and of `do`, `def`, `if` … where `end` closes them): index of what closes it, or the number of tokens. */
  readonly match?: number | undefined;
}

/** A build script as tokens, with what was wrong. Comments are gone. */
export interface DslText {
  /** As read; a carriage return that stands alone is a line feed here. */
  readonly text: string;
  readonly dialect: DslDialect;
  readonly tokens: readonly DslToken[];
  readonly problems: readonly Problem[];
}

/** What `marks` of a token holds: two bits, then the characters between its outer and inner ends. */
const startsLineBit = 1;
const interpolatedBit = 2;
const beforeShift = 2;
const beforeMask = 0xff;
const afterShift = 10;
const afterMost = 0x1fffff;

/**
 * A token while its text is read: what closes it comes later. A class, since a script has tens of thousands of tokens: all have one shape from
 * the start, whatever comes. It has as few fields as can be, since what the collector copies of a long script are its tokens (the rows
 * `Package.swift`, `MODULE.bazel` and `Gemfile` of the bench).
 */
export class OpenToken implements DslToken {
  match: number | undefined = undefined;
  private marks: number;

  /** `outerStart` lies at most 255 characters before `start`, `outerEnd` at most two million behind `end`; what lies further is not kept. */
  constructor(
    readonly kind: DslToken["kind"],
    readonly text: string,
    readonly start: number,
    readonly end: number,
    outerStart: number,
    outerEnd: number,
    startsLine: boolean,
    public parent: number,
  ) {
    this.marks =
      (startsLine ? startsLineBit : 0) |
      (Math.min(start - outerStart, beforeMask) << beforeShift) |
      (Math.min(outerEnd - end, afterMost) << afterShift);
  }

  get outerStart(): number {
    return this.start - ((this.marks >> beforeShift) & beforeMask);
  }

  get outerEnd(): number {
    return this.end + (this.marks >> afterShift);
  }

  get startsLine(): boolean {
    return (this.marks & startsLineBit) !== 0;
  }

  get interpolated(): boolean {
    return (this.marks & interpolatedBit) !== 0;
  }

  setInterpolated(): void {
    this.marks |= interpolatedBit;
  }
}
