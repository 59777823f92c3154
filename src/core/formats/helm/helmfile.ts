import type { Component } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type MapNode, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { hostSource, sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { chart } from "../shared/packages/helmChart.js";

/** helmfile and its lock file. https://helmfile.readthedocs.io/ */
export const helmfile: Format = {
  id: "helm/helmfile",
  title: "helmfile.yaml",
  files: [
    "helmfile*.{yaml,yml,lock}",
    "helmfile*.{yaml,yml}.gotmpl",
    "helmfile.d/*.{yaml,yml}",
    "helmfile.d/*.{yaml,yml}.gotmpl",
    "*.yaml",
    "*.yml",
  ],
  ecosystems: ["helm", "docker"],
  recognizes: ({ uri, text }) =>
    /helmfile[^/]*(?:\/[^/]*)?$/i.test(uri)
      ? /^(?:releases|repositories|dependencies|environments|helmfiles|templates)[ \t]*:/m.test(text)
      : /^releases[ \t]*:/m.test(text) && /^[ \t-]+chart[ \t]*:/m.test(text),
  extract({ text }) {
    const { documents, problems } = readYamlDocuments(text);
    const repositories = new Map<string, ScalarNode>();
    for (const document of documents)
      for (const item of itemsOf(get(document, "repositories"))) {
        const name = scalar(get(item, "name"));
        const url = scalar(get(item, "url"));
        if (name && url) repositories.set(name.value, url);
      }
    return { components: documents.flatMap((document) => fromDocument(document, repositories)), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function fromDocument(document: TreeNode, repositories: ReadonlyMap<string, ScalarNode>): Component[] {
  return entriesOf(document).flatMap(({ key, value }) => {
    const items = itemsOf(value).filter((item): item is MapNode => item.type === "map");
    if (key.value === "repositories") return items.flatMap(fromRepository);
    if (key.value === "releases") return items.flatMap((item) => fromRelease(item, repositories));
    // A lock file lists what the releases resolved to.
    if (key.value === "dependencies") return items.flatMap((item) => chart(item, "name", "repository", key.value));
    if (key.value === "templates" && value?.type === "map")
      return value.entries.flatMap((entry) =>
        entry.value?.type === "map" ? fromRelease(entry.value, repositories) : [],
      );
    return [];
  });
}

function fromRepository(item: MapNode): Component[] {
  const url = scalar(get(item, "url"));
  const source = sourceComponent(url, item, "repositories") ?? hostSource(url, item, "repositories");
  return source ? [source] : [];
}

/** `chart: repository/name`; a chart with a path is on this machine. */
function fromRelease(item: MapNode, repositories: ReadonlyMap<string, ScalarNode>): Component[] {
  const written = scalar(get(item, "chart"));
  if (!written || /^(?:oci:|\.|\/)/.test(written.value)) return chart(item, "chart", "repo", "releases");
  const slash = written.value.indexOf("/");
  if (slash < 0 || /[{}$]|^git::|^https?:/.test(written.value)) return [];
  const start = written.start + slash + 1;
  const name = { value: written.value.slice(slash + 1), start, end: Math.max(start, written.end) };
  if (name.value === "") return [];
  const version = versionOf(item);
  const repository = repositories.get(written.value.slice(0, slash));
  return [
    declared("helm", name, version, { entry: item, scope: "releases", identifiers: [urlIdentifier(repository)] }),
  ];
}

/** Templates give a version in each branch; a written one is worth more than one that is filled in. */
function versionOf(item: MapNode): ScalarNode | undefined {
  const versions = item.entries.flatMap(({ key, value }) => (key.value === "version" ? (scalar(value) ?? []) : []));
  return versions.find(({ value }) => !value.includes("{{")) ?? versions[0];
}
