import type { Component } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { readLibrary } from "./libraries.js";

/** What a built .NET application consists of. https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md */
export const nugetDeps: Format = {
  id: "nuget/deps",
  title: ".NET *.deps.json",
  files: ["*.deps.json"],
  ecosystems: ["nuget"],
  generated: true,
  extract({ text }) {
    const scan = new JsonScan(text);
    const components: Component[] = [];
    const draft = new LockedPackage(new LockedRows("nuget", scan));
    if (scan.next() === "map") {
      for (const root = scan.depth; scan.nextIn(root);) {
        if (scan.event !== "map" || !scan.keyIs("libraries")) continue;
        for (const libraries = scan.depth; scan.nextIn(libraries);) {
          if (scan.keyStart < 0) continue;
          readLibrary(scan, draft);
          if (draft.isDownloaded) components.push(draft.component());
        }
      }
    }
    return { components, problems: scan.problems };
  },
};
