import { SoughtWord } from "../text/within.js";
import type { JsonSpans } from "./jsonKeys.js";

/**
 * Reads inline tables of TOML (`{ name = "a", requires = ["b"] }`) as tools write them, each on a line, to offsets: of each known key the
 * content of its string, or of its list without brackets. A file of thousands of them needs no tree then. The text has no backslash.
 */
export class TomlRecords {
  /** By the number of a key: what is from the value before it to its own, `, version = `, and the key that came after it last. */
  private readonly leads: (SoughtWord | undefined)[];
  private readonly followers: Int8Array;

  constructor(
    private readonly text: string,
    private readonly spans: JsonSpans,
  ) {
    const { length } = spans.keys.words;
    this.leads = spans.keys.words.map(() => undefined);
    this.followers = new Int8Array(length + 1).fill(-1);
  }

  /**
   * Offset after the table whose brace is at `at` and whose line ends at `limit`; -1 where it holds anything but known keys, each
   * once, with plain strings and lists of them. A key that follows where it followed before is not read again, but compared.
   */
  read(at: number, limit: number): number {
    const { text, spans, leads, followers } = this;
    if (text.charCodeAt(at) !== 0x7b) return -1;
    spans.clear();
    const first = spans.keys.words.length;
    for (let last = first, next = at + 1; ;) {
      let number = followers[last] ?? -1;
      const lead = number < 0 ? undefined : leads[number];
      let value = next;
      if (lead?.standsAt(text, next)) value += lead.word.length;
      else {
        let key = skipSpaces(text, next);
        if (last !== first) {
          const code = text.charCodeAt(key);
          if (code === 0x7d) return key + 1;
          if (code !== 44) return -1;
          key = skipSpaces(text, key + 1);
        }
        const keyEnd = wordEnd(text, key);
        number = spans.keys.numberAt(text, key, keyEnd);
        const equals = skipSpaces(text, keyEnd);
        if (number < 0 || text.charCodeAt(equals) !== 0x3d) return -1;
        value = skipSpaces(text, equals + 1);
        followers[last] = number;
        leads[number] ??= new SoughtWord(text.slice(next, value));
      }
      if (spans.start(number) >= 0) return -1;
      next = this.valueEnd(value, limit);
      if (next < 0) return -1;
      spans.set(number, value + 1, next - 1);
      last = number;
    }
  }

  /** The strings of a list between two offsets that `read` noted. */
  itemsIn(start: number, end: number): string[] {
    const items: string[] = [];
    for (let at = this.text.indexOf('"', start); at >= 0 && at < end;) {
      const close = this.text.indexOf('"', at + 1);
      items.push(this.text.slice(at + 1, close));
      at = this.text.indexOf('"', close + 1);
    }
    return items;
  }

  /** Offset after the string or list of strings at `at`; -1 for anything else. */
  private valueEnd(at: number, limit: number): number {
    const { text } = this;
    if (text.charCodeAt(at) !== 0x5b) return this.stringEnd(at, limit);
    let next = skipSpaces(text, at + 1);
    while (text.charCodeAt(next) !== 0x5d) {
      const end = this.stringEnd(next, limit);
      if (end < 0) return -1;
      next = skipSpaces(text, end);
      if (text.charCodeAt(next) === 44) next = skipSpaces(text, next + 1);
      else if (text.charCodeAt(next) !== 0x5d) return -1;
    }
    return next + 1;
  }

  /** Offset after the string whose quote is at `at`, or -1. Two quotes may be the beginning of three. */
  private stringEnd(at: number, limit: number): number {
    const { text } = this;
    if (text.charCodeAt(at) !== 34) return -1;
    const end = text.indexOf('"', at + 1);
    return end < 0 || end > limit || (end === at + 1 && text.charCodeAt(end + 1) === 34) ? -1 : end + 1;
  }
}

function skipSpaces(text: string, at: number): number {
  while (text.charCodeAt(at) === 32) at++;
  return at;
}

/** Keys as tools write them: small letters and underlines. */
function wordEnd(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (!((code >= 97 && code <= 122) || code === 95)) return at;
    at++;
  }
}
