import type { Component } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/** NuGet `packages.lock.json`. https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies */
export const nugetPackagesLock: Format = {
  id: "nuget/packages-lock",
  title: "NuGet packages.lock.json",
  files: [
    "packages.lock.json",
    "packages.*.lock.json",
    "*packages.lock.json",
    "packages_lock*.json",
    "packages.lock*.json",
  ],
  ecosystems: ["nuget"],
  generated: true,
  extract({ text }) {
    const scan = new JsonScan(text);
    const components: Component[] = [];
    if (scan.next() === "map") {
      for (const root = scan.depth; scan.nextIn(root);) {
        if (scan.event !== "map" || !scan.keyIs("dependencies")) continue;
        for (const frameworks = scan.depth; scan.nextIn(frameworks);) readFramework(scan, components);
      }
    }
    return { components, problems: scan.problems };
  },
};

/** The packages of one target framework, whose name is the scope. */
function readFramework(scan: JsonScan, components: Component[]): void {
  if (scan.event !== "map") return;
  const scope = scan.keyText();
  const draft = new LockedPackage(new LockedRows("nuget", scan));
  for (const packages = scan.depth; scan.nextIn(packages);) {
    if (scan.event !== "map" || scan.keyStart < 0) continue;
    draft.begin(scan.keyStart - 1, scope);
    draft.name(scan.keyStart, scan.keyEnd);
    for (const own = scan.depth; scan.nextIn(own);) readProperty(scan, draft);
    draft.end = scan.outerEnd;
    if (draft.isDownloaded) components.push(draft.component());
  }
}

function readProperty(scan: JsonScan, draft: LockedPackage): void {
  if (scan.event !== "string") return;
  if (scan.keyIs("resolved")) draft.version(scan.start, scan.end);
  else if (scan.keyIs("type")) {
    if (scan.valueIs("Direct")) draft.relation = "direct";
    // Another project of the same solution.
    else if (scan.valueIs("Project")) draft.local = true;
  }
}
