import type { Problem } from "../model.js";
import { Occurrences } from "../text/occurrences.js";
import { standsAt } from "../text/within.js";
import { endsString, FlatContainers } from "./jsonFlat.js";
import type { JsonKeys } from "./jsonKeys.js";
import { readBareword, readJsonString, skipJsonSpace } from "./jsonTokens.js";

/**
 * What stands at the cursor: a container that opens or closes, a quoted string, a bare scalar (number, `true`, `null`),
 * or the end of the text.
 */
export type JsonEvent = "map" | "list" | "close" | "string" | "bare" | "end";

/** At most this many problems are kept. */
const maxProblems = 20;
/** In this many characters there is no room for a comma, a line break and a member with a value. */
const longestGap = 12;

/**
 * A cursor over JSON text for files too large for a tree: it moves from value to value, keeps offsets, and allocates nothing
 * on its way. Comments and trailing commas are read in silence when `lenient`, else reported and read all the same.
 *
 * Readers are nested loops over `nextIn`, which leaves out whatever of the previous member was not read:
 *
 *     const scan = new JsonScan(text);
 *     scan.next();
 *     for (const root = scan.depth; scan.nextIn(root); ) if (scan.keyIs("packages")) …
 */
export class JsonScan {
  event: JsonEvent = "end";
  /** Content of the key in front of the value, without quotes; −1 for items of a list and the root. */
  keyStart = -1;
  keyEnd = -1;
  /** Content of a scalar without quotes; of a container the opening bracket, and at "close" the closing one. */
  start = 0;
  end = 0;
  /** How many containers are around the value at the cursor. */
  depth = 0;
  /** Where reading stops as if the text ended: a reader that knows where a member ends at the latest keeps an open bracket to it. */
  limit: number;
  readonly problems: Problem[] = [];

  private at = 0;
  /** Per container around the innermost: whether it is a map. */
  private readonly around: boolean[] = [];
  private open = 0;
  private inMap = false;
  private needsComma = false;
  private afterComma = false;
  private ended = false;
  private readonly escapes: Occurrences;
  private readonly flat: FlatContainers;
  /** By depth: how many characters there were from the comma to the member behind it; 0 where that is not known. */
  private readonly gaps = new Int8Array(16);

  constructor(
    readonly text: string,
    private readonly lenient = false,
  ) {
    this.limit = text.length;
    this.flat = new FlatContainers(text);
    this.escapes = new Occurrences(text, "\\");
  }

