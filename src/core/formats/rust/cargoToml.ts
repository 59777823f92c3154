import type { Component } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { declared, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

const tables = [
  "dependencies",
  "dev-dependencies",
  "build-dependencies",
  // Spelled so until 2018, and still read.
  "dev_dependencies",
  "build_dependencies",
] as const;

/** Cargo's manifest. https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html */
export const cargoManifest: Format = {
  id: "cargo/manifest",
  title: "Cargo.toml",
  files: ["Cargo.toml", "*Cargo.toml", "Cargo*.toml"],
  ecosystems: ["cargo"],
  extract({ text }) {
    const { root, problems } = readToml(text);
    const components = [
      ...fromTables(root, ""),
      ...entriesOf(get(root, "target")).flatMap(({ key, value }) => fromTables(value, `target.${key.value}.`)),
      ...fromTable(get(get(root, "workspace"), "dependencies"), "workspace.dependencies"),
      ...entriesOf(get(root, "patch")).flatMap(({ key, value }) => fromTable(value, `patch.${key.value}`)),
      ...entriesOf(get(root, "replace")).flatMap(fromReplace),
    ];
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};

function fromTables(node: TreeNode | undefined, prefix: string): Component[] {
  return tables.flatMap((table) => fromTable(get(node, table), prefix + table));
}

function fromTable(table: TreeNode | undefined, scope: string): Component[] {
  return entriesOf(table).flatMap((entry) => fromEntry(entry, scope));
}

function fromEntry(entry: MapEntry, scope: string): Component[] {
  const { key, value } = entry;
  const renamed = scalar(get(value, "package"));
  const name = renamed && renamed.value !== "" ? renamed : key;
  return name.value === "" ? [] : [component(name, value, entry, scope)];
}

function component(name: Written, value: TreeNode | undefined, entry: MapEntry, scope: string): Component {
  const version = scalar(value) ?? textOf(value, "version") ?? textOf(value, "tag");
  const places = ["git", "registry-index"].map((key) => urlIdentifier(textOf(value, key)));
  return declared("cargo", name, version && withoutPin(version), { entry, scope, identifiers: places });
}

/** `[replace] "name:version" = { git = … }`. https://doc.rust-lang.org/cargo/reference/overriding-dependencies.html */
function fromReplace(entry: MapEntry): Component[] {
  const { key, value } = entry;
  const colon = key.value.indexOf(":");
  if (colon <= 0) return key.value === "" ? [] : [component(key, value, entry, "replace")];
  const name = { value: key.value.slice(0, colon), start: key.start, end: key.start + colon };
  const version = { value: key.value.slice(colon + 1), start: key.start + colon + 1, end: key.end };
  const places = [urlIdentifier(textOf(value, "git"))];
  return [declared("cargo", name, version, { entry, scope: "replace", identifiers: places })];
}

function textOf(node: TreeNode | undefined, key: string): ScalarNode | undefined {
  const found = scalar(get(node, key));
  return found?.kind === "string" ? found : undefined;
}

/** `=1.0.0` pins; `1.0.0` is a range and stays, like all others. */
function withoutPin(version: Written): Written {
  const operator = /^\s*=\s*(?=[^,\s*=<>^~]+\s*$)/.exec(version.value)?.[0];
  if (!operator) return version;
  const value = version.value.slice(operator.length).trimEnd();
  const start = version.start + operator.length;
  return { value, start, end: start + value.length };
}
