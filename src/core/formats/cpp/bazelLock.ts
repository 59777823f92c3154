import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, itemsOf, scalar, textAt, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { declared, inDocumentOrder, partOf, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readUnescaped } from "../shared/unescaped.js";
import { archivePackage } from "../shared/packages/requirementLocation.js";

/**
 * Bazel's `MODULE.bazel.lock`: the modules that were chosen, and what module extensions download.
 * https://bazel.build/external/lockfile
 */
export const bazelLock: Format = readUnescaped({
  id: "bazel/lock",
  title: "Bazel MODULE.bazel.lock",
  files: ["MODULE.bazel.lock"],
  ecosystems: ["bazel", "golang", "pypi", "npm", "cargo"],
  generated: true,
  extract({ text }) {
    // Bazel takes an empty file for none, and fills it.
    if (text.trim() === "") return { components: [], problems: [] };
    const { root, problems } = readJson(text);
    const components = [
      ...entriesOf(get(root, "registryFileHashes")).flatMap(fromRegistryFile),
      ...entriesOf(get(root, "moduleDepGraph")).flatMap(fromModule),
      ...repositoriesIn(get(root, "moduleExtensions")).flatMap(fromRepository),
      ...entriesOf(get(root, "facts")).flatMap(fromFacts),
    ];
    return { components: inDocumentOrder(components), problems };
  },
});

/** Bazel reads `source.json` of a module's chosen version only, and `MODULE.bazel` of those it considered. */
function fromRegistryFile(entry: MapEntry): Component[] {
  // Of a registry that does not have it the value is null or "not found".
  const digest = scalar(entry.value);
  if (digest && (digest.kind === "null" || digest.value === "not found")) return [];
  const match = /\/modules\/([^/]+)\/([^/]+)\/source\.json$/.exec(entry.key.value);
  if (!match?.[1] || !match[2]) return [];
  const from = match.index + "/modules/".length;
  const name = partOf(entry.key, from, from + match[1].length);
  const version = partOf(entry.key, from + match[1].length + 1, from + match[1].length + 1 + match[2].length);
  const identifiers = [urlIdentifier(entry.key)];
  return [
    declared("bazel", name, version, { entry, scope: "registryFileHashes", relation: "transitive", identifiers }),
  ];
}

/** A module of lockfiles before Bazel 7.2, with the archive it comes from. */
function fromModule(entry: MapEntry): Component[] {
  const name = scalar(get(entry.value, "name"));
  if (!name || name.value === "" || entry.key.value === "<root>") return [];
  const version = scalar(get(entry.value, "version"));
  const attributes = get(get(entry.value, "repoSpec"), "attributes");
  const identifiers = placesOf(attributes).map((place) => urlIdentifier(place));
  return [
    declared("bazel", name, version?.value === "" ? undefined : version, {
      entry,
      scope: "moduleDepGraph",
      relation: "transitive",
      identifiers,
    }),
  ];
}

/** Every `generatedRepoSpecs` of every extension, on every platform. */
function repositoriesIn(extensions: TreeNode | undefined): readonly MapEntry[] {
  return entriesOf(extensions).flatMap(({ value: extension }) =>
    entriesOf(extension).flatMap(({ value: platform }) => entriesOf(get(platform, "generatedRepoSpecs"))),
  );
}

/** A repository that an extension makes: a wheel, a Go module, an npm package, or whatever lies at its addresses. */
function fromRepository(entry: MapEntry): Component[] {
  const attributes = get(entry.value, "attributes");
  const places = placesOf(attributes);
  const packaged = packageOf(attributes) ?? places.map(packageAt).find((found) => found !== undefined);
  if (!packaged) return places.flatMap((place) => sourceComponent(place, entry, "generatedRepoSpecs") ?? []);
  const { ecosystem, name, version } = packaged;
  const identifiers = places.map((place) => urlIdentifier(place));
  return [
    declared(ecosystem, name, version, { entry, scope: "generatedRepoSpecs", relation: "transitive", identifiers }),
  ];
}

interface Packaged {
  readonly ecosystem: string;
  readonly name: Written;
  readonly version?: Written;
}

function packageOf(attributes: TreeNode | undefined): Packaged | undefined {
  const importpath = scalar(get(attributes, "importpath"));
  const version = scalar(get(attributes, "version"));
  if (importpath && importpath.value !== "")
    return { ecosystem: "golang", name: importpath, ...(version && { version }) };
  const requirement = scalar(get(attributes, "requirement"));
  const pinned = requirement && /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;]+)/.exec(requirement.value);
  if (requirement && pinned?.[1] && pinned[2]) {
    const from = pinned[0].length - pinned[2].length;
    return {
      ecosystem: "pypi",
      name: partOf(requirement, 0, pinned[1].length),
      version: partOf(requirement, from, pinned[0].length),
    };
  }
  const npm = scalar(get(attributes, "package"));
  return npm && npm.value !== "" && version && textAt(attributes, "root_package") !== undefined
    ? { ecosystem: "npm", name: npm, version }
    : undefined;
}

/** A registry's address of a crate, and a wheel's file name, say the package. */
function packageAt(place: Written): Packaged | undefined {
  if (place.value.length !== place.end - place.start) return undefined;
  const crate = /\/crates\/([\w-]{1,100})\/(\d[^/]{0,100})\/download$/d.exec(place.value)?.indices;
  if (crate?.[1] && crate[2])
    return { ecosystem: "cargo", name: partOf(place, ...crate[1]), version: partOf(place, ...crate[2]) };
  const wheel = place.value.endsWith(".whl") ? archivePackage(place) : undefined;
  return wheel && { ecosystem: "pypi", ...wheel };
}

/** What an extension remembers between runs. That of rules_rs has what registries say of each crate that was chosen: `name_version`. */
function fromFacts({ key, value }: MapEntry): Component[] {
  if (!key.value.endsWith("%crate")) return [];
  return entriesOf(value).flatMap((entry) => {
    const crate = /^([\w-]{1,100})_(\d+\.[^_/]{1,100})$/d.exec(entry.key.value)?.indices;
    if (!crate?.[1] || !crate[2]) return [];
    const [name, version] = [partOf(entry.key, ...crate[1]), partOf(entry.key, ...crate[2])];
    return [declared("cargo", name, version, { entry, scope: "facts", relation: "transitive" })];
  });
}

function placesOf(attributes: TreeNode | undefined): Written[] {
  return entriesOf(attributes).flatMap(({ key, value }) => {
    if (!/(?:^|_)(?:urls?|remote|registry)$/.test(key.value)) return [];
    return [value, ...itemsOf(value)].flatMap((node) => scalar(node) ?? []);
  });
}
