import type { Component } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { removeTomlEntry } from "../../syntax/tomlRemoval.js";
import { entriesOf, get, scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { declared, partOf, written, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";

type Versions = ReadonlyMap<string, string>;

/** Gradle's version catalog. https://docs.gradle.org/current/userguide/version_catalogs.html */
export const gradleCatalog: Format = {
  id: "gradle/catalog",
  title: "Gradle version catalog (libs.versions.toml)",
  files: ["*.versions.toml"],
  ecosystems: ["maven", "gradle"],
  extract({ text }) {
    const { root, problems } = readToml(text);
    const versions = new Map(
      entriesOf(get(root, "versions")).flatMap(({ key, value }): [string, string][] => {
        const version = versionIn(value);
        return version ? [[alias(key.value), version.value]] : [];
      }),
    );
    const components = [
      ...entriesOf(get(root, "libraries")).flatMap((entry) => fromLibrary(text, entry, versions)),
      ...entriesOf(get(root, "plugins")).flatMap((entry) => fromPlugin(text, entry, versions)),
    ];
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: (source, component) => removeTomlEntry(source.text, component.entry),
};

/** `"group:artifact:version"`, `{ module = "group:artifact", version = … }` or `{ group = …, name = …, version = … }`. */
function fromLibrary(text: string, entry: MapEntry, versions: Versions): Component[] {
  const { value } = entry;
  const notation = scalar(value);
  if (notation) {
    const [group, artifact, version] = parts(text, notation);
    if (!group || !artifact) return [];
    const name = written(text, group.start, artifact.end);
    return [declared("maven", name, version && withoutStrict(version), { entry, scope: "libraries" })];
  }
  const version = resolved(get(value, "version"), versions);
  const module = scalar(get(value, "module"));
  if (module && module.value !== "") return [declared("maven", module, version, { entry, scope: "libraries" })];
  const group = scalar(get(value, "group"));
  const artifact = scalar(get(value, "name"));
  if (!group || !artifact || artifact.value === "") return [];
  const name = { value: `${group.value}:${artifact.value}`, start: artifact.start, end: artifact.end };
  return [declared("maven", name, version, { entry, scope: "libraries" })];
}

/** `"id:version"` or `{ id = …, version = … }`. */
function fromPlugin(text: string, entry: MapEntry, versions: Versions): Component[] {
  const notation = scalar(entry.value);
  const [name, own] = notation ? parts(text, notation) : [scalar(get(entry.value, "id"))];
  const version = own ?? resolved(get(entry.value, "version"), versions);
  return name && name.value !== "" ? [declared("gradle", name, version, { entry, scope: "plugins" })] : [];
}

/** A version as it is declared; a reference is resolved and stays where it is. */
function resolved(node: TreeNode | undefined, versions: Versions): Written | undefined {
  const reference = scalar(get(node, "ref"));
  if (!reference) return versionIn(node);
  return {
    value: versions.get(alias(reference.value)) ?? reference.value,
    start: reference.start,
    end: reference.end,
  };
}

/** Dashes, underscores and dots in aliases are one to Gradle. */
function alias(name: string): string {
  return name.replace(/[_.]/g, "-");
}

/** A plain version, or what a rich one says first. https://docs.gradle.org/current/userguide/dependency_versions.html */
function versionIn(node: TreeNode | undefined): Written | undefined {
  const plain = scalar(node);
  if (plain) return withoutStrict(plain);
  for (const key of ["strictly", "require", "prefer"]) {
    const version = scalar(get(node, key));
    if (version) return version;
  }
  return undefined;
}

/** `1.0!!` is strictly 1.0; a preferred version may follow. */
function withoutStrict(version: Written): Written {
  const marks = version.value.indexOf("!!");
  return marks > 0 ? partOf(version, 0, marks) : version;
}

function parts(text: string, { start, end }: ScalarNode): Written[] {
  const found: Written[] = [];
  let from = start;
  for (const part of text.slice(start, end).split(":", 4)) {
    if (part === "") break;
    found.push(written(text, from, from + part.length));
    from += part.length + 1;
  }
  return found;
}
