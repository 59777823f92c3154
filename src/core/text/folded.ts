/** Whether two names are the same but for letter case and the separators `-`, `_` and `.`. Allocates nothing. */
export function sameFolded(one: string, other: string): boolean {
  return one.length === other.length && sameFoldedAt(one, 0, other, 0, one.length);
}

/** Whether `length` characters of two texts, from an offset in each, are the same in that way. */
export function sameFoldedAt(one: string, start: number, other: string, otherStart: number, length: number): boolean {
  for (let at = 0; at < length; at++) {
    if (folded(one.charCodeAt(start + at)) !== folded(other.charCodeAt(otherStart + at))) return false;
  }
  return true;
}

function folded(code: number): number {
  if (code >= 65 && code <= 90) return code + 32;
  return code === 95 || code === 46 ? 45 : code;
}
