import type { Component, Span } from "../../model.js";
import { literal, type HclBlock } from "../../syntax/hcl.js";
import { itemsOf, scalar, type MapEntry, type TreeNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { imageComponent } from "../containers/image.js";

/** Images that a resource's attributes name, however deep: those of containers, and what whole resources are about. */
export function fromResource(block: HclBlock): Component[] {
  const root = block.root ?? block;
  const type = root.labels[0]?.value ?? "";
  if (!/^(?:resource|data)$/.test(root.type.value)) return [];
  const own = block === root ? undefined : block.type.value;
  return block.attributes.flatMap(({ name, value, start, end }) =>
    holdsImage(type, own, name.value) ? imagesOf(value, { start, end }, type) : [],
  );
}

/** The same in JSON: `"type": { "name": { … } }`. */
export function fromJsonResource({ key: type, value: named }: MapEntry): Component[] {
  return mapsOf(named).flatMap(({ map, path }) =>
    path.length === 0
      ? []
      : map.entries.flatMap((entry) => {
          const block = path.length === 1 ? undefined : path[path.length - 1];
          return holdsImage(type.value, block, entry.key.value) ? imagesOf(entry.value, entry, type.value) : [];
        }),
  );
}

const containerBlocks = new Set(["container", "containers", "init_container", "container_spec", "container_image"]);

function holdsImage(resource: string, block: string | undefined, attribute: string): boolean {
  if (/^(?:docker|kubernetes)_/.test(resource)) {
    const isImage = block === undefined && /^docker_(?:registry_)?image$/.test(resource);
    return attribute === (isImage ? "name" : "image");
  }
  switch (attribute) {
    case "image":
      return (
        block !== undefined && (containerBlocks.has(block) || (block === "templates" && /^google_/.test(resource)))
      );
    case "image_uri":
    case "container_image":
    case "dependency_images":
      return true;
    case "name":
      return block === "step" && resource === "google_cloudbuild_trigger";
    default:
      return false;
  }
}

function imagesOf(value: TreeNode | undefined, entry: Span, scope: string): Component[] {
  if (value?.type === "list") return itemsOf(value).flatMap((item) => imageOf(item, entry, scope));
  return imageOf(value, entry, scope);
}

/** An expression without quotes names no image. */
function imageOf(node: TreeNode | undefined, entry: Span, scope: string): Component[] {
  const text = scalar(node);
  const reference = literal(node) ?? (text?.outer.start === text?.start ? undefined : text);
  const image = reference && imageComponent(reference, entry, scope);
  return image ? [image] : [];
}