  /** Moves to the next value or closing bracket, wherever it is. */
  next(): JsonEvent {
    const { text, limit: length } = this;
    this.keyStart = -1;
    this.keyEnd = -1;
    let at = this.at;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 10 || code === 13 || code === 9) {
        at++;
      } else if (code === 34) {
        const end = this.endOfString(at);
        if (this.needsComma) this.problem("expected ','", at, at + 1);
        if (!this.inMap || this.keyStart >= 0) return this.place("string", at + 1, end, this.at);
        this.keyStart = at + 1;
        this.keyEnd = end;
        at = this.at;
        if (text.charCodeAt(at) !== 58) {
          at = skipJsonSpace(text, at);
          if (text.charCodeAt(at) !== 58) {
            this.problem("expected ':' after the key", this.keyStart - 1, end);
            this.keyStart = -1;
            this.needsComma = true;
            this.afterComma = false;
            continue;
          }
        }
        at++;
        this.needsComma = false;
        this.afterComma = false;
      } else if (code === 44) {
        if (!this.needsComma) this.problem("unexpected ','", at, at + 1);
        this.keyStart = -1;
        this.needsComma = false;
        this.afterComma = true;
        at++;
      } else if (code === 123 || code === 91) {
        if (this.inMap && this.keyStart < 0) {
          this.problem("expected a key", at, at + 1);
          // In a list of maps it is rather the next one, and this one was not closed.
          if (code === 123 && this.open > 1 && this.around[this.open - 1] === false) {
            this.close(at, at);
            this.needsComma = false;
            return this.event;
          }
        } else if (this.needsComma) this.problem("expected ','", at, at + 1);
        return this.enter(code, at);
      } else if (code === 125 || code === 93) {
        if (this.afterComma && !this.lenient) this.problem("trailing comma", at, at + 1);
        if (this.open > 0 && this.inMap === (code === 125)) return this.close(at, at + 1);
        this.problem(`unexpected '${text.charAt(at)}'`, at, at + 1);
        // A bracket of the wrong kind closes nothing, unless it can be meant for the container around.
        if (this.open > 1 && this.around[this.open - 1] === (code === 125)) return this.close(at, at);
        at++;
      } else if (code === 47 && (text.charCodeAt(at + 1) === 47 || text.charCodeAt(at + 1) === 42)) {
        const start = at;
        at = skipJsonSpace(text, at);
        if (!this.lenient) this.problem("comments are not allowed here", start, start + 2);
      } else if (code === 0xfeff || code === 0xa0) {
        at++;
      } else {
        const end = readBareword(text, at);
        const isValue = end > at && (this.keyStart >= 0 || !this.inMap);
        if (isValue) {
          if (this.needsComma) this.problem("expected ','", at, at + 1);
          return this.place("bare", at, end, end);
        }
        const skipped = Math.max(end, at + 1);
        this.problem(`unexpected '${text.slice(at, Math.min(skipped, at + 20))}'`, at, skipped);
        at = skipped;
      }
    }
    return this.finish();
  }

  /**
   * Moves to the next member of the container at `depth`, past what is left of the previous one; false at its end. With `keys`,
   * it may pass over members with other keys.
   */
  nextIn(depth: number, keys?: JsonKeys): boolean {
    if (this.open > depth + 1) this.leave(depth + 1);
    if (this.open <= depth) return false;
    if (this.plain(keys)) return true;
    const event = this.next();
    return event !== "close" && event !== "end";
  }

  /** Passes over the container that has just opened. */
  skip(): void {
    if (this.event === "map" || this.event === "list") this.leave(this.depth);
  }

  /** Whether that is what stands at the cursor. */
  is(event: JsonEvent): boolean {
    return this.event === event;
  }

  /** Whether the key in front of the value is `word`, which needs no escapes. */
  keyIs(word: string): boolean {
    return this.keyEnd - this.keyStart === word.length && standsAt(this.text, word, this.keyStart);
  }

  /** Whether the scalar at the cursor is `word`. */
  valueIs(word: string): boolean {
    return this.end - this.start === word.length && standsAt(this.text, word, this.start);
  }

  /** The key with its escapes resolved. */
  keyText(): string {
    return this.keyStart < 0 ? "" : this.textOf(this.keyStart, this.keyEnd);
  }

  /** The scalar with its escapes resolved. */
  scalarText(): string {
    return this.textOf(this.start, this.end);
  }

  /** Offset after the value at the cursor, its closing quote included. */
  get outerEnd(): number {
    return this.at;
  }

  /** The content of a key or string between two offsets, with its escapes resolved. */
  textOf(start: number, end: number): string {
    const raw = this.text.slice(start, end);
    return this.escapes.isWithin(start, end) ? readJsonString(`"${raw}"`, 0).value : raw;
  }

  /**
   * Moves to the next member of the innermost container while members have the usual form, at half the cost of `next`, and past
   * those that are none of `keys`; false for any other form, with all in front of it passed.
   */
  private plain(keys: JsonKeys | undefined): boolean {
    const { text, limit, inMap, gaps } = this;
    const level = Math.min(this.open, gaps.length - 1);
    let { at, needsComma } = this;
    for (;;) {
      const from = at;
      let code = text.charCodeAt(at);
      if (needsComma !== (code === 44)) return false;
      const gap = gaps[level] ?? 0;
      if (
        gap > 3 &&
        needsComma &&
        text.charCodeAt(at + gap) === 34 &&
        text.charCodeAt(at + gap - 1) === 32 &&
        text.charCodeAt(at + (gap >> 1)) === 32 &&
        text.charCodeAt(at + 1) === 10
      ) {
        // As between the members before: no member fits in between.
        at += gap;
        code = 34;
      } else {
        if (needsComma) code = text.charCodeAt(++at);
        while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at);
        if (needsComma && at - from <= longestGap) gaps[level] = at - from;
      }
      let keyStart = -1;
      let keyEnd = -1;
      let isWanted = true;
      if (inMap) {
        if (code !== 34 || at >= limit) return false;
        keyStart = at + 1;
        keyEnd = text.indexOf('"', keyStart);
        if (text.charCodeAt(keyEnd + 1) !== 58 || text.charCodeAt(keyEnd - 1) === 92) return false;
        isWanted = keys === undefined || keys.mayHave(keyEnd - keyStart, text.charCodeAt(keyStart));
        at = keyEnd + 2;
        code = text.charCodeAt(at);
        while (code === 32) code = text.charCodeAt(++at);
      }
      if (at >= limit) return false;
      if (code === 34) {
        const end = text.indexOf('"', at + 1);
        if (end < 0 || text.charCodeAt(end - 1) === 92 || !endsString(text.charCodeAt(end + 1))) return false;
        if (!isWanted) at = end + 1;
        else this.place("string", at + 1, end, end + 1);
      } else if (code === 123 || code === 91) {
        this.enter(code, at);
        if (!isWanted) {
          this.leave(this.open - 1);
          ({ at } = this);
        }
      } else {
        const end = readBareword(text, at);
        if (end === at) return false;
        if (!isWanted) at = end;
        else this.place("bare", at, end, end);
      }
      if (isWanted) {
        this.keyStart = keyStart;
        this.keyEnd = keyEnd;
        return true;
      }
      needsComma = true;
      this.at = at;
      this.needsComma = true;
      this.afterComma = false;
    }
  }

  /** Goes into the container whose bracket is `code`. */
  private enter(code: number, at: number): JsonEvent {
    const isMap = code === 123;
    this.place(isMap ? "map" : "list", at, at + 1, at + 1);
    this.around.push(this.inMap);
    this.open++;
    this.inMap = isMap;
    this.needsComma = false;
    return this.event;
  }

  private place(event: JsonEvent, start: number, end: number, next: number): JsonEvent {
    this.event = event;
    this.start = start;
    this.end = end;
    this.depth = this.open;
    this.at = next;
    this.needsComma = true;
    this.afterComma = false;
    return event;
  }

  private close(at: number, next: number): JsonEvent {
    this.innermost(this.open - 1);
    return this.place("close", at, next, next);
  }

  private finish(): JsonEvent {
    const { limit: length } = this;
    const isEnd = length === this.text.length;
    if (this.open > 0 && !this.ended) {
      const message = isEnd
        ? "the text ends inside an object or array"
        : "an object or array is not closed in front of this";
      this.problem(message, isEnd ? Math.max(0, length - 1) : length, isEnd ? length : length + 1);
    }
    this.ended = isEnd;
    if (this.open > 0) return this.close(length, length);
    return this.place("end", length, length, length);
  }

  /** Passes over text until only `open` containers are open. */
  private leave(open: number): void {
    const { text, limit: length } = this;
    let at = this.at;
    let level = this.open;
    const flat = level === open + 1 ? this.flat.endOf(at, this.inMap, length) : -1;
    if (flat >= 0) {
      at = flat;
      level--;
    }
    while (level > open) {
      if (at >= length) {
        this.finish();
        break;
      }
      const code = text.charCodeAt(at);
      if (code === 34) {
        this.endOfString(at);
        at = this.at;
        continue;
      }
      if (code === 47) {
        const next = skipJsonSpace(text, at);
        if (next > at) {
          at = next;
          continue;
        }
      } else if (code > 90) {
        if (code === 125 || code === 93) level--;
        else if (code === 123 || code === 91) {
          const end = this.flat.endOf(at + 1, code === 123, length);
          if (end >= 0) {
            at = end;
            continue;
          }
          level++;
        }
      }
      at++;
    }
    this.at = at;
    this.innermost(open);
    this.needsComma = true;
    this.afterComma = false;
  }

  /** Leaves containers until `open` are open. */
  private innermost(open: number): void {
    for (; this.open > open; this.open--) this.inMap = this.around.pop() ?? false;
  }

  /** End of the content of the string whose quote stands at `quote`; leaves `at` after it. An unclosed one ends with its line. */
  private endOfString(quote: number): number {
    const { text } = this;
    const found = text.indexOf('"', quote + 1);
    if (found > 0 && text.charCodeAt(found - 1) !== 92) {
      if (endsString(text.charCodeAt(found + 1))) {
        this.at = found + 1;
        return found;
      }
    }
    return this.endOfOddString(quote);
  }

  private endOfOddString(quote: number): number {
    const { end, next, closed } = readJsonString(this.text, quote);
    if (!closed) this.problem("the string is not closed", quote, end);
    this.at = next;
    return end;
  }

  private problem(message: string, start: number, end: number): void {
    if (this.problems.length < maxProblems) this.problems.push({ message, start, end });
  }
}
