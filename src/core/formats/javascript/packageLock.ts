import type { Component, SourceText } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { lastIndexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { LockedRows, LockedComponent } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { packageLockVia } from "./folderGraph.js";
import { namedOrMarked } from "../shared/namedOrMarked.js";
import { otherArchive } from "./npmTarball.js";
import { readUnescaped } from "../shared/unescaped.js";

const folder = "node_modules/";
const flags = ["dev", "optional", "devOptional", "peer", "extraneous"] as const;

/**
 * npm `package-lock.json`, `npm-shrinkwrap.json` and the hidden lockfile of `node_modules`, versions 1 to 3.
 * https://docs.npmjs.com/cli/configuring-npm/package-lock-json
 */
export const npmPackageLock: Format = readUnescaped({
  id: "npm/package-lock",
  title: "npm package-lock.json and npm-shrinkwrap.json",
  files: [
    "package-lock.json",
    "npm-shrinkwrap.json",
    "node_modules/.package-lock.json",
    "*package-lock*.json",
    "*.json",
  ],
  recognizes: namedOrMarked(/^(?:\.?package-lock|npm-shrinkwrap)\.json$/i, /"lockfileVersion"\s*:/),
  ecosystems: ["npm"],
  generated: true,
  extract(source: SourceText) {
    const scan = new JsonScan(source.text);
    const components: Component[] = [];
    if (scan.next() === "map") {
      let packages = false;
      for (const root = scan.depth; scan.nextIn(root);) {
        if (scan.event !== "map") continue;
        if (scan.keyIs("packages")) {
          packages = true;
          readPackages(scan, components);
          // Version 2 repeats everything under `dependencies` for old clients.
        } else if (scan.keyIs("dependencies") && !packages) readTree(scan, components);
      }
    }
    return { components, problems: scan.problems };
  },
});

/** `packages` (version 2 and 3): a path from the project's root for each. */
function readPackages(scan: JsonScan, components: Component[]): void {
  const direct = new Set<string>();
  const draft = new LockedPackage(rowsOf(scan));
  let workspaces = false;
  for (const packages = scan.depth; scan.nextIn(packages);) {
    if (scan.event !== "map" || scan.keyStart < 0) continue;
    const nameStart = afterLastFolder(scan.text, scan.keyStart, scan.keyEnd);
    if (nameStart === scan.keyStart) {
      // The project itself or one of its workspaces.
      workspaces ||= components.length > 0;
      readDirect(scan, direct);
      continue;
    }
    const isTopFolder = nameStart === scan.keyStart + folder.length;
    const isDirect = isTopFolder && direct.has(scan.text.slice(nameStart, scan.keyEnd));
    begin(draft, scan, nameStart, "packages");
    for (const own = scan.depth; scan.nextIn(own);) readProperty(draft, scan);
    draft.end = scan.outerEnd;
    if (!draft.isDownloaded) continue;
    if (isDirect) draft.relation = "direct";
    components.push(draft.component());
    const other = otherArchive(scan.text, draft);
    if (other) components.push(other);
  }
  if (workspaces) markDirect(components, direct);
}

/** Workspaces may be after the packages they depend on. */
function markDirect(components: readonly Component[], direct: ReadonlySet<string>): void {
  for (const component of components) {
    if (component instanceof LockedComponent && isTop(component) && direct.has(component.name))
      component.relation = "direct";
  }
}

/** Not inside the folder of another package. */
function isTop({ entry, nameSpan }: LockedComponent): boolean {
  return nameSpan.start - entry.start === folder.length + 1;
}

/** Offset of the name in a path like `node_modules/a/node_modules/@b/c`, or of the path when it is not a package's. */
function afterLastFolder(text: string, start: number, end: number): number {
  for (let at = end; at >= start + folder.length; at--) {
    if (text.charCodeAt(at - 1) === 47 && text.startsWith(folder, at - folder.length)) return at;
  }
  return start;
}

function readDirect(scan: JsonScan, direct: Set<string>): void {
  for (const own = scan.depth; scan.nextIn(own);) {
    const isSection =
      scan.keyIs("dependencies") ||
      scan.keyIs("devDependencies") ||
      scan.keyIs("optionalDependencies") ||
      scan.keyIs("peerDependencies");
    if (!isSection || scan.event !== "map") continue;
    for (const section = scan.depth; scan.nextIn(section);) direct.add(scan.keyText());
  }
}

/** A package of version 1 while its members are read, and where it belongs among the others. */
interface OpenPackage {
  readonly draft: LockedPackage;
  readonly depth: number;
  readonly slot: number;
}

/** `dependencies` (version 1): packages nested as their folders are. Input may nest without end, so there is no recursion. */
function readTree(scan: JsonScan, components: Component[]): void {
  const outside = scan.depth;
  const found: (LockedComponent | undefined)[] = [];
  const others: Component[] = [];
  const rows = rowsOf(scan);
  /** One draft for each level, used again and again. */
  const drafts: LockedPackage[] = [];
  const open: OpenPackage[] = [];
  /** Depths of the open `dependencies` maps, whose members are packages. */
  const trees = [outside];
  const close = ({ draft, slot }: OpenPackage): void => {
    if (!draft.isDownloaded) return;
    found[slot] = draft.component();
    const other = otherArchive(scan.text, draft);
    if (other) others.push(other);
  };
  while (scan.next() !== "end") {
    const { event, depth } = scan;
    const top = open[open.length - 1];
    const tree = trees[trees.length - 1] ?? outside;
    if (event === "close") {
      if (depth <= outside) break;
      if (top?.depth === depth) {
        top.draft.end = scan.outerEnd;
        close(top);
        open.pop();
      } else trees.pop();
    } else if (event === "map" && depth === tree + 1 && tree > (top?.depth ?? -1) && scan.keyStart >= 0) {
      const draft = (drafts[open.length] ??= new LockedPackage(rows));
      begin(draft, scan, scan.keyStart, "dependencies");
      open.push({ draft, depth, slot: found.push(undefined) - 1 });
    } else if (top && depth === top.depth + 1) {
      if (event === "map" && scan.keyIs("dependencies")) trees.push(depth);
      else {
        readProperty(top.draft, scan);
        scan.skip();
      }
    } else scan.skip();
  }
  // What a broken file leaves open.
  for (const unclosed of open) close(unclosed);
  for (const component of found) if (component) components.push(component);
  components.push(...others);
}

function rowsOf(scan: JsonScan): LockedRows {
  const rows = new LockedRows("npm", scan);
  rows.viaOf = packageLockVia(scan.text);
  return rows;
}

/** Starts the package whose key is at the cursor and whose name starts at `nameStart`. */
function begin(draft: LockedPackage, scan: JsonScan, nameStart: number, scope: string): void {
  draft.begin(scan.keyStart - 1, scope);
  draft.name(nameStart, scan.keyEnd);
  draft.end = scan.keyEnd;
}

/** Reads the property at the cursor. */
function readProperty(draft: LockedPackage, scan: JsonScan): void {
  if (scan.event === "string") {
    if (scan.keyIs("version")) readVersion(draft, scan);
    else if (scan.keyIs("resolved")) draft.url(scan.start, scan.end);
    else if (scan.keyIs("name") && scan.start < scan.end) draft.name(scan.start, scan.end);
  } else if (scan.event === "bare" && scan.valueIs("true")) {
    if (scan.keyIs("link")) draft.local = true;
    for (const flag of flags) if (scan.keyIs(flag)) draft.scope = flag;
  }
}

function readVersion(draft: LockedPackage, { text, start, end }: JsonScan): void {
  draft.version(start, end);
  const first = text.charCodeAt(start);
  if (first >= 48 && first <= 57) return;
  // A folder is linked; an archive is unpacked like a downloaded one.
  if (text.startsWith("file:", start)) draft.local = !isArchive(text, end);
  else if (text.startsWith("git", start) || text.startsWith("http", start)) draft.url(start, end);
  else if (text.startsWith("npm:", start)) {
    // `npm:real@1.0.0`: what is installed under another name.
    const sign = lastIndexWithin(text, 64, start, end);
    const named = sign > start + 4;
    if (start + 4 < end) draft.name(start + 4, named ? sign : end);
    if (named && sign + 1 < end) draft.version(sign + 1, end);
    else draft.version(-1, -1);
  }
}

function isArchive(text: string, end: number): boolean {
  return text.startsWith(".tgz", end - 4) || text.startsWith(".tar.gz", end - 7);
}
