import type { Component, Unresolved } from "../../model.js";
import { get, scalar, type MapEntry } from "../../syntax/tree.js";
import { mapsOf, type PlacedMap } from "../../syntax/treeWalk.js";
import { readYaml } from "../../syntax/yaml.js";
import { removeYamlEntry } from "../../text/removal.js";
import {
  declarationOf,
  environmentSources,
  scalarImage,
  scriptSources,
  type ImageContext,
} from "../shared/images/yamlImages.js";
import { inDocumentOrder, declared } from "../shared/declared.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";

/** Bitbucket Pipelines. https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/ */
export const bitbucketPipelines: Format = {
  id: "bitbucket/pipelines",
  title: "Bitbucket pipeline",
  files: ["*bitbucket-pipelines.{yml,yaml}", "bitbucket-pipelines*.{yml,yaml}"],
  ecosystems: ["docker", "bitbucket"],
  extract({ text }) {
    const { root, problems } = readYaml(text);
    const unresolved: Unresolved[] = [];
    const components = mapsOf(root).flatMap((placed) =>
      placed.map.entries.flatMap((entry) => fromEntry(text, placed, entry, { unresolved })),
    );
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  remove: (source, component) => removeYamlEntry(source.text, component.entry),
};

function fromEntry(text: string, placed: PlacedMap, entry: MapEntry, context: ImageContext): Component[] {
  const { key, value } = entry;
  switch (key.value) {
    case "image":
      return scalarImage(text, scalar(value) ?? get(value, "name"), entry, "image", context);
    case "pipe":
      return fromPipe(text, placed, entry);
    case "variables":
      return environmentSources(value);
    case "script":
    case "after-script":
      return scriptSources(text, value, context);
    default:
      return [];
  }
}

/** `owner/name:version` or `docker://image:tag`. */
function fromPipe(text: string, placed: PlacedMap, entry: MapEntry): Component[] {
  const pipe = scalar(entry.value);
  if (!pipe) return [];
  const span = declarationOf(placed, entry);
  if (pipe.value.startsWith("docker://")) return scalarImage(text, pipe, span, "pipe");
  const match = /^([\w.-]+\/[\w.-]+)(?::([\w.-]+))?$/.exec(pipe.value);
  if (!match?.[1]) return [];
  const name = { value: match[1], start: pipe.start, end: pipe.start + match[1].length };
  const version =
    match[2] === undefined ? undefined : { value: match[2], start: name.end + 1, end: name.end + 1 + match[2].length };
  return [declared("bitbucket", name, version, { kind: "application", entry: span, scope: "pipe" })];
}
