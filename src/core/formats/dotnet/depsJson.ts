import type { Format } from "../format.js";
import { readJsonLock } from "../rows/jsonLock.js";
import { readLibraries } from "./libraries.js";
import { readUnescaped } from "../shared/unescaped.js";

/** What a built .NET application consists of. https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md */
export const nugetDeps: Format = readUnescaped({
  id: "nuget/deps",
  title: ".NET *.deps.json",
  files: ["*.deps.json"],
  ecosystems: ["nuget"],
  generated: true,
  extract: ({ text }) =>
    readJsonLock(text, (scan, components) => {
      if (scan.event === "map" && scan.keyIs("libraries")) readLibraries(scan, components);
    }),
});
