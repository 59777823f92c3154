/**
 * First offset from `from` up to `end` (exclusive) at which the character `code` is, or −1. Unlike `indexOf` it never looks
 * further than the line or value it is asked about, which keeps a reader linear where the character is missing.
 */
export function indexWithin(text: string, code: number, from: number, end: number): number {
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === code) return at;
  return -1;
}

/** Last offset from `from` up to `end` (exclusive) at which the character `code` is, or −1. */
export function lastIndexWithin(text: string, code: number, from: number, end: number): number {
  for (let at = end - 1; at >= from; at--) if (text.charCodeAt(at) === code) return at;
  return -1;
}

/** Whether `word` is in `text` at `at`. As `startsWith`, which costs several times as much for words this long. */
export function standsAt(text: string, word: string, at: number): boolean {
  const { length } = word;
  // Pieces of up to twelve characters are copied and compared in one step each.
  if (length <= shortest) {
    for (let index = 0; index < length; index++) {
      if (text.charCodeAt(at + index) !== word.charCodeAt(index)) return false;
    }
    return true;
  }
  if (length <= piece) return text.slice(at, at + length) === word;
  for (let from = 0; from < length; from += piece) {
    const to = Math.min(from + piece, length);
    if (text.slice(at + from, at + to) !== word.slice(from, to)) return false;
  }
  return true;
}

/** Whether the same `length` characters are in `text` at two places. */
export function sameAt(text: string, one: number, other: number, length: number): boolean {
  for (let from = 0; from < length; from += piece) {
    const to = Math.min(from + piece, length);
    if (text.slice(one + from, one + to) !== text.slice(other + from, other + to)) return false;
  }
  return true;
}

/** A word that is looked for in many places: `standsAt` for words that are known only at run time. */
export class SoughtWord {
  private readonly head: string;
  private readonly rest: string[] = [];

  constructor(readonly word: string) {
    this.head = word.slice(0, piece);
    for (let from = piece; from < word.length; from += piece) this.rest.push(word.slice(from, from + piece));
  }

  standsAt(text: string, at: number): boolean {
    const { head, rest } = this;
    if (text.slice(at, at + head.length) !== head) return false;
    let from = at;
    for (let index = 0; index < rest.length; index++) {
      from += piece;
      const part = rest[index] ?? "";
      if (text.slice(from, from + part.length) !== part) return false;
    }
    return true;
  }
}

const piece = 12;
const shortest = 4;
