import type { Component } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, scalar, type TreeNode } from "../../syntax/tree.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";

/**
 * Cargo's configuration: registries and source replacement. https://doc.rust-lang.org/cargo/reference/config.html,
 * https://doc.rust-lang.org/cargo/reference/source-replacement.html
 */
export const cargoConfig: Format = {
  id: "cargo/config",
  title: "Cargo .cargo/config.toml",
  files: [".cargo/config.toml", ".cargo/config", "cargo.*config.toml"],
  ecosystems: ["cargo"],
  extract({ text }) {
    const { root, problems } = readToml(text);
    const components = [
      ...fromPlaces(get(root, "registry"), "registry", ["index"]),
      ...entriesOf(get(root, "registries")).flatMap(({ key, value }) =>
        fromPlaces(value, `registries.${key.value}`, ["index"]),
      ),
      ...entriesOf(get(root, "source")).flatMap(({ key, value }) =>
        fromPlaces(value, `source.${key.value}`, ["registry", "git"]),
      ),
    ];
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};

function fromPlaces(table: TreeNode | undefined, scope: string, keys: readonly string[]): Component[] {
  return entriesOf(table)
    .filter(({ key }) => keys.includes(key.value))
    .flatMap((entry) => sourceComponent(scalar(entry.value), entry, scope) ?? []);
}
