import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, itemsOf, scalar, textAt, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";

const versions = ["version>=", "version", "version-semver", "version-date", "version-string"] as const;

/** vcpkg `vcpkg.json`. https://learn.microsoft.com/vcpkg/reference/vcpkg-json */
export const vcpkgManifest: Format = {
  id: "vcpkg/manifest",
  title: "vcpkg vcpkg.json",
  files: ["vcpkg.json"],
  ecosystems: ["vcpkg"],
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    const overrides = itemsOf(get(root, "overrides"));
    const overridden = new Map(overrides.map((item) => [textAt(item, "name"), versionOf(item)]));
    const components = [
      ...itemsOf(get(root, "dependencies")).flatMap((item) => fromItem(item, "dependencies", overridden)),
      ...entriesOf(get(root, "features")).flatMap(({ value }) =>
        itemsOf(get(value, "dependencies")).flatMap((item) => fromItem(item, "features", overridden)),
      ),
      ...overrides.flatMap((item) => fromItem(item, "overrides")),
    ];
    // A feature may need another of the package's own.
    const own = textAt(root, "name");
    return {
      components: components.filter(({ name }) => name !== own).sort((a, b) => a.entry.start - b.entry.start),
      problems,
    };
  },
  remove: ({ text }, { entry }) => removeMember(text, entry),
};

/** vcpkg `vcpkg-configuration.json`: registries. https://learn.microsoft.com/vcpkg/reference/vcpkg-configuration-json */
export const vcpkgConfiguration: Format = {
  id: "vcpkg/configuration",
  title: "vcpkg vcpkg-configuration.json",
  files: ["vcpkg-configuration.json"],
  ecosystems: [],
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    const registries = [get(root, "default-registry"), ...itemsOf(get(root, "registries"))];
    const components = registries.flatMap((registry) => {
      const url = scalar(get(registry, "repository")) ?? scalar(get(registry, "location"));
      const source = registry && sourceComponent(url, registry, "registries");
      return source ? [source] : [];
    });
    return { components, problems };
  },
};

/** A dependency that names no version of its own has the one of its override, where that is. */
function fromItem(
  item: TreeNode,
  scope: string,
  overridden?: ReadonlyMap<string | undefined, ScalarNode | undefined>,
): Component[] {
  const name = scalar(item) ?? scalar(get(item, "name"));
  if (!name || name.value === "" || name.start >= name.end) return [];
  const version = versionOf(item) ?? overridden?.get(name.value);
  const entry = item.type === "scalar" ? item.outer : item;
  return [declared("vcpkg", name, version, { entry, scope })];
}

function versionOf(item: TreeNode): ScalarNode | undefined {
  return versions.flatMap((key) => scalar(get(item, key)) ?? [])[0];
}
