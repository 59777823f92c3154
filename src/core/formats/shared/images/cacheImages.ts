import type { Component, Span } from "../../../model.js";
import { scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../../syntax/tree.js";
import { scalarImage, type ImageContext } from "./yamlImages.js";

/**
 * Images whose layers a build takes, one or a list of them: by name, or as `type=registry,ref=NAME`; other kinds of cache name none.
 * https://docs.docker.com/build/cache/backends/
 */
export function cacheImages(
  text: string,
  { key, value }: MapEntry,
  entry: Span,
  context: ImageContext = {},
): Component[] {
  const nodes = value?.type === "list" ? value.items : [value];
  return nodes.flatMap((node) => {
    const declaration = value?.type === "list" && node ? spanOf(node) : entry;
    return scalarImage(text, cacheReference(node), declaration, key.value, context);
  });
}

/** `type=registry,ref=NAME`, or the name alone; undefined for caches that name no image. */
export function cacheReference(node: TreeNode | undefined): ScalarNode | undefined {
  const said = scalar(node);
  if (!said || !/(?:^|,)type=/.test(said.value)) return said;
  const reference = /(?:^|,)ref=([^,\s]+)/.exec(said.value);
  if (!reference?.[1] || said.value.length !== said.end - said.start) return undefined;
  const start = said.start + reference.index + reference[0].length - reference[1].length;
  return { ...said, value: reference[1], start, end: start + reference[1].length };
}

function spanOf(node: TreeNode): Span {
  return node.type === "scalar" ? node.outer : node;
}
