import type { Lookup } from "../../model/lookup.js";
import { eachLineWith } from "./lineStarts.js";
import { knownLibrary, type LinkName } from "./linkName.js";

/** After the `#`: what it does, and for a header or a library the name between its marks. */
const directive =
  /#[ \t]*(?:(?:include|import)[ \t]*[<"](?:[^>"\r\n]*[\\/])?([^>"\r\n\\/]+)[>"]|pragma[ \t]+comment[ \t]*\([ \t]*lib[ \t]*,[ \t]*"(?:[^"\r\n]*[\\/])?([^"\r\n\\/]+)"|cgo\b([^\r\n]*))/dy;

/** `#include`, `#import`, `#pragma comment(lib, …)`; in a Go file, where C is in comments, `#cgo … -lname` too. */
export function includeStatements(text: string, lookup: Lookup, isGo: boolean): LinkName[] {
  const names: LinkName[] = [];
  const form = isGo ? ({ form: "cgo" } as const) : {};
  const look = (at: number): undefined => {
    directive.lastIndex = at;
    const found = directive.exec(text);
    const span = found?.indices?.[1] ?? found?.indices?.[2];
    const name = span && knownLibrary(text, span[0], span[1], at, lookup);
    if (name) names.push({ ...name, ...form });
    const flags = found?.indices?.[3];
    if (flags && isGo)
      for (const flag of libraryFlags(text, flags[0], flags[1], at, lookup)) names.push({ ...flag, ...form });
  };
  eachLineWith(text, "#", look, true, isGo ? "/*" : "");
  return names;
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
