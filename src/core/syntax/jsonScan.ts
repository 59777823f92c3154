import { Occurrences } from "../text/occurrences.js";
import { standsAt } from "../text/within.js";
import { JsonCursor, type JsonEvent } from "./jsonCursor.js";
import { endsString } from "./jsonFlat.js";
import type { JsonKeys, JsonSpans } from "./jsonKeys.js";
import { readBareword, readJsonString } from "./jsonTokens.js";

export type { JsonEvent } from "./jsonCursor.js";

/** In this many characters there is no room for a comma, a line break and a member with a value. */
const longestGap = 11;
/** Below this depth, containers are not told apart by it. */
const deepest = 16;

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
export class JsonScan extends JsonCursor {
  private readonly escapes: Occurrences;
  /** By depth: how many characters there were from the comma to the member after it; 0 where that is not known. */
  private readonly gaps = new Int8Array(2 * deepest);
  /** Of which keys, and for the key at which place, `plain` has found the number. */
  private toldOf: JsonKeys | undefined;
  private toldAt = -1;
  private told = -1;
  /** Whether `plain` closed the container. */
  private closed = false;

  constructor(text: string, lenient = false) {
    super(text, lenient);
    this.escapes = new Occurrences(text, "\\");
  }

  /**
   * Moves to the next member of the container at `depth`, past what is left of the previous one; false at its end. With `keys`,
   * it may pass over members with other keys, and with `spans` note the strings there that it passes.
   */
  nextIn(depth: number, keys?: JsonKeys, spans?: JsonSpans): boolean {
    if (this.open > depth + 1) this.leave(depth + 1);
    if (this.open <= depth) return false;
    this.closed = false;
    if (this.plain(keys, spans)) return true;
    if (this.closed) return false;
    const event = this.next();
    return event !== "close" && event !== "end";
  }

  /** Passes over the container that has just opened. */
  skip(): void {
    if (this.event === "map" || this.event === "list") this.leave(this.depth);
  }

  /** Whether that is what is at the cursor. */
  is(event: JsonEvent): boolean {
    return this.event === event;
  }

  /** Whether the key in front of the value is `word`, which needs no escapes. */
  keyIs(word: string): boolean {
    return this.keyEnd - this.keyStart === word.length && standsAt(this.text, word, this.keyStart);
  }

  /** Which of `keys` the key in front of the value is. */
  keyIn<Word extends string>(keys: JsonKeys<Word>): Word | undefined {
    const { keyStart } = this;
    const number =
      this.toldOf === keys && this.toldAt === keyStart ? this.told : keys.numberAt(this.text, keyStart, this.keyEnd);
    return keys.words[number];
  }

  /** Notes the scalar at the cursor when its key is one of those. */
  note(spans: JsonSpans): void {
    const number = spans.keys.numberAt(this.text, this.keyStart, this.keyEnd);
    if (number >= 0) spans.set(number, this.start, this.end);
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
  // eslint-disable-next-line complexity -- hot: once for each value
  private plain(keys: JsonKeys | undefined, spans: JsonSpans | undefined): boolean {
    const { text, limit, inMap, gaps } = this;
    const level = Math.min(this.open, deepest - 1);
    let { at, needsComma } = this;
    for (;;) {
      let code = text.charCodeAt(at);
      if (needsComma !== (code === 44)) {
        if (needsComma) this.plainClose(at);
        return false;
      }
      const index = needsComma ? level : level + deepest;
      const gap = gaps[index] ?? 0;
      const first = inMap ? 34 : 123;
      if (needsComma) code = text.charCodeAt(++at);
      const space = at;
      if (
        gap > 3 &&
        code === 10 &&
        text.charCodeAt(at + gap) === first &&
        text.charCodeAt(at + gap - 1) === 32 &&
        text.charCodeAt(at + (gap >> 1)) === 32
      ) {
        // As between the members before: no member fits in between.
        at += gap;
        code = first;
      } else {
        while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at);
        if (at - space <= longestGap) gaps[index] = at - space;
      }
      let keyStart = -1;
      let keyEnd = -1;
      let isWanted = true;
      let number = -1;
      if (inMap) {
        if (code !== 34 || at >= limit) return false;
        keyStart = at + 1;
        keyEnd = text.indexOf('"', keyStart);
        if (text.charCodeAt(keyEnd + 1) !== 58 || text.charCodeAt(keyEnd - 1) === 92) return false;
        if (keys !== undefined) {
          number = keys.numberAt(text, keyStart, keyEnd);
          isWanted = number >= 0;
        }
        at = keyEnd + 2;
        code = text.charCodeAt(at);
        while (code === 32) code = text.charCodeAt(++at);
      }
      if (at >= limit) return false;
      if (code === 34) {
        const end = text.indexOf('"', at + 1);
        if (end < 0 || text.charCodeAt(end - 1) === 92 || !endsString(text.charCodeAt(end + 1))) return false;
        if (number >= 0 && spans !== undefined) {
          spans.set(number, at + 1, end);
          isWanted = false;
        }
        if (!isWanted) at = end + 1;
        else this.place("string", at + 1, end, end + 1);
      } else if (code === 123 || code === 91) {
        const close = isWanted ? -1 : this.flat.endOf(at + 1, code === 123, limit);
        if (close >= 0) at = close;
        else {
          this.enter(code, at);
          if (!isWanted) {
            this.leave(this.open - 1);
            ({ at } = this);
          }
        }
      } else {
        const end = readBareword(text, at);
        if (end === at) return false;
        if (!isWanted) at = end;
        else this.place("bare", at, end, end);
      }
      if (isWanted) {
        this.toldOf = keys;
        this.toldAt = keyStart;
        this.told = number;
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

  /** Leaves the innermost container where its bracket is next. */
  private plainClose(from: number): void {
    const { text, limit } = this;
    let at = from;
    let code = text.charCodeAt(at);
    while (code === 32 || code === 10) code = text.charCodeAt(++at);
    if (at >= limit || this.open === 0 || code !== (this.inMap ? 125 : 93)) return;
    this.keyStart = -1;
    this.keyEnd = -1;
    this.close(at, at + 1);
    this.closed = true;
  }
}
