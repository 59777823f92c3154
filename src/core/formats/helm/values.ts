import type { Component } from "../../model.js";
import { get, scalar, type MapEntry, type MapNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import { fromImage, isHost, readImage } from "../containers/image.js";
import { environmentSources, scalarImage } from "../containers/yamlImages.js";
import type { Written } from "../declared.js";
import { inDocumentOrder, partOf } from "../declared.js";
import type { Format } from "../format.js";

/** Helm `values.yaml`: what its images are is a custom, not a rule. https://helm.sh/docs/chart_best_practices/values/ */
export const helmValues: Format = {
  id: "helm/values",
  title: "Helm values.yaml",
  files: [
    "values.{yaml,yml}",
    "values-*.{yaml,yml}",
    "values.*.{yaml,yml}",
    "*values.{yaml,yml}",
    "values/*.{yaml,yml}",
  ],
  ecosystems: ["docker"],
  recognizes: ({ text }) =>
    !/^apiVersion[ \t]*:/m.test(text) && /[iI]mage["']?[ \t]*:|^[ \t-]*repository[ \t]*:/m.test(text),
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const components: Component[] = [];
    for (const { map: node, key } of mapsOf(root)) {
      if (isImageMap(node, key)) components.push(...fromParts(node));
      for (const entry of node.entries) components.push(...fromEntry(text, entry));
    }
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

const imageKey = /(?:^|[iI])mage$/;

function fromEntry(text: string, entry: MapEntry): Component[] {
  const { key, value } = entry;
  if (value?.type === "scalar" && imageKey.test(key.value)) return scalarImage(text, value, entry, key.value);
  return /^(?:extra)?[eE]nv(?:Vars)?$/.test(key.value) ? environmentSources(value) : [];
}

/** `{ registry, repository, tag }` under a key that ends in `image`, or anywhere when repository and tag stand together. */
function isImageMap(node: MapNode, key: string | undefined): boolean {
  const repository = scalar(get(node, "repository"));
  if (!repository || repository.value === "") return false;
  return (key !== undefined && imageKey.test(key)) || scalar(get(node, "tag")) !== undefined;
}

function fromParts(node: MapNode): Component[] {
  const repository = scalar(get(node, "repository"));
  const image = repository && readImage(repository);
  if (!image) return [];
  const registry = scalar(get(node, "registry"));
  const prefix = registry && /^[A-Za-z0-9][\w.:/-]*$/.test(registry.value) ? registry : undefined;
  const name: Written = prefix
    ? { ...image.name, value: `${prefix.value.replace(/\/$/, "")}/${image.name.value}` }
    : image.name;
  const version = [get(node, "tag"), get(node, "version"), get(node, "digest")]
    .map(scalar)
    .find((candidate) => candidate && candidate.kind !== "null" && candidate.value !== "");
  const host = prefix && isHost(prefix.value.split("/", 1)[0] ?? "") ? hostOf(prefix) : image.host;
  const digest = version ? version.value.indexOf("@") : -1;
  const tag = version && digest > 0 ? partOf(version, 0, digest) : (version ?? image.version);
  return [fromImage({ name, ...(tag && { version: tag }), ...(host && { host }) }, node, "image")];
}

function hostOf(registry: Written): Written {
  const host = registry.value.split(/[:/]/, 1)[0] ?? "";
  return { value: host, start: registry.start, end: registry.start + host.length };
}
