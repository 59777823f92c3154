import type { Component } from "../../model.js";
import {
  entriesOf,
  get,
  itemsOf,
  scalar,
  textAt,
  type MapEntry,
  type ScalarNode,
  type TreeNode,
} from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { fromRequirement, pinnedVersion } from "./cabalFields.js";

const fields = new Set(["dependencies", "build-tools"]);

/** Hpack's `package.yaml`, which a `*.cabal` file is made from. https://github.com/sol/hpack#readme */
export const hackageHpack: Format = {
  id: "hackage/hpack",
  title: "Haskell package.yaml (Hpack)",
  files: ["package.yaml"],
  ecosystems: ["hackage"],
  // JavaScript's package managers read a file of this name too.
  recognizes: ({ text }) =>
    /^(?:dependencies|library|executables?|tests|benchmarks)[ \t]*:/m.test(text) &&
    !/^(?:scripts|devDependencies|peerDependencies|engines|main)[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const own = textAt(root, "name");
    const components: Component[] = [];
    // Dependencies are at the top, in every part of the package, and after conditions, which nest.
    const open: TreeNode[] = root ? [root] : [];
    // Aliases may lead to one part again and again.
    const seen = new Set<TreeNode>();
    for (let node = open.pop(); node; node = open.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      open.push(...itemsOf(node));
      for (const { key, value } of entriesOf(node)) {
        if (fields.has(key.value)) components.push(...fromField(text, value, key.value));
        else if (value && value.type !== "scalar") open.push(value);
      }
    }
    return {
      components: components.filter(({ name }) => name !== own).sort((a, b) => a.nameSpan.start - b.nameSpan.start),
      problems,
    };
  },
  remove: ({ text }, { entry }) => removeYamlEntry(text, entry),
};

/** `name >= 1.0`, a list of such or of maps with `name`, or a map from names to versions. */
function fromField(text: string, value: TreeNode | undefined, scope: string): Component[] {
  if (value?.type === "map") return value.entries.flatMap((entry) => fromEntry(text, entry, scope));
  const items = value?.type === "scalar" ? [value] : itemsOf(value);
  return items.flatMap((item) => {
    const node = scalar(item);
    if (node) return isPlain(node) ? fromRequirement(text, node, node.outer, scope) : [];
    const name = scalar(get(item, "name"));
    if (!name || name.value === "" || name.start >= name.end) return [];
    return [declared("hackage", name, versionIn(text, item), { entry: item, scope, identifiers: [placeIn(item)] })];
  });
}

function fromEntry(text: string, entry: MapEntry, scope: string): Component[] {
  const { key, value } = entry;
  if (key.value === "" || key.start >= key.end) return [];
  return [declared("hackage", key, versionIn(text, value), { entry, scope, identifiers: [placeIn(value)] })];
}

function versionIn(text: string, node: TreeNode | undefined): ReturnType<typeof pinnedVersion> {
  const version = scalar(node) ?? scalar(get(node, "version"));
  return version && version.kind !== "null" && isPlain(version)
    ? pinnedVersion(text, version.start, version.end)
    : (scalar(get(node, "ref")) ?? undefined);
}

function placeIn(node: TreeNode | undefined): ReturnType<typeof urlIdentifier> {
  const github = scalar(get(node, "github"));
  if (!github || github.value === "") return urlIdentifier(scalar(get(node, "git")));
  return { scheme: "url", value: `https://github.com/${github.value}`, start: github.start, end: github.end };
}

/** Whether the text is in the document as it reads. */
function isPlain({ value, start, end }: ScalarNode): boolean {
  return value.length === end - start;
}
