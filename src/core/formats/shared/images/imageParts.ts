import type { Component } from "../../../model.js";
import { get, scalar, type MapNode, type ScalarNode } from "../../../syntax/tree.js";
import { partOf, type Written } from "../declared.js";
import { fromImage, isHost, readImage } from "./image.js";

/** Keys that charts give images by. */
export const imageKey = /(?:^|[iI])mage$/;

/**
 * The image that a map of Helm values tells in parts: `{ registry, repository, tag }` under a key that ends in `image`, or anywhere
 * when repository and tag are together.
 */
export function fromImageParts(node: MapNode, key: string | undefined): Component[] {
  const repository = repositoryOf(node, key);
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

function repositoryOf(node: MapNode, key: string | undefined): ScalarNode | undefined {
  const repository = scalar(get(node, "repository"));
  const isNamed = key !== undefined && imageKey.test(key);
  const hasTag = scalar(get(node, "tag")) !== undefined;
  if (repository && repository.value !== "") return isNamed || hasTag ? repository : undefined;
  // Charts that have no `repository` call it so.
  return isNamed && hasTag ? scalar(get(node, "repo") ?? get(node, "image")) : undefined;
}

function hostOf(registry: Written): Written {
  const host = registry.value.split(/[:/]/, 1)[0] ?? "";
  return { value: host, start: registry.start, end: registry.start + host.length };
}
