import type { Component } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { entriesOf, get, itemsOf, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

/** Julia's `Manifest.toml`, formats 1 and 2. https://pkgdocs.julialang.org/v1/toml-files/#Manifest.toml */
export const juliaManifest: Format = {
  id: "julia/manifest",
  title: "Julia Manifest.toml",
  files: ["Manifest.toml", "JuliaManifest.toml", "Manifest-v*.toml", "*Manifest.toml", "*.toml"],
  ecosystems: ["julia"],
  generated: true,
  recognizes: ({ uri, text }) =>
    /^(?:julia_version|manifest_format)\s*=|^\[\[deps\.\w+\]\]/m.test(text) ||
    (/Manifest[^/]*$/i.test(uri) && /^\s*\[\[\s*[\w"]+\s*\]\]/m.test(text)),
  extract({ text }) {
    const { root, problems } = readToml(text);
    const deps = get(root, "deps");
    const packages = entriesOf(deps?.type === "map" ? deps : root);
    const dependents = new Map<string, string[]>();
    for (const { key, value } of packages) {
      for (const name of itemsOf(value).flatMap((item) => namesIn(get(item, "deps")))) {
        const known = dependents.get(name);
        if (known) known.push(key.value);
        else dependents.set(name, [key.value]);
      }
    }
    return { components: packages.flatMap((entry) => fromPackage(entry, dependents)), problems };
  },
};

/** A list of names, or a map from names to identifiers. */
function namesIn(node: TreeNode | undefined): string[] {
  return node?.type === "map"
    ? node.entries.map(({ key }) => key.value)
    : itemsOf(node).flatMap((item) => scalar(item)?.value ?? []);
}

/** Each name has a list, since several packages may share it. */
function fromPackage({ key, value }: MapEntry, dependents: ReadonlyMap<string, readonly string[]>): Component[] {
  if (value?.type !== "list" || key.value === "") return [];
  return value.items.map((item) =>
    declared("julia", key, scalar(get(item, "version")), {
      entry: item,
      scope: "deps",
      relation: "transitive",
      identifiers: [urlIdentifier(scalar(get(item, "repo-url")))],
      via: dependents.get(key.value),
    }),
  );
}
