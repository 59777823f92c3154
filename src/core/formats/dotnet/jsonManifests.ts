import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";

/** Local tools of a .NET repository. https://learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use */
export const nugetTools: Format = {
  id: "nuget/tools",
  title: ".NET dotnet-tools.json",
  files: ["dotnet-tools.json"],
  ecosystems: ["nuget"],
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    return { components: fromEntries(get(root, "tools"), "tools", "application"), problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

/** `global.json`: the MSBuild SDKs that come as packages. https://learn.microsoft.com/dotnet/core/tools/global-json */
export const nugetGlobalJson: Format = {
  id: "nuget/global-json",
  title: ".NET global.json",
  files: ["global.json"],
  ecosystems: ["nuget"],
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    return { components: fromEntries(get(root, "msbuild-sdks"), "msbuild-sdks", "library"), problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

/** The project file of .NET Core before 1.0. https://learn.microsoft.com/nuget/archive/project-json */
export const nugetProjectJson: Format = {
  id: "nuget/project-json",
  title: "NuGet project.json",
  files: ["project.json"],
  ecosystems: ["nuget"],
  recognizes: ({ text }) => /"frameworks"\s*:/.test(text) && /"dependencies"\s*:/.test(text),
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    const components = [
      ...fromEntries(get(root, "dependencies"), "dependencies", "library"),
      ...fromEntries(get(root, "tools"), "tools", "application"),
      ...entriesOf(get(root, "frameworks")).flatMap(({ key, value }) =>
        fromEntries(get(value, "dependencies"), `frameworks.${key.value}.dependencies`, "library"),
      ),
    ];
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

/** `"Name": "1.0"` or `"Name": { "version": "1.0" }`. */
function fromEntries(map: TreeNode | undefined, scope: string, kind: Component["kind"]): Component[] {
  return entriesOf(map)
    .filter(({ key }) => key.value !== "")
    .map((entry: MapEntry) => {
      const version = scalar(entry.value) ?? scalar(get(entry.value, "version"));
      return declared("nuget", entry.key, version, { entry, scope, kind });
    });
}
