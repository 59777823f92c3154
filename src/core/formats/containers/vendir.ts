import type { Component } from "../../model.js";
import { get, scalar, type MapNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { declared, inDocumentOrder } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";
import { scalarImage } from "../shared/images/yamlImages.js";
import { chart } from "../shared/packages/helmChart.js";

/** Carvel vendir: repositories, charts and images that are copied in. https://carvel.dev/vendir/docs/latest/vendir-spec/ */
export const vendirConfig: Format = {
  id: "vendir/config",
  title: "vendir.yml",
  files: ["vendir.{yml,yaml}"],
  ecosystems: ["github", "helm", "docker"],
  recognizes: ({ text }) => /^directories[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components = mapsOf(root).flatMap(({ map, key }) => fromMap(text, map, key));
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

/** Rancher Fleet: the chart of a bundle. https://fleet.rancher.io/ref-fleet-yaml */
export const fleetBundle: Format = {
  id: "helm/fleet",
  title: "Rancher fleet.yaml",
  files: ["fleet.{yml,yaml}"],
  ecosystems: ["helm"],
  recognizes: ({ text }) => /^(?:helm|defaultNamespace|targetCustomizations|namespace)[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components = mapsOf(root).flatMap(({ map, key }) =>
      key === "helm" ? chart(map, "chart", "repo", "helm") : [],
    );
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function fromMap(text: string, map: MapNode, key: string | undefined): Component[] {
  switch (key) {
    case "git": {
      const url = scalar(get(map, "url"));
      const git = url && readGitRepository(url);
      return git ? [gitComponent(git, scalar(get(map, "ref")), { kind: "application", entry: map, scope: key })] : [];
    }
    case "githubRelease": {
      const slug = scalar(get(map, "slug"));
      if (!slug || !/^[\w.-]+\/[\w.-]+$/.test(slug.value)) return [];
      return [declared("github", slug, scalar(get(map, "tag")), { kind: "application", entry: map, scope: key })];
    }
    case "helmChart": {
      const url = urlIdentifier(scalar(get(get(map, "repository"), "url")));
      return chart(map, "name", "url", key).map((found) => ({ ...found, ...(url && { identifiers: [url] }) }));
    }
    case "image":
    case "imgpkgBundle":
      return scalarImage(text, get(map, "url") ?? get(map, "image"), map, key);
    case "http": {
      const source = sourceComponent(scalar(get(map, "url")), map, key);
      return source ? [source] : [];
    }
    default:
      return [];
  }
}
