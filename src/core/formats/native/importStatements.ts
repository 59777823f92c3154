import type { Lookup } from "../../model/lookup.js";
import { javascriptImports } from "./javascriptImports.js";
import { eachLineWith } from "./lineStarts.js";
import { knownLibrary, type LinkName } from "./linkName.js";
import type { SourceLanguage } from "./sourceLanguage.js";

/** Imports of packages, or of frameworks, that someone is known for. */
export function importStatements(id: SourceLanguage["id"], text: string, lookup: Lookup): readonly LinkName[] {
  const names: LinkName[] = [];
  if (id === "javascript") javascriptImports(text, lookup, names);
  else if (id === "python") python(text, lookup, names);
  else if (id === "go") eachLineWith(text, "import ", (start) => go(text, start, lookup, names));
  else if (id === "java") eachLineWith(text, "import ", (start) => java(text, start, lookup, names));
  else if (id === "swift") eachLineWith(text, "import ", (start) => swift(text, start, lookup, names));
  return names;
}

const modules = /(?:from[ \t]+(\w+)[\w.]*[ \t]+import\b|import[ \t]+([^\r\n#;]+))/dy;

/** As far before its `import` a statement begins. */
const longestFrom = 300;

/** `import a, b.c as d`, `from a.b import c`. */
function python(text: string, lookup: Lookup, names: LinkName[]): void {
  for (let at = text.indexOf("import "); at >= 0; at = text.indexOf("import ", at + 7)) {
    const line = lineStart(text, at);
    let start = line;
    while (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9) start++;
    modules.lastIndex = start;
    const found = modules.exec(text);
    if (!found || modules.lastIndex <= at) continue;
    const [from, to] = found.indices?.[1] ?? found.indices?.[2] ?? [0, 0];
    for (const one of text.slice(from, to).matchAll(/(?<=^|,)[ \t(]*([A-Za-z_]\w*)/dg)) {
      const [first, last] = one.indices?.[1] ?? [0, 0];
      const [begin, end] = [from + first, from + last];
      if (lookup.knowsPackage("pypi", text, begin, end))
        names.push({ of: "pypi", value: text.slice(begin, end), start: begin, end, statement: start });
    }
    at = Math.max(at, modules.lastIndex - 7);
  }
}

function lineStart(text: string, offset: number): number {
  for (let at = offset; at > 0 && offset - at < longestFrom; at--) if (text.charCodeAt(at - 1) === 10) return at;
  return offset < longestFrom ? 0 : offset;
}

const goImport = /import[ \t]*(\()?/y;
const goPath = /(?:[\w.]+[ \t]+)?"([^"\r\n]+)"/dy;

/** `import "x"` and the lines of `import ( … )`. */
function go(text: string, start: number, lookup: Lookup, names: LinkName[]): number | undefined {
  goImport.lastIndex = start;
  const found = goImport.exec(text);
  if (!found) return undefined;
  const open = goImport.lastIndex;
  const close = found[1] === undefined ? endOfLine(text, open) : text.indexOf(")", open);
  const end = close < 0 ? text.length : close;
  for (let at = open; at < end;) {
    let first = at;
    while (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9) first++;
    goPath.lastIndex = first;
    const [from, to] = goPath.exec(text)?.indices?.[1] ?? [0, 0];
    if (to > 0 && to <= end && lookup.knowsPackage("golang", text, from, to))
      names.push({ of: "golang", value: text.slice(from, to), start: from, end: to, statement: first });
    at = endOfLine(text, at) + 1;
  }
  return end;
}

const javaName = /import[ \t]+(?:static[ \t]+)?([A-Za-z_][\w.]*)/dy;

/** `import a.b.C;`. */
function java(text: string, at: number, lookup: Lookup, names: LinkName[]): undefined {
  javaName.lastIndex = at;
  const [start, end] = javaName.exec(text)?.indices?.[1] ?? [0, 0];
  const cut = end === 0 ? -1 : lookup.knownGroup(text, start, end, false);
  if (cut > 0) names.push({ of: "group", value: text.slice(start, cut), start, end, statement: at });
}

const swiftName = /import[ \t]+(?:(?:class|struct|enum|protocol|func|let|var|typealias)[ \t]+)?(\w+)/dy;

/** `import Framework`. */
function swift(text: string, at: number, lookup: Lookup, names: LinkName[]): undefined {
  swiftName.lastIndex = at;
  const [start, end] = swiftName.exec(text)?.indices?.[1] ?? [0, 0];
  const name = knownLibrary(text, start, end, at, lookup);
  if (name) names.push(name);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
