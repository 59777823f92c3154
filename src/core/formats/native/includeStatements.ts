import type { Lookup } from "../../model/lookup.js";
import { knownLibrary, type LinkName } from "./linkName.js";

/** Behind the `#`: what it does, and for a header or a library the name between its marks. */
const directive =
  /#[ \t]*(?:(?:include|import)[ \t]*[<"](?:[^>"\r\n]*[\\/])?([^>"\r\n\\/]+)[>"]|pragma[ \t]+comment[ \t]*\([ \t]*lib[ \t]*,[ \t]*"(?:[^"\r\n]*[\\/])?([^"\r\n\\/]+)"|cgo\b([^\r\n]*))/dy;

/** `#include`, `#import`, `#pragma comment(lib, …)`; in a Go file, where C stands in comments, `#cgo … -lname` too. */
export function* includeStatements(text: string, lookup: Lookup, isGo: boolean): Generator<LinkName> {
  for (let at = text.indexOf("#"); at >= 0; at = text.indexOf("#", at + 1)) {
    // `i` of include and import, `p` of pragma, `c` of cgo: nearly all others are turned away here.
    let next = at + 1;
    while (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9) next++;
    const first = text.charCodeAt(next);
    if ((first !== 105 && first !== 112 && !(isGo && first === 99)) || !beginsLine(text, at, isGo)) continue;
    directive.lastIndex = at;
    const found = directive.exec(text);
    if (!found) continue;
    const form = isGo ? ({ form: "cgo" } as const) : {};
    const span = found.indices?.[1] ?? found.indices?.[2];
    const name = span && knownLibrary(text, span[0], span[1], at, lookup);
    if (name) yield { ...name, ...form };
    const flags = found.indices?.[3];
    if (flags) for (const flag of libraryFlags(text, flags[0], flags[1], at, lookup)) yield { ...flag, ...form };
  }
}

/** Libraries named by `-lname` between two offsets. */
export function* libraryFlags(
  text: string,
  start: number,
  end: number,
  statement: number,
  lookup: Lookup,
): Generator<LinkName> {
  const flags = /(?<=^|[\s"'=;,(])-l:?([\w.+-]+)/dg;
  for (const { indices } of text.slice(start, end).matchAll(flags)) {
    const [from, to] = indices?.[1] ?? [0, 0];
    const name = knownLibrary(text, start + from, start + to, statement, lookup);
    if (name) yield name;
  }
}

/** Whether only blanks stand before it in its line; in a comment of Go two slashes and a star too. */
function beginsLine(text: string, offset: number, isGo: boolean): boolean {
  for (let at = offset - 1; at >= 0; at--) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return true;
    if (code !== 32 && code !== 9 && !(isGo && (code === 47 || code === 42))) return false;
  }
  return true;
}
