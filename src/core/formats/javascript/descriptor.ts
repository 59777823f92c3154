import type { Span } from "../../model.js";

/**
 * End of the package name at `start` in a descriptor such as `name@^1.0.0`, `@scope/name@npm:1.0.0` or `name`:
 * the offset of the @ after it, of what cannot belong to a name, or `end`.
 */
export function descriptorName(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 64 || code === 34 || code === 39 || code === 44 || code <= 32 || code === 58 || code === 40) return at;
  }
  return Math.max(start, end);
}

/** Where the repository's name is in `git+ssh://git@host/owner/name.git#v1` at `start`, which Yarn 1 knows by no other name. */
export function repositoryName(text: string, start: number, end: number): Span | undefined {
  const code = text.charCodeAt(start);
  if (code !== 103 && code !== 104 && code !== 115) return undefined;
  if (!/^(?:git|ssh|http)[a-z+]{0,6}:\/\//.test(text.slice(start, start + 16))) return undefined;
  const address = /^[^"',#\s]+/.exec(text.slice(start, end))?.[0].replace(/(?:\.git|\/)$/, "") ?? "";
  const name = address.lastIndexOf("/") + 1;
  return name < address.length ? { start: start + name, end: start + address.length } : undefined;
}
