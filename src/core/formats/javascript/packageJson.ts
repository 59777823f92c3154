import type { Component, SourceText, Supplier } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import {
  entriesOf,
  get,
  getEach,
  getPath,
  itemsOf,
  scalar,
  type ScalarNode,
  type TreeNode,
} from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { organisationsIn, ownerIn, ownMaker, ownScope } from "../shared/ownMaker.js";
import type { Format } from "../format.js";
import { LockedComponent, LockedRows } from "../rows/lockedComponent.js";
import { fromCatalogs, fromExtensions, fromMap, fromOverrides, fromResolutions } from "./npmDeclarations.js";

const sections = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] as const;
const lists = ["bundledDependencies", "bundleDependencies"] as const;

/** npm `package.json`, also as a template under a longer name and as the JSON5 that pnpm reads. https://docs.npmjs.com/cli/configuring-npm/package-json */
export const npmPackageJson: Format = {
  id: "npm/package-json",
  title: "npm package.json",
  files: ["package.json", "package.json5", "*package.json", "package-*.json", "package.*.json"],
  ecosystems: ["npm"],
  recognizes: ({ uri, text }) =>
    /(?:^|\/)package\.json5?$/i.test(uri) ||
    (/"(?:d|devD|peerD|optionalD)ependencies"\s*:\s*\{/.test(text.slice(0, 100_000)) &&
      !/"lockfileVersion"\s*:/.test(text.slice(0, 2_000)) &&
      // Elm's own packages.
      !/"(?:elm-version|exposed-modules)"\s*:/.test(text)),
  extract(source: SourceText) {
    const { root, problems } = readJson(source.text, { lenient: /\.json5$/i.test(source.uri) });
    const rows = new LockedRows("npm", { text: source.text });
    const declared: Component[] = [];
    for (const section of sections) for (const node of getEach(root, section)) fromMap(node, section, rows, declared);
    const others = [
      ...bundled(root),
      ...fromOverrides(get(root, "overrides"), "overrides"),
      ...fromResolutions(get(root, "resolutions"), "resolutions"),
      ...fromOverrides(getPath(root, "pnpm", "overrides"), "pnpm.overrides"),
      ...fromExtensions(getPath(root, "pnpm", "packageExtensions"), "pnpm.packageExtensions"),
      ...fromMap(get(root, "catalog"), "catalog"),
      ...fromCatalogs(get(root, "catalogs"), "catalogs"),
      ...fromMap(getPath(root, "workspaces", "catalog"), "workspaces.catalog"),
      ...fromCatalogs(getPath(root, "workspaces", "catalogs"), "workspaces.catalogs"),
      ...fromPackageManager(scalar(get(root, "packageManager"))),
      ...(root ? ownMaker(scalar(get(root, "name")), makersOf(root), root) : []),
    ];
    for (const component of others) declared.push(component);
    return { components: inEntryOrder(declared.filter(isNamed)), problems };
  },
  remove: (source, component) =>
    component.scope === "packageManager" || component.scope === ownScope
      ? undefined
      : removeMember(source.text, component.entry),
};

/** A row has a name always, which is cut out when it is asked for. */
function isNamed(component: Component): boolean {
  return component instanceof LockedComponent || component.name !== "";
}

function startOf(component: Component): number {
  return component instanceof LockedComponent ? component.start : component.entry.start;
}

/** By where their entries start; nearly all files have them so. */
function inEntryOrder(components: Component[]): Component[] {
  let last = 0;
  const isOrdered = components.every((component) => last <= (last = startOf(component)));
  return isOrdered ? components : components.sort((a, b) => startOf(a) - startOf(b));
}

/** An author is a person mostly: `Name <address> (url)`, or an object. https://docs.npmjs.com/cli/configuring-npm/package-json#people-fields-author-contributors */
function makersOf(root: TreeNode): readonly Supplier[] {
  const people = ["author", "publisher"].flatMap((key) => {
    const node = get(root, key);
    const text = scalar(node) ?? scalar(get(node, "name"));
    const name = text && (/^[^<(]*[^<(\s]/.exec(text.value)?.[0] ?? "");
    return text && name ? [{ value: name, start: text.start, end: text.start + name.length }] : [];
  });
  const repository = get(root, "repository");
  return [
    ...people.flatMap((name) => organisationsIn("author", name, /;/)),
    ...ownerIn(scalar(repository) ?? scalar(get(repository, "url"))),
  ];
}

/** Names of packages to pack along. Those that a section declares, with their versions, are not listed again. */
function bundled(root: TreeNode | undefined): Component[] {
  const items = lists.flatMap((scope) => itemsOf(get(root, scope)).map((item) => ({ scope, name: scalar(item) })));
  if (items.length === 0) return [];
  const declared = new Set(
    sections.flatMap((section) => getEach(root, section).flatMap(entriesOf)).map(({ key }) => key.value),
  );
  return items.flatMap(({ scope, name }) => {
    if (!name || declared.has(name.value)) return [];
    const nameSpan = { start: name.start, end: name.end };
    return [
      { kind: "library", ecosystem: "npm", name: name.value, nameSpan, entry: name.outer, scope, relation: "direct" },
    ];
  });
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
