import type { Lookup } from "../../model/lookup.js";
import { knownLibrary, type LinkName } from "./linkName.js";
import type { SourceLanguage } from "./sourceLanguage.js";

/** Imports of packages, or of frameworks, that somebody is known for. */
export function* importStatements(id: SourceLanguage["id"], text: string, lookup: Lookup): Generator<LinkName> {
  if (id === "javascript") yield* javascript(text, lookup);
  else if (id === "python") yield* python(text, lookup);
  else if (id === "go") yield* go(text, lookup);
  else if (id === "java") yield* java(text, lookup);
  else if (id === "swift") yield* swift(text, lookup);
}

const specifier = /\s*\(?\s*["']((?:@[^"'\s/]+\/)?[^"'\s/.@][^"'\s/]*)(?:\/[^"'\s]*)?["']/dy;

/** `import … from "x"`, `export … from "x"`, `import "x"`, `import("x")`, `require("x")`. */
function* javascript(text: string, lookup: Lookup): Generator<LinkName> {
  for (const word of ["from", "import", "require"]) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const next = text.charCodeAt(at + word.length);
      // A blank, a bracket or a quote.
      if (next !== 32 && next !== 40 && next !== 34 && next !== 39) continue;
      specifier.lastIndex = at + word.length;
      const [start, end] = specifier.exec(text)?.indices?.[1] ?? [0, 0];
      if (end === 0 || !lookup.knowsPackage("npm", text, start, end)) continue;
      yield { of: "npm", value: text.slice(start, end), start, end, statement: at };
    }
  }
}

const modules = /(?:from[ \t]+(\w+)[\w.]*[ \t]+import\b|import[ \t]+([^\r\n#;]+))/dy;

/** `import a, b.c as d`, `from a.b import c`, at the beginning of a line. */
function* python(text: string, lookup: Lookup): Generator<LinkName> {
  for (let at = text.indexOf("import"); at >= 0; at = text.indexOf("import", at + 6)) {
    let start = lineStart(text, at);
    while (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9) start++;
    modules.lastIndex = start;
    const found = modules.exec(text);
    if (!found || modules.lastIndex <= at) continue;
    const [from, to] = found.indices?.[1] ?? found.indices?.[2] ?? [0, 0];
    for (const one of text.slice(from, to).matchAll(/(?<=^|,)[ \t(]*([A-Za-z_]\w*)/dg)) {
      const [first, last] = one.indices?.[1] ?? [0, 0];
      const [begin, end] = [from + first, from + last];
      if (!lookup.knowsPackage("pypi", text, begin, end)) continue;
      yield { of: "pypi", value: text.slice(begin, end), start: begin, end, statement: start };
    }
    at = Math.max(at, modules.lastIndex - 6);
  }
}

/** Where a line begins, when that is near: what stands far behind is no statement. */
function lineStart(text: string, offset: number): number {
  for (let at = offset; at > 0 && offset - at < 500; at--) if (text.charCodeAt(at - 1) === 10) return at;
  return offset < 500 ? 0 : offset;
}

const goPath = /(?:[\w.]+[ \t]+)?"([^"\r\n]+)"/dy;

/** `import "x"` and the lines of `import ( … )`. */
function* go(text: string, lookup: Lookup): Generator<LinkName> {
  const imports = /^import[ \t]*(\()?/gm;
  for (let found = imports.exec(text); found; found = imports.exec(text)) {
    const open = found.index + found[0].length;
    const close = found[1] === undefined ? text.indexOf("\n", open) : text.indexOf(")", open);
    const end = close < 0 ? text.length : close;
    for (let at = open; at < end;) {
      const stop = text.indexOf("\n", at);
      let start = at;
      while (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9) start++;
      goPath.lastIndex = start;
      const [from, to] = goPath.exec(text)?.indices?.[1] ?? [0, 0];
      if (to > 0 && to <= end && lookup.knowsPackage("golang", text, from, to))
        yield { of: "golang", value: text.slice(from, to), start: from, end: to, statement: start };
      at = stop < 0 ? end : stop + 1;
    }
    imports.lastIndex = end;
  }
}

const javaName = /import[ \t]+(?:static[ \t]+)?([A-Za-z_][\w.]*)/dy;

/** `import a.b.C;` at the beginning of a line. */
function* java(text: string, lookup: Lookup): Generator<LinkName> {
  for (let at = text.indexOf("import"); at >= 0; at = text.indexOf("import", at + 6)) {
    if (at > 0 && text.charCodeAt(at - 1) !== 10) continue;
    javaName.lastIndex = at;
    const [start, end] = javaName.exec(text)?.indices?.[1] ?? [0, 0];
    if (end === 0) continue;
    const cut = lookup.knownGroup(text, start, end, false);
    if (cut > 0) yield { of: "group", value: text.slice(start, cut), start, end, statement: at };
  }
}

const swiftName = /import[ \t]+(?:(?:class|struct|enum|protocol|func|let|var|typealias)[ \t]+)?(\w+)/dy;

/** `import Framework` at the beginning of a line. */
function* swift(text: string, lookup: Lookup): Generator<LinkName> {
  for (let at = text.indexOf("import"); at >= 0; at = text.indexOf("import", at + 6)) {
    if (at > 0 && text.charCodeAt(at - 1) !== 10) continue;
    swiftName.lastIndex = at;
    const [start, end] = swiftName.exec(text)?.indices?.[1] ?? [0, 0];
    const name = knownLibrary(text, start, end, at, lookup);
    if (name) yield name;
  }
}
