import type { Component } from "../../../model.js";
import { get, scalar, type MapNode, type ScalarNode } from "../../../syntax/tree.js";
import { declared } from "../declared.js";
import { urlIdentifier } from "../download.js";
import { readImage } from "../images/image.js";

/** A Helm chart that a map names with the keys given; a chart that is a path or template is none. */
export function chart(node: MapNode, nameKey: string, repositoryKey: string, scope: string): Component[] {
  const name = scalar(get(node, nameKey));
  if (!name || /[${]|^$|^(?:\.|\/|https?:)/.test(name.value)) return [];
  const version = givenVersion(
    scalar(get(node, "version")) ?? scalar(get(node, "targetRevision") ?? get(node, "chartVersion")),
  );
  if (name.value.startsWith("oci://")) {
    const image = readImage({ value: name.value.slice(6), start: name.start + 6, end: name.end });
    if (!image) return [];
    const host = image.host && { scheme: "host" as const, ...image.host };
    return [
      declared("docker", image.name, version ?? image.version, {
        kind: "container",
        entry: node,
        scope,
        identifiers: [host],
      }),
    ];
  }
  const repository = scalar(get(node, repositoryKey));
  return [declared("helm", name, version, { entry: node, scope, identifiers: [urlIdentifier(repository)] })];
}

/** A version that says something: what charts leave empty is whichever is newest. */
export function givenVersion(version: ScalarNode | undefined): ScalarNode | undefined {
  return version && version.value !== "" ? version : undefined;
}
