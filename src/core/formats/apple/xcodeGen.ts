import type { Component } from "../../model.js";
import { entriesOf, get, scalar, type MapEntry, type ScalarNode } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { readGitRepository } from "../shared/gitRepository.js";

const versions = [
  "exactVersion",
  "from",
  "majorVersion",
  "minorVersion",
  "version",
  "minVersion",
  "branch",
  "revision",
] as const;

/** Swift packages of an XcodeGen project. https://github.com/yonaskolb/XcodeGen/blob/master/Docs/ProjectSpec.md#swift-package */
export const xcodeGen: Format = {
  id: "swift/xcodegen",
  title: "XcodeGen project.yml",
  files: ["project.yml", "project.yaml"],
  ecosystems: ["swift"],
  recognizes: ({ text }) =>
    /^packages[ \t]*:/m.test(text) &&
    /^(?:(?:targets|options|settings|schemes)|[ \t]+(?:url|github))[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    return { components: entriesOf(get(root, "packages")).flatMap(fromPackage), problems };
  },
  remove: ({ text }, { entry }) => removeYamlEntry(text, entry),
};

/** `Name: { url: https://…, from: 1.0 }`, with `github: owner/repository` or a `path` in the URL's place. */
function fromPackage(entry: MapEntry): Component[] {
  const { key, value } = entry;
  const at = (name: string): ScalarNode | undefined => {
    const node = scalar(get(value, name));
    return node && node.kind !== "null" && node.value !== "" && node.start < node.end ? node : undefined;
  };
  const github = at("github");
  const url = at("url");
  const path = at("path");
  const name = github ?? (url && readGitRepository(url)?.place) ?? key;
  if (name.value === "" || (!github && !url && !path)) return [];
  const place = github ? { ...github, value: `https://github.com/${github.value}` } : url;
  const version = (github ?? url) ? versions.flatMap((word) => at(word) ?? [])[0] : path;
  return [declared("swift", name, version, { entry, scope: "packages", identifiers: [urlIdentifier(place)] })];
}
