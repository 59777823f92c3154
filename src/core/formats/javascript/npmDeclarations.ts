import type { Component } from "../../model.js";
import type { LockedRows } from "../rows/lockedComponent.js";
import { declared } from "../shared/declared.js";
import { entriesOf, get, scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { tarballPackage } from "./npmTarball.js";
import { isRange, readNpmSpecifier } from "./npmSpecifier.js";

/**
 * `"name": "specifier"` for each entry of a map, in JSON or YAML; a switch among them (`"enabled": false`) declares nothing. With `rows`, what
 * is written plainly with a plain range becomes a row of them: a manifest of megabytes then holds twice its size, not seven times. They are
 * added to `components`.
 */
export function fromMap(
  node: TreeNode | undefined,
  scope: string,
  rows?: LockedRows,
  components: Component[] = [],
): Component[] {
  for (const entry of entriesOf(node)) {
    const version = scalar(entry.value);
    if (version?.kind === "boolean") continue;
    const row = version && rows && plainRow(rows, entry, version, scope);
    if (row) {
      components.push(row);
      continue;
    }
    const component = npmComponent(entry.key, version, entry, scope);
    components.push(component);
    const archive = version && tarballPackage(version.value, version.start);
    // What is installed is the package of the archive.
    if (archive && archive.name.value !== component.name) {
      const declaration = { entry, scope, identifiers: component.identifiers ?? [] };
      components.push(declared("npm", archive.name, archive.version, declaration));
    }
  }
  return components;
}

/** The row of a name and a range that are written without escapes; undefined for anything else. */
function plainRow(
  rows: LockedRows,
  { key, start, end }: MapEntry,
  version: ScalarNode,
  scope: string,
): Component | undefined {
  const isPlain =
    key.value !== "" &&
    key.value.length === key.end - key.start &&
    version.value.length === version.end - version.start &&
    isRange(version.value);
  if (!isPlain) return undefined;
  return rows.add({
    start,
    end,
    nameStart: key.start,
    nameEnd: key.end,
    versionStart: version.start,
    versionEnd: version.end,
    urlStart: -1,
    urlEnd: -1,
    scope,
    relation: "direct",
  });
}

/** Dependencies that packages are given: `packageExtensions: { "name@1": { dependencies: { … } } }`. https://yarnpkg.com/configuration/yarnrc#packageExtensions */
export function fromExtensions(node: TreeNode | undefined, scope: string): Component[] {
  return entriesOf(node).flatMap(({ value }) =>
    ["dependencies", "optionalDependencies", "peerDependencies"].flatMap((section) =>
      fromMap(get(value, section), scope),
    ),
  );
}

/** Catalogs that have names: `catalogs: { name: { package: specifier } }`. https://pnpm.io/catalogs */
export function fromCatalogs(node: TreeNode | undefined, scope: string): Component[] {
  return entriesOf(node).flatMap((catalog) => fromMap(catalog.value, `${scope}.${catalog.key.value}`));
}

/** The component that a name and its specifier declare; of an alias the package really installed. */
export function npmComponent(
  name: ScalarNode,
  version: ScalarNode | undefined,
  entry: MapEntry,
  scope: string,
): Component {
  const { alias, source } = version && !isRange(version.value) ? readNpmSpecifier(version.value, version.start) : {};
  const written = version && { value: version.value, span: { start: version.start, end: version.end } };
  const aliased = alias?.version !== undefined &&
    alias.versionSpan && { value: alias.version, span: alias.versionSpan };
  const says = alias ? aliased : written;
  return {
    kind: "library",
    ecosystem: alias?.ecosystem ?? "npm",
    name: alias?.name ?? name.value,
    ...(says && { version: says.value, versionSpan: says.span }),
    nameSpan: alias?.nameSpan ?? { start: name.start, end: name.end },
    entry: { start: entry.start, end: entry.end },
    scope,
    relation: "direct",
    ...(source && { identifiers: [source] }),
  };
}

/** npm `overrides` nest: `{ "a": { ".": "1", "b@1": "2" } }`. Read with a stack of its own, since input may nest without end. */
export function fromOverrides(node: TreeNode | undefined, scope: string): Component[] {
  const found: Component[] = [];
  const open = [...entriesOf(node)];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (entry.value?.type === "map") {
      open.push(...entry.value.entries.filter((child) => child.key.value !== "."));
      const own = scalar(get(entry.value, "."));
      if (own) found.push(npmComponent(withoutRange(entry.key), own, entry, scope));
    } else found.push(npmComponent(withoutRange(entry.key), scalar(entry.value), entry, scope));
  }
  return found;
}

/** Yarn `resolutions`: the last package of a path like `a/**\/b` is what is resolved. */
export function fromResolutions(node: TreeNode | undefined, scope: string): Component[] {
  return entriesOf(node).map((entry) => {
    const key = withoutRange(entry.key);
    const path = /(?:@[^/]+\/)?[^/]+$/.exec(key.value);
    return npmComponent(part(key, path?.index ?? 0, key.value.length), scalar(entry.value), entry, scope);
  });
}

/** `foo@^1` or `parent@1>foo@1` in an override's key: the name and its place. */
function withoutRange(key: ScalarNode): ScalarNode {
  const { value } = key;
  let parent = 0;
  // A > in front of a name is the parent's; one in front of a number belongs to a range.
  for (let at = value.indexOf(">"); at >= 0; at = value.indexOf(">", at + 1)) {
    if (/[@A-Za-z_]/.test(value.charAt(at + 1))) parent = at + 1;
  }
  let end = parent + 1;
  // A scope's @ is at the start or after a slash; any other begins the range.
  while (end < value.length && !(value.charAt(end) === "@" && value.charAt(end - 1) !== "/")) end++;
  return part(key, parent, end);
}

function part(key: ScalarNode, from: number, to: number): ScalarNode {
  const value = key.value.slice(from, to);
  const start = Math.min(key.start + from, key.end);
  return { ...key, value, start, end: Math.min(start + value.length, key.end) };
}
