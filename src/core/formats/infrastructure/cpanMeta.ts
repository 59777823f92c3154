import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { declared, inDocumentOrder } from "../shared/declared.js";
import type { Format } from "../format.js";

/** CPAN metadata of a distribution, version 2 in JSON, 1.4 in YAML. https://metacpan.org/pod/CPAN::Meta::Spec */
export const cpanMeta: Format = {
  id: "cpan/meta",
  title: "Perl META.json and META.yml",
  files: ["META.json", "MYMETA.json", "META.yml", "MYMETA.yml"],
  ecosystems: ["cpan"],
  generated: true,
  recognizes: ({ text }) => /(?:^|[{,])\s*["']?meta-spec["']?\s*:/m.test(text),
  extract({ uri, text }) {
    const { root, problems } = /\.json$/i.test(uri) ? readJson(text) : readYaml(text);
    const features = entriesOf(get(root, "optional_features")).map(({ value }) => value);
    const components = [root, ...features].flatMap(fromPrerequisites);
    return { components: inDocumentOrder(components), problems };
  },
};

/** Keys of version 1.4 and the phases that version 2 calls them. */
const older = new Map([
  ["requires", "runtime"],
  ["recommends", "runtime"],
  ["build_requires", "build"],
  ["configure_requires", "configure"],
]);

/** Of the distribution, or of one of its optional features. What it conflicts with is nothing that it needs. */
function fromPrerequisites(node: TreeNode | undefined): Component[] {
  return [
    ...entriesOf(get(node, "prereqs")).flatMap(({ key: phase, value }) =>
      entriesOf(value).flatMap(({ key, value: modules }) =>
        key.value === "conflicts" ? [] : fromModules(modules, phase.value),
      ),
    ),
    ...[...older].flatMap(([key, scope]) => fromModules(get(node, key), scope)),
  ];
}

function fromModules(modules: TreeNode | undefined, scope: string): Component[] {
  return entriesOf(modules).flatMap((entry) => fromModule(entry, scope));
}

/** `0` is any version; `perl` is the language. */
function fromModule(entry: MapEntry, scope: string): Component[] {
  const { key, value } = entry;
  if (key.value === "perl" || key.value === "") return [];
  const range = scalar(value);
  const version = range && /^0*$|^v?0(?:\.0)*$/.test(range.value) ? undefined : range;
  return [declared("cpan", key, version, { entry, scope })];
}
