import type { Problem } from "../model.js";
import { endsString, FlatContainers } from "./jsonFlat.js";
import { readBareword, readJsonString, skipJsonSpace } from "./jsonTokens.js";
import { shown } from "../text/shown.js";

/**
 * What is at the cursor: a container that opens or closes, a quoted string, a bare scalar (number, `true`, `null`),
 * or the end of the text.
 */
export type JsonEvent = "map" | "list" | "close" | "string" | "bare" | "end";

/** At most this many problems are kept. */
const maxProblems = 20;

/**
 * The state of a walk over JSON text that keeps offsets, allocates nothing on its way and reads broken text as well as it can:
 * `JsonScan` without the ways that are quicker where the text is as tools write it.
 */
export class JsonCursor {
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

  protected at = 0;
  /** Per container around the innermost: whether it is a map. */
  protected readonly around: boolean[] = [];
  protected open = 0;
  protected inMap = false;
  protected needsComma = false;
  protected afterComma = false;
  private ended = false;
  protected readonly flat: FlatContainers;

  constructor(
    readonly text: string,
    private readonly lenient = false,
  ) {
    this.limit = text.length;
    this.flat = new FlatContainers(text);
  }

  /** Moves to the next value or closing bracket, wherever it is. */
  // eslint-disable-next-line complexity -- hot: once for each value
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
        this.problem(`unexpected '${shown(text.charAt(at))}'`, at, at + 1);
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
        this.problem(`unexpected '${shown(text.slice(at, Math.min(skipped, at + 20)))}'`, at, skipped);
        at = skipped;
      }
    }
    return this.finish();
  }

  /** Goes into the container whose bracket is `code`. */
  protected enter(code: number, at: number): JsonEvent {
    const isMap = code === 123;
    this.place(isMap ? "map" : "list", at, at + 1, at + 1);
    this.around.push(this.inMap);
    this.open++;
    this.inMap = isMap;
    this.needsComma = false;
    return this.event;
  }

  protected place(event: JsonEvent, start: number, end: number, next: number): JsonEvent {
    this.event = event;
    this.start = start;
    this.end = end;
    this.depth = this.open;
    this.at = next;
    this.needsComma = true;
    this.afterComma = false;
    return event;
  }

  protected close(at: number, next: number): JsonEvent {
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
  protected leave(open: number): void {
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

  /** End of the content of the string whose quote is at `quote`; leaves `at` after it. An unclosed one ends with its line. */
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
