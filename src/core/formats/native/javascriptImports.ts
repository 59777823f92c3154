import type { Lookup } from "../../model/lookup.js";
import type { LinkName } from "./linkName.js";

/** As long a line is one statement; after it comes a bundle. */
const longestImport = 2_000;

/**
 * `import … from "x"`, `export … from "x"`, `import "x"` in lines that begin with one or close its braces; `import("x")` and
 * `require("x")` anywhere. The words are searched for, and what is around them is looked at character by character: there are a dozen in
 * every file of a program, and nearly none is of interest (`node scripts/bench.mjs sources`).
 */
export function javascriptImports(text: string, lookup: Lookup, names: LinkName[]): void {
  const add = (word: string, at: number): void => {
    const start = specifierStart(text, at + word.length);
    const end = start < 0 ? -1 : packageEnd(text, start);
    if (end < 0 || !lookup.knowsPackage("npm", text, start, end)) return;
    names.push({ of: "npm", value: text.slice(start, end), start, end, statement: at });
  };
  for (let at = text.indexOf("from"); at >= 0;) {
    const end = endOfLine(text, at);
    let line = text.lastIndexOf("\n", at) + 1;
    while (isBlank(text.charCodeAt(line))) line++;
    if (begins[text.charCodeAt(line)] === 1) {
      const last = text.slice(line, Math.min(end, line + longestImport)).lastIndexOf("from");
      if (last >= 0) add("from", line + last);
    }
    at = text.indexOf("from", end);
  }
  // Short words are found by their first letter, which is the quicker the rarer it is.
  for (let next = text.indexOf("mport"); next >= 0; next = text.indexOf("mport", next + 5)) {
    const at = next - 1;
    if (text.charCodeAt(at) !== 105) continue;
    const isCall = text.charCodeAt(at + 6) === 40 && !/[\w$.]/.test(text.charAt(at - 1));
    if (isCall || beginsLine(text, at)) add("import", at);
  }
  for (let next = text.indexOf("quire("); next >= 0; next = text.indexOf("quire(", next + 6)) {
    const at = next - 2;
    if (text.startsWith("re", at) && !/[\w$.]/.test(text.charAt(at - 1))) add("require", at);
  }
}

/** Characters that begin a line of an import or export, by code. */
const begins = new Uint8Array(128);
for (const char of "ei}*") begins[char.charCodeAt(0)] = 1;

/** Where the text of the first string after `from` begins, a bracket between them or none; -1 where something else is there. */
function specifierStart(text: string, from: number): number {
  let at = skipSpace(text, from);
  if (text.charCodeAt(at) === 40) at = skipSpace(text, at + 1);
  return isQuote(text.charCodeAt(at)) ? at + 1 : -1;
}

/** End of the package's name in the module `@scope/name/path` whose string begins at `start`; -1 for a path, or no string. */
function packageEnd(text: string, start: number): number {
  let at = start;
  if (text.charCodeAt(at) === 64) {
    at = partEnd(text, start + 1);
    if (at === start + 1 || text.charCodeAt(at) !== 47) return -1;
    at++;
  }
  const first = text.charCodeAt(at);
  const end = first === 46 || first === 64 ? at : partEnd(text, at);
  if (end === at) return -1;
  let close = end;
  while (text.charCodeAt(close) === 47) close = partEnd(text, close + 1);
  return isQuote(text.charCodeAt(close)) ? end : -1;
}

/** End of the text up to a quote, a slash, white space or the end of the text. */
function partEnd(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 47 || isQuote(code) || isSpace(code) || !(code >= 0)) return at;
  }
}

function skipSpace(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function beginsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (isBlank(text.charCodeAt(at))) at--;
  return at < 0 || text.charCodeAt(at) === 10;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)));
}
