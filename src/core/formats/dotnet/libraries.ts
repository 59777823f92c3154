import type { Component } from "../../model.js";
import type { JsonScan } from "../../syntax/jsonScan.js";
import { lastIndexWithin } from "../../text/within.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** Reads the `libraries` map at the cursor. */
export function readLibraries(scan: JsonScan, components: Component[]): void {
  const draft = new LockedPackage(new LockedRows("nuget", scan));
  for (const libraries = scan.depth; scan.nextIn(libraries);) {
    if (scan.keyStart < 0) continue;
    readLibrary(scan, draft);
    if (draft.isDownloaded) components.push(draft.component());
  }
}

/**
 * Reads the member at the cursor of a `libraries` map: `"Name/1.0": { "type": "package" }`. What is not a package (the project itself,
 * a reference to a file) or has no version becomes local.
 */
function readLibrary(scan: JsonScan, draft: LockedPackage): void {
  const slash = lastIndexWithin(scan.text, 47, scan.keyStart, scan.keyEnd);
  draft.begin(scan.keyStart - 1, "libraries");
  draft.name(scan.keyStart, slash < 0 ? scan.keyEnd : slash);
  if (slash < 0) draft.local = true;
  else draft.version(slash + 1, scan.keyEnd);
  for (const own = scan.depth; scan.nextIn(own);) {
    if (slash >= 0 && scan.keyIs("type")) draft.local = !scan.valueIs("package") && !scan.valueIs("Package");
  }
  draft.end = scan.outerEnd;
}
