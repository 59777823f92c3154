import type { Component, Extraction } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { written, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import { LockedRows } from "./lockedComponent.js";
import { LockedPackage } from "./lockedPackage.js";

/**
 * Reads a JSON lockfile in one pass, without a tree. `member` is called at each member of the outermost map, and adds what it reads to
 * `components`. With `lenient`, comments and trailing commas are no problems.
 */
export function readJsonLock(
  text: string,
  member: (scan: JsonScan, components: Component[]) => void,
  lenient = false,
): Extraction {
  const scan = new JsonScan(text, lenient);
  const components: Component[] = [];
  if (scan.next() === "map") {
    for (const root = scan.depth; scan.nextIn(root);) member(scan, components);
  } else {
    // No lockfile; what is wrong with its text is reported all the same.
    while (scan.event !== "end") scan.next();
  }
  return { components, problems: scan.problems };
}

/** How one kind of lockfile writes a package in a map of packages by name. */
export interface PackageMap {
  readonly ecosystem: string;
  /** Takes what the key says, where that is more than the name. */
  key?(scan: JsonScan, draft: LockedPackage): void;
  /** Takes a member of the package; `scan` is at its value. */
  property(scan: JsonScan, draft: LockedPackage): void;
}

/** Reads the packages of the map at the cursor, each under its name. */
export function readPackages(scan: JsonScan, scope: string, kind: PackageMap, components: Component[]): void {
  const draft = new LockedPackage(new LockedRows(kind.ecosystem, scan));
  for (const packages = scan.depth; scan.nextIn(packages);) {
    if (scan.event !== "map" || scan.keyStart < 0) continue;
    draft.begin(scan.keyStart - 1, scope);
    draft.name(scan.keyStart, scan.keyEnd);
    kind.key?.(scan, draft);
    for (const own = scan.depth; scan.nextIn(own);) kind.property(scan, draft);
    draft.end = scan.outerEnd;
    if (draft.isDownloaded) components.push(draft.component());
  }
}

/** Reads the sources of the list at the cursor, whose addresses are members called `key`. */
export function readSources(scan: JsonScan, scope: string, key: string, components: Component[]): void {
  for (const list = scan.depth; scan.nextIn(list);) {
    const { start } = scan;
    let url: Written | undefined;
    for (const source = scan.depth; scan.nextIn(source);) {
      if (scan.keyIs(key)) url = written(scan.text, scan.start, scan.end);
    }
    const component = sourceComponent(url, { start, end: scan.outerEnd }, scope);
    if (component) components.push(component);
  }
}
