import type { Component, SourceText } from "../../model.js";
import { entriesOf, get, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { fromCatalogs, fromExtensions, fromMap, fromOverrides } from "./npmDeclarations.js";

/** `pnpm-workspace.yaml`: catalogs, overrides and registries. https://pnpm.io/pnpm-workspace_yaml */
export const npmPnpmWorkspace: Format = {
  id: "npm/pnpm-workspace",
  title: "pnpm workspace",
  files: ["pnpm-workspace.yaml", "pnpm-workspace.yml"],
  ecosystems: ["npm"],
  extract({ text }: SourceText) {
    const { root, problems } = readYaml(text);
    const components = [
      ...fromMap(get(root, "catalog"), "catalog"),
      ...fromCatalogs(get(root, "catalogs"), "catalogs"),
      ...fromOverrides(get(root, "overrides"), "overrides"),
      ...fromExtensions(get(root, "packageExtensions"), "packageExtensions"),
      ...fromMap(get(root, "configDependencies"), "configDependencies").map(withoutHash),
      ...registries(root),
    ];
    const named = components.filter(({ name }) => name !== "");
    return { components: named.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: ({ text }, { entry }) => removeYamlEntry(text, entry),
};

/** `1.0.0+sha512-…`: the hash is not part of the version. */
function withoutHash(component: Component): Component {
  const plus = component.version?.indexOf("+sha") ?? -1;
  if (plus < 0 || component.version === undefined || !component.versionSpan) return component;
  const { start } = component.versionSpan;
  return { ...component, version: component.version.slice(0, plus), versionSpan: { start, end: start + plus } };
}

function registries(root: TreeNode | undefined): Component[] {
  const settings = entriesOf(root).filter(({ key }) => /registry$|mirror$/i.test(key.value));
  return [...settings, ...entriesOf(get(root, "registries"))].flatMap((entry) => source(entry) ?? []);
}

function source(entry: MapEntry): Component | undefined {
  return sourceComponent(scalar(entry.value), entry, entry.key.value);
}
