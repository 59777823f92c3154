import type { Component, Unresolved } from "../../model.js";
import { entriesOf, get, itemsOf, scalar, type MapEntry, type MapNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { environmentSources, scalarImage, type ImageContext } from "../shared/images/yamlImages.js";
import { fromImageParts, imageKey } from "../shared/images/imageParts.js";
import { isHost } from "../shared/images/image.js";
import { fromHost } from "../shared/packages/indexOptions.js";
import { sourceComponent } from "../shared/download.js";
import { inDocumentOrder } from "../shared/declared.js";
import { ImageVariables } from "../shared/images/imageVariables.js";
import { withUnresolved } from "../shared/unresolved.js";
import type { Format } from "../format.js";

/** Helm `values.yaml`: what its images are is a custom, not a rule. https://helm.sh/docs/chart_best_practices/values/ */
export const helmValues: Format = {
  id: "helm/values",
  title: "Helm values.yaml",
  files: ["values.{yaml,yml}", "*values*.{yaml,yml}", "values/*.{yaml,yml}"],
  ecosystems: ["docker"],
  recognizes: ({ text }) =>
    !/^apiVersion[ \t]*:/m.test(text) &&
    /[iI]mages?["']?[ \t]*:|^[ \t]*\w*[rR]egistry[ \t]*:|^[ \t-]*repository[ \t]*:/m.test(text),
  extract({ text }) {
    const { documents, problems } = readYamlDocuments(text);
    const components: Component[] = [];
    const unresolved: Unresolved[] = [];
    const variables = new ImageVariables(text);
    // Values that are templates speak of other values.
    if (text.includes("{{"))
      for (const root of documents)
        variables.defineMembers(root, { start: 0, end: text.length + 1 }, "", (name) => [`.Values.${name}`]);
    const context = { variables, unresolved };
    for (const { map: node, key } of documents.flatMap(mapsOf)) {
      const parts = fromImageParts(node, key);
      components.push(...parts);
      for (const entry of node.entries)
        if (parts.length === 0 || entry.key.value !== "image")
          components.push(...fromEntry(text, entry, node, context));
    }
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function fromEntry(text: string, entry: MapEntry, node: MapNode, context: ImageContext): Component[] {
  const { key, value } = entry;
  if (value?.type === "scalar" && imageKey.test(key.value)) {
    const tag = key.value === "image" ? scalar(get(node, "tag") ?? get(node, "imageTag")) : undefined;
    const known = tag && tag.value !== "" && { version: tag.value, versionSpan: { start: tag.start, end: tag.end } };
    return scalarImage(text, value, entry, key.value, context).map((image) => ({ ...known, ...image }));
  }
  if (/[iI]mages$/.test(key.value))
    return [...itemsOf(value), ...entriesOf(value).map((one) => one.value)]
      .flatMap((item) => (item?.type === "scalar" ? scalarImage(text, item, item.outer, key.value, context) : []))
      .filter(({ version, identifiers }) => version !== undefined || identifiers !== undefined);
  // Where images come from whose own map does not say it.
  const host = /[rR]egistry$/.test(key.value) && !get(node, "repository") ? scalar(value) : undefined;
  if (host && isHost(host.value.split("/", 1)[0] ?? "")) {
    const source = sourceComponent(host, entry, key.value) ?? fromHost(host, entry, key.value);
    return source ? [source] : [];
  }
  return /^(?:extra)?[eE]nv(?:Vars)?$/.test(key.value) ? environmentSources(value) : [];
}
