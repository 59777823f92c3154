import type { Component, SourceText } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import {
  entriesOf,
  get,
  getPath,
  itemsOf,
  scalar,
  type MapEntry,
  type ScalarNode,
  type TreeNode,
} from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { readNpmSpecifier } from "./npmSpecifier.js";

const sections = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] as const;
const lists = ["bundledDependencies", "bundleDependencies"] as const;

/** npm `package.json`. https://docs.npmjs.com/cli/configuring-npm/package-json */
export const npmPackageJson: Format = {
  id: "npm/package-json",
  title: "npm package.json",
  files: ["package.json"],
  ecosystems: ["npm"],
  extract(source: SourceText) {
    const { root, problems } = readJson(source.text);
    const components = [
      ...sections.flatMap((section) => entriesOf(get(root, section)).flatMap((entry) => fromEntry(entry, section))),
      ...lists.flatMap((section) => itemsOf(get(root, section)).flatMap((item) => fromListItem(item, section))),
      ...fromOverrides(get(root, "overrides"), "overrides"),
      ...fromResolutions(get(root, "resolutions"), "resolutions"),
      ...fromOverrides(getPath(root, "pnpm", "overrides"), "pnpm.overrides"),
      ...fromPackageManager(scalar(get(root, "packageManager"))),
    ];
    const named = components.filter(({ name }) => name !== "");
    return { components: named.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: (source, component) =>
    component.scope === "packageManager" ? undefined : removeMember(source.text, component.entry),
};

function fromEntry(entry: MapEntry, scope: string): Component[] {
  return [component(entry.key, scalar(entry.value), entry, scope)];
}

function component(name: ScalarNode, version: ScalarNode | undefined, entry: MapEntry, scope: string): Component {
  const specifier = version ? readNpmSpecifier(version.value, version.start) : {};
  const { alias, source } = specifier;
  return {
    kind: "library",
    ecosystem: "npm",
    name: alias?.name ?? name.value,
    ...(alias
      ? {
          ...(alias.version !== undefined && { version: alias.version }),
          ...(alias.versionSpan && { versionSpan: alias.versionSpan }),
        }
      : version && { version: version.value, versionSpan: { start: version.start, end: version.end } }),
    nameSpan: alias?.nameSpan ?? { start: name.start, end: name.end },
    entry: { start: entry.start, end: entry.end },
    scope,
    relation: "direct",
    ...(source && { identifiers: [source] }),
  };
}

function fromListItem(item: TreeNode, scope: string): Component[] {
  const name = scalar(item);
  if (!name) return [];
  const nameSpan = { start: name.start, end: name.end };
  return [
    { kind: "library", ecosystem: "npm", name: name.value, nameSpan, entry: name.outer, scope, relation: "direct" },
  ];
}

/** npm `overrides` nest: `{ "a": { ".": "1", "b@1": "2" } }`. Read with a stack of its own, since input may nest without end. */
function fromOverrides(node: TreeNode | undefined, scope: string): Component[] {
  const found: Component[] = [];
  const open = [...entriesOf(node)];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (entry.value?.type === "map") {
      open.push(...entry.value.entries.filter((child) => child.key.value !== "."));
      const own = scalar(get(entry.value, "."));
      if (own) found.push(component(withoutRange(entry.key), own, entry, scope));
    } else found.push(component(withoutRange(entry.key), scalar(entry.value), entry, scope));
  }
  return found;
}

/** Yarn `resolutions`: the last package of a path like `a/**\/b` is what is resolved. */
function fromResolutions(node: TreeNode | undefined, scope: string): Component[] {
  return entriesOf(node).map((entry) => {
    const key = withoutRange(entry.key);
    const path = /(?:@[^/]+\/)?[^/]+$/.exec(key.value);
    const start = key.start + (path?.index ?? 0);
    return component({ ...key, value: path?.[0] ?? key.value, start }, scalar(entry.value), entry, scope);
  });
}

/** `foo@^1` or `parent>foo@1` in an override's key: the name and its place. */
function withoutRange(key: ScalarNode): ScalarNode {
  const parent =
    key.value.lastIndexOf(">", key.value.lastIndexOf("@") > 0 ? key.value.lastIndexOf("@") : undefined) + 1;
  const own = key.value.slice(parent);
  const at = own.indexOf("@", 1);
  const name = at < 0 ? own : own.slice(0, at);
  return { ...key, value: name, start: key.start + parent, end: key.start + parent + name.length };
}

/** Corepack: `"packageManager": "pnpm@9.1.0+sha512.…"`. https://nodejs.org/api/corepack.html */
function fromPackageManager(node: ScalarNode | undefined): Component[] {
  const match = node && /^([^@\s]+)@([^+\s]+)/.exec(node.value);
  if (!node || !match?.[1] || !match[2]) return [];
  const nameSpan = { start: node.start, end: node.start + match[1].length };
  const versionSpan = { start: nameSpan.end + 1, end: nameSpan.end + 1 + match[2].length };
  const [, name, version] = match;
  return [
    {
      kind: "application",
      ecosystem: "npm",
      name,
      version,
      nameSpan,
      versionSpan,
      entry: node.outer,
      scope: "packageManager",
      relation: "direct",
    },
  ];
}
