import type { Lookup } from "../../model/lookup.js";
import { libraryFlags } from "./includeStatements.js";
import { knownLibrary, type LinkName } from "./linkName.js";

/** Words after which names of libraries are, up to what ends them. */
const lists: readonly (readonly [word: string, rest: RegExp])[] = [
  // CMake: https://cmake.org/cmake/help/latest/command/target_link_libraries.html
  ["link_libraries", /link_libraries\s*\(([^()]{0,20000})/diy],
  ["find_library", /find_library\s*\(([^()]{0,4000})/diy],
  ["IMPORTED_LOCATION", /IMPORTED_LOCATION\w*([^()]{0,1000})/dy],
  // MSBuild: a list with semicolons.
  ["AdditionalDependencies", /AdditionalDependencies>([^<]{0,20000})/dy],
  ["AdditionalDependencies", /AdditionalDependencies\s*=\s*"([^"]{0,20000})"/dy],
  // Android's makefiles and Soong.
  ["_LIBRARIES", /_LIBRARIES\s*[:+]?=\s*((?:[^\r\n\\]|\\\r?\n){0,20000})/dy],
  // CocoaPods.
  ["vendored_framework", /vendored_frameworks?\s*=\s*((?:[^\r\n]*,[ \t]*\r?\n){0,200}[^\r\n]*)/dy],
  ["vendored_librar", /vendored_librar(?:y|ies)\s*=\s*((?:[^\r\n]*,[ \t]*\r?\n){0,200}[^\r\n]*)/dy],
  // GYP and node-gyp, Bazel.
  ["linkopts", /linkopts\s*=\s*\[([^\]]{0,20000})/dy],
];

const word = /[\w.+$@:/\\{}-]+/g;

/** Libraries that a build file links: `target_link_libraries`, `-lname`, `AdditionalDependencies`, `vendored_frameworks`. */
export function* buildStatements(text: string, lookup: Lookup): Generator<LinkName> {
  for (const [opener, rest] of lists) {
    for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + opener.length)) {
      rest.lastIndex = at;
      const span = rest.exec(text)?.indices?.[1];
      if (!span) continue;
      yield* names(text, span[0], span[1], at, lookup);
      // What is in a list is not the beginning of another.
      at = Math.max(at, span[1] - opener.length);
    }
  }
  for (let at = text.indexOf("-l"); at >= 0; at = text.indexOf("-l", at + 2)) {
    const end = lineEnd(text, at);
    yield* libraryFlags(text, Math.max(0, at - 1), end, at, lookup);
    at = end;
  }
  for (let at = text.indexOf("-framework"); at >= 0; at = text.indexOf("-framework", at + 10)) {
    const span = /-framework\s+"?([\w.+-]+)/dy;
    span.lastIndex = at;
    const [from, to] = span.exec(text)?.indices?.[1] ?? [0, 0];
    const name = knownLibrary(text, from, to, at, lookup);
    if (name) yield name;
  }
}

function* names(text: string, start: number, end: number, statement: number, lookup: Lookup): Generator<LinkName> {
  for (const found of text.slice(start, end).matchAll(word)) {
    const from = start + found.index;
    const to = from + found[0].length;
    const slash = from + Math.max(found[0].lastIndexOf("/"), found[0].lastIndexOf("\\"));
    // `-lname` is found below.
    if (text.startsWith("-l", from)) continue;
    const name = knownLibrary(text, slash < from ? from : slash + 1, to, statement, lookup);
    if (name) yield name;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
