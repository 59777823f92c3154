import type { Format } from "../format.js";
import { readJsonLock, readPackages, type PackageMap } from "../rows/jsonLock.js";

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
  extract: ({ text }) =>
    readJsonLock(text, (scan, components) => {
      if (scan.event !== "map" || !scan.keyIs("dependencies")) return;
      // The packages of each target framework, whose name is the scope.
      for (const frameworks = scan.depth; scan.nextIn(frameworks);) {
        if (scan.event === "map") readPackages(scan, scan.keyText(), packages, components);
      }
    }),
};

const packages: PackageMap = {
  ecosystem: "nuget",
  property(scan, draft) {
    if (scan.event !== "string") return;
    if (scan.keyIs("resolved")) draft.version(scan.start, scan.end);
    else if (scan.keyIs("type")) {
      if (scan.valueIs("Direct")) draft.relation = "direct";
      // Another project of the same solution.
      else if (scan.valueIs("Project")) draft.local = true;
    }
  },
};
