import type { Component } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, itemsOf, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { declared, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { fromNamedConstraint } from "./namedConstraint.js";

const condaTables = [
  "dependencies",
  "host-dependencies",
  "build-dependencies",
  "run-dependencies",
  "constraints",
  "run-constraints",
  "dev",
] as const;

/** Pixi's `pixi.toml`. https://pixi.sh/latest/reference/pixi_manifest/ */
export const condaPixi: Format = {
  id: "conda/pixi",
  title: "Pixi pixi.toml",
  files: ["pixi.toml", "*.toml"],
  ecosystems: ["conda", "pypi"],
  recognizes: ({ uri, text }) => /(?:^|\/)pixi\.toml$/i.test(uri) || isPixi(text),
  extract({ text }) {
    const { root, problems } = readToml(text);
    const components = fromPixi(root, "");
    return { components: components.sort((a, b) => a.nameSpan.start - b.nameSpan.start), problems };
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};

function isPixi(text: string): boolean {
  return /^\[(?:workspace|project)\]/m.test(text) && /^channels\s*=/m.test(text) && /^platforms\s*=/m.test(text);
}

/** What a Pixi manifest declares, in a file of its own or in `[tool.pixi]`; `prefix` goes before every scope. */
export function fromPixi(pixi: TreeNode | undefined, prefix: string): Component[] {
  const workspace = get(pixi, "workspace") ?? get(pixi, "project");
  const owner = get(pixi, "package");
  return [
    ...fromChannels(workspace, prefix),
    ...fromTable(get(workspace, "dependencies"), `${prefix}workspace.dependencies`),
    ...fromEnvironment(pixi, prefix),
    ...fromEnvironment(owner, `${prefix}package.`),
    ...entriesOf(get(owner, "extra-dependencies")).flatMap(({ key, value }) =>
      fromTable(value, `${prefix}package.extra-dependencies.${key.value}`),
    ),
    ...fromBackend(owner, prefix),
    ...["feature", "environments"].flatMap((table) =>
      entriesOf(get(pixi, table)).flatMap(({ key, value }) => [
        ...fromChannels(value, prefix),
        ...fromEnvironment(value, `${prefix}${table}.${key.value}.`),
      ]),
    ),
  ];
}

/** The tables of an environment or a feature, for every platform or for one. */
function fromEnvironment(node: TreeNode | undefined, prefix: string): Component[] {
  return [
    ...fromTables(node, prefix),
    ...fromOptions(get(node, "pypi-options"), prefix),
    ...entriesOf(get(node, "target")).flatMap(({ key, value }) => fromTables(value, `${prefix}target.${key.value}.`)),
  ];
}

function fromTables(node: TreeNode | undefined, prefix: string): Component[] {
  return [
    ...condaTables.flatMap((table) => fromTable(get(node, table), prefix + table)),
    ...named(get(node, "pypi-dependencies")).flatMap((entry) =>
      fromNamedConstraint(entry, `${prefix}pypi-dependencies`),
    ),
  ];
}

/** Of a package's tables, `if(linux)` holds those of a condition. https://pixi.sh/latest/build/dependency_types/#conditional-dependencies */
function fromTable(table: TreeNode | undefined, scope: string): Component[] {
  return named(table).flatMap((entry) =>
    /^if\(/.test(entry.key.value) ? fromTable(entry.value, scope) : [fromEntry(entry, scope)],
  );
}

/** The package that builds this one, and where both come from. https://pixi.sh/latest/build/getting_started/ */
function fromBackend(node: TreeNode | undefined, prefix: string): Component[] {
  const scope = `${prefix}package.build`;
  return entriesOf(get(node, "build")).flatMap((entry) => {
    const name = entry.key.value === "backend" ? scalar(get(entry.value, "name")) : undefined;
    return [
      ...(name ? [declared("conda", name, scalar(get(entry.value, "version")), { entry, scope })] : []),
      ...fromChannels(entry.value, `${scope}.`),
      ...[sourceComponent(scalar(get(entry.value, "git")), entry, scope) ?? []].flat(),
    ];
  });
}

/** https://pixi.sh/latest/reference/pixi_manifest/#the-pypi-options-table */
function fromOptions(options: TreeNode | undefined, prefix: string): Component[] {
  return entriesOf(options).flatMap((entry) =>
    /^(?:index-url|extra-index-urls|find-links)$/.test(entry.key.value)
      ? [entry.value, ...itemsOf(entry.value)].flatMap(
          (place) => sourceComponent(scalar(place) ?? scalar(get(place, "url")), entry, `${prefix}pypi-options`) ?? [],
        )
      : [],
  );
}

function named(table: TreeNode | undefined): readonly MapEntry[] {
  return entriesOf(table).filter(({ key }) => key.value !== "");
}

function fromEntry(entry: MapEntry, scope: string): Component {
  const version = scalar(entry.value) ?? scalar(get(entry.value, "version"));
  const places = ["channel", "git", "url"].map((key) => urlIdentifier(scalar(get(entry.value, key))));
  return declared("conda", entry.key, version && withoutPin(version), { entry, scope, identifiers: places });
}

function fromChannels(node: TreeNode | undefined, prefix: string): Component[] {
  return itemsOf(get(node, "channels")).flatMap((channel) => {
    const url = scalar(channel) ?? scalar(get(channel, "channel"));
    const entry = channel.type === "scalar" ? channel.outer : channel;
    return sourceComponent(url, entry, `${prefix}channels`) ?? [];
  });
}

/** `==1.0` and `=1.0` name a version. */
function withoutPin(version: Written): Written {
  const operator = /^={1,2}\s*(?=[^\s,*|]+$)/.exec(version.value)?.[0];
  if (!operator) return version;
  const value = version.value.slice(operator.length);
  return { value, start: version.start + operator.length, end: version.end };
}
