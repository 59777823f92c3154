import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, getPath, itemsOf, scalar, textAt, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

const sections = ["require", "require-dev"] as const;

/** Composer `composer.json`. https://getcomposer.org/doc/04-schema.md */
export const composerJson: Format = {
  id: "composer/json",
  title: "Composer composer.json",
  files: ["composer.json", "*.composer.json", "composer*.json"],
  ecosystems: ["composer"],
  extract({ text }) {
    const { root, problems } = readJson(text);
    const components = [
      ...sections.flatMap((section) =>
        entriesOf(get(root, section)).flatMap((entry) =>
          // What has no vendor is the platform: PHP itself, its extensions and libraries.
          entry.key.value.includes("/") && entry.key.start < entry.key.end
            ? [declared("composer", entry.key, scalar(entry.value), { entry, scope: section })]
            : [],
        ),
      ),
      ...repositoriesOf(get(root, "repositories")),
    ];
    return { components: components.sort((a, b) => a.entry.start - b.entry.start), problems };
  },
  remove: ({ text }, { entry }) => removeMember(text, entry),
};

function repositoriesOf(node: TreeNode | undefined): Component[] {
  const members = [
    ...itemsOf(node).map((value) => ({ value, entry: value })),
    ...entriesOf(node).flatMap((entry) => (entry.value ? [{ value: entry.value, entry }] : [])),
  ];
  return members.flatMap(({ value, entry }) => {
    if (textAt(value, "type") === "package") return packagesOf(get(value, "package"));
    const source = sourceComponent(scalar(get(value, "url")), entry, "repositories");
    return source ? [source] : [];
  });
}

/** A repository that describes its packages itself. */
function packagesOf(node: TreeNode | undefined): Component[] {
  return (node?.type === "map" ? [node] : itemsOf(node)).flatMap((item) => {
    const name = scalar(get(item, "name"));
    if (!name || name.start >= name.end || name.value === "") return [];
    const places = ["dist", "source"].map((key) => urlIdentifier(scalar(getPath(item, key, "url"))));
    const declaration = { entry: item, scope: "repositories", identifiers: places, mention: false };
    return [declared("composer", name, scalar(get(item, "version")), declaration)];
  });
}
