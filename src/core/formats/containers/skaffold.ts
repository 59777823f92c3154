import type { Component } from "../../model.js";
import { get, scalar, type MapNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { inDocumentOrder, declared } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";
import { argumentImages } from "../shared/images/argumentImages.js";
import { cacheImages } from "../shared/images/cacheImages.js";
import { scalarImage } from "../shared/images/yamlImages.js";

/** Skaffold: charts, git dependencies and base images; what it builds itself is not a component. https://skaffold.dev/docs/references/yaml/ */
export const skaffoldConfig: Format = {
  id: "skaffold/config",
  title: "skaffold.yaml",
  files: ["skaffold*.{yml,yaml}"],
  ecosystems: ["helm", "docker", "github"],
  recognizes: ({ text }) => /^apiVersion[ \t]*:[ \t]*(?:!\S+[ \t]+)?["']?skaffold\//m.test(text),
  extract({ text }) {
    const { documents, problems } = readYamlDocuments(text);
    const components: Component[] = [];
    for (const document of documents)
      for (const { map: node, key } of mapsOf(document)) components.push(...fromMap(text, node, key));
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function fromMap(text: string, node: MapNode, key: string | undefined): Component[] {
  if (key === "releases") {
    const name = scalar(get(node, "remoteChart"));
    if (!name || /^$|[{}$]|:\/\//.test(name.value)) return [];
    const identifiers = [urlIdentifier(scalar(get(node, "repo")))];
    return [declared("helm", name, scalar(get(node, "version")), { entry: node, scope: "releases", identifiers })];
  }
  if (key === "git") {
    const url = scalar(get(node, "repo"));
    const git = url && readGitRepository(url);
    return git
      ? [gitComponent(git, scalar(get(node, "ref")), { kind: "application", entry: node, scope: "requires" })]
      : [];
  }
  return node.entries.flatMap((entry) =>
    entry.key.value === "cacheFrom"
      ? cacheImages(text, entry, entry)
      : entry.key.value === "buildArgs"
        ? argumentImages(text, entry.value)
        : /^(?:fromImage|builder|runImage|buildImage)$/.test(entry.key.value)
          ? scalarImage(text, entry.value, entry, entry.key.value)
          : [],
  );
}
