import type { Component } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, textAt, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { inDocumentOrder } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";
import { scalarImage } from "../shared/images/yamlImages.js";
import { relocated, shifted } from "../shared/relocated.js";
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
    return { components: inDocumentOrder(documents.flatMap((root) => fromRoot(text, root))), problems };
  },
  // Without its image a patch may be none.
  remove: ({ text }, { entry, scope }) => (scope === "patches" ? undefined : removeYamlEntry(text, entry)),
};

const remotes = new Set(["resources", "bases", "components", "crds"]);

function fromRoot(text: string, root: TreeNode): Component[] {
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
    return /^patches(?:StrategicMerge|Json6902)?$/.test(key.value)
      ? itemsOf(value).flatMap((item) => fromPatch(text, scalar(item) ?? scalar(get(item, "patch"))))
      : [];
  });
}

/** The images of a patch that is written inside: parts of a manifest, or operations with a path. */
function fromPatch(text: string, patch: ScalarNode | undefined): Component[] {
  if (!patch?.value.includes("image")) return [];
  const isBlock = /^[|>]/.test(text.charAt(patch.outer.start));
  const indent = isBlock
    ? patch.start - Math.max(text.lastIndexOf("\n", patch.start), text.lastIndexOf("\r", patch.start)) - 1
    : 0;
  // The first line's indentation is before the scalar.
  const said = " ".repeat(indent) + (isBlock ? text.slice(patch.start, patch.end) : patch.value);
  return readYamlDocuments(said)
    .documents.flatMap(mapsOf)
    .flatMap(({ map }) =>
      map.entries.filter(
        ({ key }) => key.value === "image" || (key.value === "value" && /\/image$/.test(textAt(map, "path") ?? "")),
      ),
    )
    .flatMap((entry) => scalarImage(said, entry.value, entry, "patches"))
    .map((image) =>
      isBlock ? shifted(image, patch.start - indent) : relocated(image, { ...patch, value: "" }, patch.outer),
    );
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
