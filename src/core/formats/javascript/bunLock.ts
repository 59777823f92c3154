import type { Component, Extraction, SourceText } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { indexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { otherArchive } from "./npmTarball.js";
import { bunVia } from "./bunGraph.js";
import { namedOrMarked } from "../shared/namedOrMarked.js";
import { readUnescaped } from "../shared/unescaped.js";

/** Bun's text lockfile. https://bun.com/docs/pm/lockfile */
export const bunLock: Format = readUnescaped({
  id: "npm/bun-lock",
  title: "Bun lockfile",
  files: ["bun.lock", "bun*.lock", "*.lock", "*.json5"],
  recognizes: namedOrMarked(/^bun\.lock$/i, /^\s*\{(?:\s|\/\/[^\n]*|\/\*[^*]*\*\/)*"lockfileVersion"\s*:\s*\d/),
  ecosystems: ["npm"],
  generated: true,
  extract({ text }: SourceText) {
    const read = readBunLock(text, true);
    if (read.problems.length === 0) return read;
    // Lines may be otherwise than Bun writes them, and the text be sound.
    const whole = readBunLock(text, false);
    return whole.problems.length === 0 ? whole : read;
  },
});

/** `byLines`: an entry ends with its lines at the latest. */
function readBunLock(text: string, byLines: boolean): Extraction {
  const scan = new JsonScan(text, true);
  const components: Component[] = [];
  const direct = new Set<string>();
  if (scan.next() === "map") {
    for (const root = scan.depth; scan.nextIn(root);) {
      if (!scan.is("map")) continue;
      if (scan.keyIs("workspaces")) readWorkspaces(scan, direct);
      else if (scan.keyIs("packages")) readPackages(scan, direct, components, byLines);
    }
  }
  return { components, problems: scan.problems };
}

function readWorkspaces(scan: JsonScan, direct: Set<string>): void {
  for (const workspaces = scan.depth; scan.nextIn(workspaces);) {
    if (!scan.is("map")) continue;
    for (const own = scan.depth; scan.nextIn(own);) {
      const isSection =
        scan.keyIs("dependencies") ||
        scan.keyIs("devDependencies") ||
        scan.keyIs("optionalDependencies") ||
        scan.keyIs("peerDependencies");
      if (!isSection || !scan.is("map")) continue;
      for (const section = scan.depth; scan.nextIn(section);) direct.add(scan.keyText());
    }
  }
}

/** `"key": ["name@version", "registry", {…}, "hash"]`; the key is a path of names where versions differ. */
function readPackages(scan: JsonScan, direct: ReadonlySet<string>, components: Component[], byLines: boolean): void {
  const rows = new LockedRows("npm", scan);
  rows.viaOf = bunVia(scan.text);
  const draft = new LockedPackage(rows);
  for (const packages = scan.depth; scan.nextIn(packages);) {
    if (!scan.is("list") || scan.keyStart < 0) continue;
    draft.begin(scan.keyStart - 1, "packages");
    if (direct.has(scan.keyText())) draft.relation = "direct";
    let index = 0;
    if (byLines) scan.limit = entryLimit(scan.text, scan.keyStart - 1);
    for (const own = scan.depth; scan.nextIn(own); index++) {
      if (!scan.is("string")) continue;
      if (index === 0) readResolution(scan, draft);
      else if (index === 1 && scan.text.startsWith("http", scan.start)) draft.url(scan.start, scan.end);
    }
    scan.limit = scan.text.length;
    draft.end = scan.outerEnd;
    if (!draft.isDownloaded) continue;
    components.push(draft.component());
    const other = otherArchive(scan.text, draft);
    if (other) components.push(other);
  }
}

/**
 * Where the entry ends at the latest whose key is at `start`: at the next line with a key or a brace that is indented as much or less. One bracket
 * that is missing would otherwise take all packages after it along.
 */
function entryLimit(text: string, start: number): number {
  let lineStart = start;
  while (isBlank(text.charCodeAt(lineStart - 1))) lineStart--;
  // Without lines or indentation, or with two entries on one line, there is nothing to go by.
  if (text.charCodeAt(lineStart - 1) !== 10 || lineStart === start) return text.length;
  for (let line = text.indexOf("\n", start); line >= 0; line = text.indexOf("\n", line + 1)) {
    let at = line + 1;
    while (isBlank(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    const mayEnd = code === 125 || (code === 34 && key.test(text.slice(at, at + 500)));
    if (mayEnd && at - line - 1 <= start - lineStart) return at;
  }
  return text.length;
}

/** A key with its colon in the same line. */
const key = /^"(?:[^"\\\n]|\\.)*"[ \t]*:/;

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** `name@1.0.0`, `name@github:owner/repository#hash`, `name@workspace:folder`. */
function readResolution({ text, start, end }: JsonScan, draft: LockedPackage): void {
  const sign = indexWithin(text, 64, start + 1, end);
  if (sign < 0) return draft.name(start, end);
  draft.name(start, sign);
  const version = sign + 1;
  // An archive is unpacked like a downloaded package, a folder is the tree's own.
  const isFolder = text.startsWith("file:", version) && !/\.t(?:ar\.)?gz$/.test(text.slice(end - 7, end));
  draft.local = isFolder || ["workspace:", "link:", "root:"].some((scheme) => text.startsWith(scheme, version));
  if (version < end) draft.version(version, end);
  if (text.startsWith("http", version) || text.startsWith("git+", version)) draft.url(version, end);
}
