/**
 * First offset from `from` up to `end` (exclusive) at which the character `code` stands, or −1. Unlike `indexOf` it never looks
 * further than the line or value it is asked about, which keeps a reader linear where the character is missing.
 */
export function indexWithin(text: string, code: number, from: number, end: number): number {
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === code) return at;
  return -1;
}

/** Last offset from `from` up to `end` (exclusive) at which the character `code` stands, or −1. */
export function lastIndexWithin(text: string, code: number, from: number, end: number): number {
  for (let at = end - 1; at >= from; at--) if (text.charCodeAt(at) === code) return at;
  return -1;
}

/** Whether `word` stands in `text` at `at`. As `startsWith`, which costs several times as much for words this long. */
export function standsAt(text: string, word: string, at: number): boolean {
  const { length } = word;
  // Pieces of up to twelve characters are copied and compared in one step each.
  if (length <= piece) return text.slice(at, at + length) === word;
  for (let from = 0; from < length; from += piece) {
    const to = Math.min(from + piece, length);
    if (text.slice(at + from, at + to) !== word.slice(from, to)) return false;
  }
  return true;
}

const piece = 12;
