import type { Component, SourceText } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { indexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows, type Unfinished } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { namedOrMarked } from "../shared/namedOrMarked.js";
import { denoVia } from "./denoGraph.js";
import { directPackages } from "./denoWorkspace.js";
import { denoImport } from "../shared/packages/denoSpecifier.js";

/** Deno's lockfile, versions 2 to 5. https://docs.deno.com/runtime/fundamentals/modules/#integrity-checking-and-lock-files */
export const denoLock: Format = {
  id: "deno/deno-lock",
  title: "Deno lockfile",
  files: ["deno.lock", "*.lock", "*.json"],
  recognizes: namedOrMarked(
    /^deno\.lock$/i,
    /^\s*\{\s*"version"\s*:\s*"[2-9]"\s*,\s*"(?:specifiers|packages|redirects|remote|npm|jsr|workspace)"\s*:/,
  ),
  ecosystems: ["jsr", "npm", "deno"],
  generated: true,
  extract({ text }: SourceText) {
    const scan = new JsonScan(text);
    const components: Component[] = [];
    if (scan.next() === "map") readMembers(scan, components, 0);
    markDirect(components, text);
    return { components, problems: scan.problems };
  },
};

/**
 * `npm` and `jsr` are at the root (versions 4 and 5), in `packages` (3), or at the root with `packages` inside (2);
 * `inside` says how many of these levels are around, which bounds the recursion.
 */
function readMembers(scan: JsonScan, components: Component[], inside: number): void {
  for (const own = scan.depth; scan.nextIn(own);) {
    if (!scan.is("map")) continue;
    if (scan.keyIs("npm")) readPackages(scan, "npm", components);
    else if (scan.keyIs("jsr")) readPackages(scan, "jsr", components);
    else if (scan.keyIs("remote")) readRemote(scan, components);
    else if (scan.keyIs("packages") && inside === 0) readMembers(scan, components, 1);
  }
}

/** What the workspace asks for, by the version that each request came to. */
function markDirect(components: readonly Unfinished[], text: string): void {
  const direct = directPackages(text);
  if (direct.size === 0) return;
  for (const component of components) {
    if (direct.has(`${component.ecosystem}:${component.name}@${component.version}`)) component.relation = "direct";
  }
}

function readPackages(scan: JsonScan, ecosystem: string, components: Component[]): void {
  const rows = new LockedRows(ecosystem, scan);
  rows.viaOf = denoVia(scan.text, ecosystem);
  const draft = new LockedPackage(rows);
  for (const own = scan.depth; scan.nextIn(own);) {
    if (!scan.is("map")) continue;
    if (scan.keyIs("packages")) {
      for (const packages = scan.depth; scan.nextIn(packages);) readPackage(scan, draft, components);
    } else if (!scan.keyIs("specifiers")) readPackage(scan, draft, components);
  }
}

/** `"chalk@5.3.0": {…}`, with peers after `_`. */
function readPackage(scan: JsonScan, draft: LockedPackage, components: Component[]): void {
  if (!scan.is("map") || scan.keyStart < 0) return;
  const { text, keyStart, keyEnd } = scan;
  const sign = indexWithin(text, 64, keyStart + 1, keyEnd);
  if (sign < 0) return;
  let versionEnd = sign + 1;
  while (versionEnd < keyEnd && text.charCodeAt(versionEnd) !== 95) versionEnd++;
  draft.begin(keyStart - 1, "packages");
  draft.name(keyStart, sign);
  if (versionEnd > sign + 1) draft.version(sign + 1, versionEnd);
  for (const own = scan.depth; scan.nextIn(own);) {
    if (scan.keyIs("tarball") && scan.is("string")) draft.url(scan.start, scan.end);
  }
  draft.end = scan.outerEnd;
  if (draft.isDownloaded) components.push(draft.component());
}

/** One entry a file; a module of many files is reported once. */
function readRemote(scan: JsonScan, components: Component[]): void {
  const known = new Set<string>();
  for (const own = scan.depth; scan.nextIn(own);) {
    if (scan.keyStart < 0) continue;
    const url = { value: scan.keyText(), start: scan.keyStart, end: scan.keyEnd };
    const component = denoImport(url, { start: scan.keyStart - 1, end: scan.outerEnd }, "remote");
    const id = component && `${component.kind} ${component.ecosystem} ${component.name}@${component.version}`;
    if (!component || id === undefined || known.has(id)) continue;
    known.add(id);
    components.push({ ...component, relation: "transitive" });
  }
}
