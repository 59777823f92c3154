import type { Component } from "../../model.js";
import { get, scalar, type MapEntry, type MapNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { environmentSources, scalarImage } from "../shared/images/yamlImages.js";
import { fromImageParts, imageKey } from "../shared/images/imageParts.js";
import { inDocumentOrder } from "../shared/declared.js";
import type { Format } from "../format.js";

/** Helm `values.yaml`: what its images are is a custom, not a rule. https://helm.sh/docs/chart_best_practices/values/ */
export const helmValues: Format = {
  id: "helm/values",
  title: "Helm values.yaml",
  files: ["values.{yaml,yml}", "*values*.{yaml,yml}", "values/*.{yaml,yml}"],
  ecosystems: ["docker"],
  recognizes: ({ text }) =>
    !/^apiVersion[ \t]*:/m.test(text) && /[iI]mage["']?[ \t]*:|^[ \t-]*repository[ \t]*:/m.test(text),
  extract({ text }) {
    const { documents, problems } = readYamlDocuments(text);
    const components: Component[] = [];
    for (const { map: node, key } of documents.flatMap(mapsOf)) {
      const parts = fromImageParts(node, key);
      components.push(...parts);
      for (const entry of node.entries)
        if (parts.length === 0 || entry.key.value !== "image") components.push(...fromEntry(text, entry, node));
    }
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function fromEntry(text: string, entry: MapEntry, node: MapNode): Component[] {
  const { key, value } = entry;
  if (value?.type === "scalar" && imageKey.test(key.value)) {
    const tag = key.value === "image" ? scalar(get(node, "tag") ?? get(node, "imageTag")) : undefined;
    const known = tag && tag.value !== "" && { version: tag.value, versionSpan: { start: tag.start, end: tag.end } };
    return scalarImage(text, value, entry, key.value).map((image) => ({ ...known, ...image }));
  }
  return /^(?:extra)?[eE]nv(?:Vars)?$/.test(key.value) ? environmentSources(value) : [];
}
