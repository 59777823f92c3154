/** Whether two names are the same but for letter case and the separators `-`, `_` and `.`. Allocates nothing. */
export function sameFolded(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) {
    if (folded(one.charCodeAt(at)) !== folded(other.charCodeAt(at))) return false;
  }
  return true;
}

function folded(code: number): number {
  if (code >= 65 && code <= 90) return code + 32;
  return code === 95 || code === 46 ? 45 : code;
}
