import type { Lookup } from "../../model/lookup.js";
import { eachLineWith } from "./lineStarts.js";
import { knownLibrary, type LinkName } from "./linkName.js";

/** After the `#`, of the rarer kinds: what it does, and for a library the name between its marks. */
const directive =
  /#[ \t]*(?:pragma[ \t]+comment[ \t]*\([ \t]*lib[ \t]*,[ \t]*"(?:[^"\r\n]*[\\/])?([^"\r\n\\/]+)"|cgo\b([^\r\n]*))/dy;

/** `#include`, `#import`, `#pragma comment(lib, …)`; in a Go file, where C is in comments, `#cgo … -lname` too. */
export function includeStatements(text: string, lookup: Lookup, isGo: boolean): LinkName[] {
  const names: LinkName[] = [];
  const form = isGo ? ({ form: "cgo" } as const) : {};
  const add = (at: number, start: number, end: number): void => {
    const name = knownLibrary(text, start, end, at, lookup);
    if (name) names.push({ ...name, ...form });
  };
  const look = (at: number): undefined => {
    const word = skipBlanks(text, at + 1);
    const code = text.charCodeAt(word);
    if (code === 105) {
      const length = text.startsWith("include", word) ? 7 : text.startsWith("import", word) ? 6 : 0;
      const open = skipBlanks(text, word + length);
      const end = length > 0 ? headerEnd(text, open) : -1;
      if (end > 0) add(at, fileStart(text, open, end), end);
      return;
    }
    if (code !== 112 && code !== 99) return;
    directive.lastIndex = at;
    const found = directive.exec(text);
    const span = found?.indices?.[1];
    if (span) add(at, span[0], span[1]);
    const flags = found?.indices?.[2];
    if (flags && isGo)
      for (const flag of libraryFlags(text, flags[0], flags[1], at, lookup)) names.push({ ...flag, ...form });
  };
  eachLineWith(text, "#", look, true, isGo ? "/*" : "");
  return names;
}

/** End of the header's name between the marks that open at `open`; -1 where nothing opens or closes there. */
function headerEnd(text: string, open: number): number {
  const first = text.charCodeAt(open);
  if (first !== 60 && first !== 34) return -1;
  for (let at = open + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 62 || code === 34) return at;
    if (code === 10 || code === 13 || !(code >= 0)) return -1;
  }
}

/** Where the file's name begins that ends in front of `end`, without the folders between it and `open`. */
function fileStart(text: string, open: number, end: number): number {
  for (let at = end; ; at--) {
    const code = text.charCodeAt(at - 1);
    if (at - 1 === open || code === 47 || code === 92) return at;
  }
}

function skipBlanks(text: string, at: number): number {
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at;
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
