import type { Component } from "../../model.js";
import type { JsonScan } from "../../syntax/jsonScan.js";
import { written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { readJsonLock } from "../rows/jsonLock.js";
import type { Unfinished } from "../rows/lockedComponent.js";
import { readLibraries } from "./libraries.js";
import { packageSource } from "./sources.js";
import { readUnescaped } from "../shared/unescaped.js";

/** NuGet's result of a restore. https://learn.microsoft.com/nuget/concepts/package-installation-process */
export const nugetProjectAssets: Format = readUnescaped({
  id: "nuget/project-assets",
  title: "NuGet project.assets.json",
  files: ["project.assets.json", "*project.assets.json", "project.lock.json"],
  ecosystems: ["nuget"],
  generated: true,
  extract({ text }) {
    const direct = new Set<string>();
    const found = readJsonLock(text, (scan, components) => {
      if (scan.event !== "map") return;
      if (scan.keyIs("libraries")) readLibraries(scan, components);
      else if (scan.keyIs("projectFileDependencyGroups")) readDirect(scan, direct);
      else if (scan.keyIs("project")) readRestore(scan, components);
    });
    markDirect(found.components, direct);
    return found;
  },
});

/** `"net8.0": ["Name >= 1.0"]`: what the project itself requires. */
function readDirect(scan: JsonScan, direct: Set<string>): void {
  for (const groups = scan.depth; scan.nextIn(groups);) {
    if (scan.event !== "list") continue;
    for (const list = scan.depth; scan.nextIn(list);) {
      direct.add(scan.scalarText().split(" ", 1).join("").toLowerCase());
    }
  }
}

/** `project.restore.sources`: places by their URL. */
function readRestore(scan: JsonScan, components: Component[]): void {
  for (const project = scan.depth; scan.nextIn(project);) {
    if (!scan.keyIs("restore")) continue;
    for (const restore = scan.depth; scan.nextIn(restore);) {
      if (!scan.keyIs("sources")) continue;
      for (const sources = scan.depth; scan.nextIn(sources);) {
        const entry = { start: Math.max(0, scan.keyStart - 1), end: scan.outerEnd };
        if (scan.keyStart < 0) continue;
        components.push(...packageSource(written(scan.text, scan.keyStart, scan.keyEnd), entry, "restore.sources"));
      }
    }
  }
}

function markDirect(components: readonly Unfinished[], direct: ReadonlySet<string>): void {
  for (const component of components) {
    if (component.kind === "library" && direct.has(component.name.toLowerCase())) component.relation = "direct";
  }
}
