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
