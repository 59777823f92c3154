import type { Component, Problem } from "../../model.js";
import { declared, written, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readGitRepository } from "../shared/gitRepository.js";
import { repositoryName } from "./repositoryName.js";

const marker = "XCRemoteSwiftPackageReference;";
const versions = ["version", "minimumVersion", "branch", "revision"] as const;

/**
 * Swift packages of an Xcode project: its `XCRemoteSwiftPackageReference` objects. Nothing is removed, since targets refer to them.
 * https://developer.apple.com/documentation/xcode/adding-package-dependencies-to-your-app
 */
export const xcodeProject: Format = {
  id: "swift/xcode",
  title: "Xcode project.pbxproj",
  files: ["*.pbxproj"],
  ecosystems: ["swift"],
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at)) {
      const { values, start, end } = readObject(text, at, problems);
      const url = values.get("repositoryURL");
      const name = url && (readGitRepository(url)?.place ?? repositoryName(url));
      const [version] = versions.flatMap((key) => values.get(key) ?? []);
      const declaration = { entry: { start, end }, scope: "packageReferences", identifiers: [urlIdentifier(url)] };
      if (name) components.push(declared("swift", name, version, declaration));
      at = end;
    }
    return { components, problems };
  },
};

/** Before the marker, in characters. */
const longestLine = 200;

interface PlistObject {
  /** By key, those of what it holds included. */
  readonly values: ReadonlyMap<string, Written>;
  readonly start: number;
  readonly end: number;
}

/** The rest of the object whose kind is named at `at`, to the brace that closes it. */
function readObject(text: string, at: number, problems: Problem[]): PlistObject {
  const before = text.slice(Math.max(0, at - longestLine), at);
  const start = at - before.length + Math.max(before.lastIndexOf("\n"), before.lastIndexOf("{")) + 1;
  const values = new Map<string, Written>();
  let key: string | undefined;
  let word: Written | undefined;
  let depth = 0;
  let end = at + marker.length;
  while (end < text.length) {
    const sign = text.charAt(end);
    if (sign === "}" && --depth < 0) break;
    if (sign === "{") depth++;
    if (sign === "=") [key, word] = [word?.value, undefined];
    if (sign === ";" && key !== undefined && word) values.set(key, word);
    if (sign === ";" || sign === "{") key = undefined;
    if (text.startsWith("/*", end)) {
      const close = text.indexOf("*/", end + 2);
      end = close < 0 ? text.length : close + 2;
    } else if (sign === '"') {
      const close = stringEnd(text, end + 1);
      const closed = text.charAt(close) === '"';
      if (!closed) problems.push({ message: "the string is not closed", start: end, end: close });
      word = written(text, end + 1, close);
      end = closed ? close + 1 : close;
    } else if (isWord(text.charCodeAt(end))) {
      const from = end;
      while (isWord(text.charCodeAt(end)) && !text.startsWith("/*", end)) end++;
      word = written(text, from, end);
    } else end++;
  }
  if (end >= text.length)
    problems.push({ message: "the object is not closed", start: at, end: at + marker.length - 1 });
  return { values, start, end: Math.min(end + 1, text.length) };
}

/** A broken string ends with its line, before the semicolon there. */
function stringEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charAt(at) !== '"' && text.charAt(at) !== "\n")
    at += text.charAt(at) === "\\" ? 2 : 1;
  if (text.charAt(at) === '"' || at >= text.length) return Math.min(at, text.length);
  while (at > start && /[\s;]/.test(text.charAt(at - 1))) at--;
  return at;
}

/** Characters of values that need no quotes: letters, digits and `$+-./:_`. */
function isWord(code: number): boolean {
  return (
    (code >= 0x2d && code <= 0x3a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    code === 0x24 ||
    code === 0x2b
  );
}
