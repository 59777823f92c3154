import type { Component } from "../../model.js";
import { entriesOf, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { inDocumentOrder } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";
import { fromImages } from "./kustomizeImages.js";
import { chart } from "../shared/packages/helmChart.js";

/** Kustomize. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export const kustomization: Format = {
  id: "kustomize/kustomization",
  title: "Kustomize kustomization.yaml",
  files: ["kustomization.{yaml,yml}", "kustomization", "*kustomization*.{yaml,yml}", "*.yaml", "*.yml"],
  ecosystems: ["docker", "helm", "github"],
  recognizes: ({ uri, text }) =>
    (/kustomization[^/]*$/i.test(uri) ||
      /^(?:apiVersion:[ \t]*["']?kustomize\.config\.k8s\.io\/|kind:[ \t]*Kustomization)/m.test(text)) &&
    !/^apiVersion:[ \t]*["']?kustomize\.toolkit/m.test(text) &&
    /^(?:resources|bases|components|images|helmCharts|helmChartInflationGenerator|kind|apiVersion)[ \t]*:/m.test(
      text,
    ) &&
    !/^kind:[ \t]*(?!Kustomization|Component|["'])\w/m.test(text),
  extract({ text }) {
    const { documents, problems } = readYamlDocuments(text);
    return { components: inDocumentOrder(documents.flatMap(fromRoot)), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

const remotes = new Set(["resources", "bases", "components", "crds"]);

function fromRoot(root: TreeNode): Component[] {
  return entriesOf(root).flatMap(({ key, value }) => {
    if (remotes.has(key.value)) return itemsOf(value).flatMap((item) => fromRemote(item, key.value));
    if (key.value === "images") return itemsOf(value).flatMap((item) => (item.type === "map" ? fromImages(item) : []));
    if (key.value === "helmCharts" || key.value === "helmChartInflationGenerator")
      return itemsOf(value).flatMap((item) =>
        item.type === "map"
          ? chart(
              item,
              key.value === "helmCharts" ? "name" : "chartName",
              key.value === "helmCharts" ? "repo" : "chartRepo",
              key.value,
            )
          : [],
      );
    return [];
  });
}

function fromRemote(item: TreeNode, scope: string): Component[] {
  const url = scalar(item);
  if (!url || !/^(?:git::|https?:|ssh:|git@|github\.com\/|gitlab\.com\/|bitbucket\.org\/)/.test(url.value)) return [];
  const isFile = /\.ya?ml(?:$|\?)/.test(url.value);
  const repository = isFile && !/\/releases\//.test(url.value) ? undefined : readGitRepository(url);
  if (repository && (repository.ecosystem !== "generic" || !isFile)) {
    const release = /\/(?:releases\/download|archive|raw)\/([^/]+)\//.exec(url.value);
    const start = release?.[1] ? url.start + release.index + release[0].length - release[1].length - 1 : 0;
    const version = release?.[1] ? { value: release[1], start, end: start + release[1].length } : undefined;
    return [gitComponent(repository, version, { kind: "application", entry: url.outer, scope })];
  }
  const source = sourceComponent(url, url.outer, scope);
  return source ? [source] : [];
}
