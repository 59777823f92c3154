import type { Component } from "../../model.js";
import type { JsonScan } from "../../syntax/jsonScan.js";
import type { Format } from "../format.js";
import { readJsonLock } from "../rows/jsonLock.js";
import { LockedRows, wholePlace } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** Swift `Package.resolved`, versions 1 to 3. https://docs.swift.org/package-manager/ */
export const packageResolved: Format = {
  id: "swift/resolved",
  title: "Swift Package.resolved",
  files: ["Package.resolved", "*.resolved"],
  ecosystems: ["swift"],
  recognizes: ({ text }) => text.includes('"pins"'),
  generated: true,
  extract: ({ text }) => readJsonLock(text, readMember),
};

/** `pins`, which version 1 has below `object`. */
function readMember(scan: JsonScan, components: Component[]): void {
  if (scan.is("list") && scan.keyIs("pins")) readPins(scan, components);
  else if (scan.is("map") && scan.keyIs("object")) {
    for (const object = scan.depth; scan.nextIn(object);) {
      if (scan.is("list") && scan.keyIs("pins")) readPins(scan, components);
    }
  }
}

function readPins(scan: JsonScan, components: Component[]): void {
  const rows = new LockedRows("swift", scan);
  rows.urlIn = wholePlace;
  const draft = new LockedPackage(rows);
  for (const pins = scan.depth; scan.nextIn(pins);) {
    if (!scan.is("map")) continue;
    draft.begin(scan.start, "pins");
    let hasIdentity = false;
    for (const pin = scan.depth; scan.nextIn(pin);) {
      if (scan.is("map") && scan.keyIs("state")) readState(scan, draft);
      if (!scan.is("string")) continue;
      if (scan.keyIs("location") || scan.keyIs("repositoryURL")) draft.url(scan.start, scan.end);
      else if (scan.keyIs("identity") || (scan.keyIs("package") && !hasIdentity)) {
        hasIdentity ||= scan.keyIs("identity");
        draft.name(scan.start, scan.end);
      }
    }
    draft.end = scan.outerEnd;
    if (draft.isDownloaded) components.push(draft.component());
  }
}

/** The version, else the branch, else the revision. */
function readState(scan: JsonScan, draft: LockedPackage): void {
  let rank = 0;
  for (const state = scan.depth; scan.nextIn(state);) {
    if (scan.event !== "string" || scan.start >= scan.end) continue;
    const own = scan.keyIs("version") ? 3 : scan.keyIs("branch") ? 2 : scan.keyIs("revision") ? 1 : 0;
    if (own <= rank) continue;
    rank = own;
    draft.version(scan.start, scan.end);
  }
}
