/**
 * End of the package name at `start` in a descriptor such as `name@^1.0.0`, `@scope/name@npm:1.0.0` or `name`:
 * the offset of the @ behind it, of what cannot belong to a name, or `end`.
 */
export function descriptorName(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 64 || code === 34 || code === 39 || code === 44 || code <= 32 || code === 58 || code === 40) return at;
  }
  return Math.max(start, end);
}
