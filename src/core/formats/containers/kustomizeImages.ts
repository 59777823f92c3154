import type { Component } from "../../model.js";
import { get, scalar, type MapNode } from "../../syntax/tree.js";
import { declared } from "../shared/declared.js";
import { isHost, readImage } from "../shared/images/image.js";

/** `{ name, newName, newTag, digest }`: what is run is the new name. */
export function fromImages(item: MapNode): Component[] {
  const newName = scalar(get(item, "newName"));
  const written = newName ?? scalar(get(item, "name"));
  const image = written && readImage(written);
  if (!image) return [];
  const version = scalar(get(item, "newTag")) ?? scalar(get(item, "digest")) ?? image.version;
  // A name alone says what is to be replaced, and by nothing.
  if (!newName && !version) return [];
  const first = image.name.value.split("/", 1)[0] ?? "";
  const host = image.host && isHost(first) ? { scheme: "host" as const, ...image.host } : undefined;
  return [
    declared("docker", image.name, version, { kind: "container", entry: item, scope: "images", identifiers: [host] }),
  ];
}
