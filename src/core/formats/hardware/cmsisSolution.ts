import type { Component, Identifier, Unresolved } from "../../model.js";
import { scalar, type MapEntry, type MapNode, type ScalarNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { inDocumentOrder, partOf, type Written } from "../shared/declared.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import type { Format } from "../format.js";

/**
 * CMSIS solutions, projects, layers, and the packs they were resolved to: device, board, software packs and components.
 * https://open-cmsis-pack.github.io/cmsis-toolbox/YML-Input-Format/
 */
export const cmsisSolution: Format = {
  id: "hardware/cmsis-solution",
  title: "CMSIS solution, project, layer",
  files: ["*.{csolution,cproject,clayer,cdefault,cbuild-pack,cbuild,cbuild-idx}.{yml,yaml}"],
  ecosystems: ["devices", "CMSIS packs"],
  recognizes: ({ text }) =>
    /^["']?(?:solution|project|layer|default|cbuild-pack|build|build-idx|cbuilds?)["']?[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const unresolved: Unresolved[] = [];
    const components = mapsOf(root).flatMap(({ map }) =>
      map.entries.flatMap((entry) => fromEntry(entry, map, unresolved)),
    );
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

const kinds: Readonly<Record<string, Component["kind"]>> = {
  device: "device",
  board: "device",
  pack: "library",
  "resolved-pack": "library",
  component: "library",
};

/**
 * `Vendor::Name@version`, `Vendor::Device:processor`, `Vendor::Class:Group`. A pack that is one word is all packs of that vendor; the
 * others may be without one.
 */
function fromEntry({ key, value, ...entry }: MapEntry, parent: MapNode, unresolved: Unresolved[]): Component[] {
  const said = scalar(value);
  const kind = Object.hasOwn(kinds, key.value) ? kinds[key.value] : undefined;
  if (!kind || !said || said.value === "" || /^\.{0,2}\//.test(said.value)) return [];
  if (/\$\w[^$]*\$|<[^>]*>/.test(said.value)) {
    unresolved.push(unresolvedAt("package", said));
    return [];
  }
  const colons = said.value.indexOf("::");
  const from = colons < 0 ? 0 : colons + 2;
  const end = endOf(said.value, from, kind);
  const name = kind === "device" ? partOf(said, from, end) : partOf(said, 0, end);
  if (name.value === "") return [];
  const vendor = colons > 0 ? partOf(said, 0, colons) : key.value === "pack" ? name : undefined;
  const whole = key.value !== "device" && key.value !== "board" ? parent : entry;
  return [
    {
      kind,
      name: name.value,
      nameSpan: { start: name.start, end: name.end },
      ...versionOf(said),
      entry: { start: whole.start, end: whole.end },
      scope: key.value,
      relation: key.value === "resolved-pack" ? "transitive" : "direct",
      ...(kind === "device" && { identifiers: identifiersOf(name, key.value) }),
      ...(vendor && {
        suppliers: [{ role: "manufacturer", name: vendor.value, start: vendor.start, end: vendor.end }],
      }),
    },
  ];
}

/** A device's name ends at its processor, a board's at its revision, a pack's at its version. */
function endOf(value: string, from: number, kind: Component["kind"]): number {
  const found = value.slice(from).search(kind === "device" ? /[:@]/ : /@|[ \t]*>=/);
  return found < 0 ? value.length : from + found;
}

function versionOf(said: ScalarNode): Partial<Component> {
  const at = said.value.lastIndexOf("@");
  if (at < 0 || at === said.value.length - 1) return {};
  const version = partOf(said, at + 1);
  return { version: version.value, versionSpan: { start: version.start, end: version.end } };
}

function identifiersOf({ value, start, end }: Written, key: string): Identifier[] {
  return [{ scheme: key === "board" ? "model" : "mpn", value, start, end }];
}
