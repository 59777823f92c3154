import type { Component } from "../../model.js";
import { entriesOf, get, getPath, scalar, type MapEntry } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeLines } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

const sections = ["dependencies", "dev_dependencies", "dependency_overrides"] as const;

/** Dart and Flutter `pubspec.yaml`. https://dart.dev/tools/pub/pubspec */
export const pubspec: Format = {
  id: "pub/pubspec",
  title: "Dart pubspec.yaml",
  files: ["pubspec.yaml", "pubspec.yml", "pubspec*.yaml", "*pubspec.yaml"],
  ecosystems: ["pub"],
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components = sections.flatMap((section) =>
      entriesOf(get(root, section)).flatMap((entry) => fromEntry(entry, section)),
    );
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  // What an alias elsewhere may stand for stays.
  remove: ({ text }, { entry }) =>
    /:[ \t]*&\S/.test(text.slice(entry.start, entry.end)) ? undefined : removeLines(text, entry),
};

const isText: ReadonlySet<string> = new Set(["string", "number"]);

function fromEntry(entry: MapEntry, scope: string): Component[] {
  const { key, value } = entry;
  // `<<` merges another map, which counts as written there.
  if (key.value === "" || key.start >= key.end) return [];
  const own = scalar(value);
  const version = own ?? scalar(get(value, "version")) ?? scalar(getPath(value, "git", "ref"));
  const hosted = get(value, "hosted");
  const git = get(value, "git");
  const places = [scalar(hosted) ?? scalar(get(hosted, "url")), scalar(git) ?? scalar(get(git, "url"))];
  const known = version && version.value !== "" && isText.has(version.kind) ? version : undefined;
  // The package's name on its server, where it has another here. https://dart.dev/tools/pub/dependencies#hosted-packages
  const real = scalar(get(hosted, "name"));
  return [
    declared("pub", real && real.value !== "" && real.value !== key.value ? real : key, known, {
      entry,
      scope,
      identifiers: places.map(urlIdentifier),
    }),
  ];
}
