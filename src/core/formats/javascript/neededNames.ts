import type { JsonScan } from "../../syntax/jsonScan.js";

/** Adds the names of all that the package whose map is at the cursor needs. */
export function readNames(scan: JsonScan, into: string[]): void {
  for (const own = scan.depth; scan.nextIn(own);) {
    const isSection =
      scan.keyIs("dependencies") || scan.keyIs("optionalDependencies") || scan.keyIs("peerDependencies");
    if (isSection && scan.is("map")) readKeys(scan, into);
  }
}

/** Adds the keys of the map at the cursor. */
export function readKeys(scan: JsonScan, into: string[]): void {
  for (const section = scan.depth; scan.nextIn(section);) if (scan.keyStart >= 0) into.push(scan.keyText());
}
