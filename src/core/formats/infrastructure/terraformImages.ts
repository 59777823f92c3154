import type { Component, Span, Unresolved } from "../../model.js";
import type { HclBlock } from "../../syntax/hclDocument.js";
import { literal } from "../../syntax/hcl.js";
import { itemsOf, scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { mapsOf } from "../../syntax/treeWalk.js";
import { imageComponent } from "../shared/images/image.js";
import { partOf } from "../shared/declared.js";
import { relocated } from "../shared/relocated.js";
import { unresolvedAt } from "../shared/unresolved.js";
import type { HclValues } from "./hclValues.js";

/** Images that a resource's attributes name, however deep: those of containers, and what whole resources are about. */
export function fromResource(block: HclBlock, values: HclValues, unresolved: Unresolved[]): Component[] {
  const root = block.root ?? block;
  const type = root.labels[0]?.value ?? "";
  if (!/^(?:resource|data)$/.test(root.type.value)) return [];
  const own = block === root ? undefined : nameOf(block);
  return block.attributes.flatMap(({ name, value, start, end }) => {
    const entry = { start, end };
    if (name.value === "container_definitions") return fromDefinitions(scalar(value), entry, type, values, unresolved);
    if (value && value.type !== "scalar" && /^(?:kubernetes|kubectl)_/.test(type))
      return fromManifest(value, type, values);
    if (!holdsImage(type, own, name.value)) return [];
    const images = imagesOf(value, entry, type, values);
    if (images.length === 0 && isUnknown(value, values)) unresolved.push(unresolvedAt("image", { start, end }));
    return images;
  });
}

/** An expression that cannot be known from the file; what another resource gives is read there. */
function isUnknown(value: TreeNode | undefined, values: HclValues): boolean {
  const text = scalar(value);
  return (
    text !== undefined &&
    text.value !== "" &&
    values.textOf(text) === undefined &&
    !/(?:^|\{)\s*(?:data\.)?docker_(?:registry_)?image\./.test(text.value)
  );
}

/** The same in JSON: `"type": { "name": { … } }`. */
export function fromJsonResource({ key: type, value: named }: MapEntry, values: HclValues): Component[] {
  return mapsOf(named).flatMap(({ map, path }) =>
    path.length === 0
      ? []
      : map.entries.flatMap((entry) => {
          const block = path.length === 1 ? undefined : path[path.length - 1];
          return holdsImage(type.value, block, entry.key.value) ? imagesOf(entry.value, entry, type.value, values) : [];
        }),
  );
}

/** The content of a `dynamic "container"` block stands for a block of that name. */
function nameOf({ type, parent }: HclBlock): string {
  return type.value === "content" && parent?.type.value === "dynamic"
    ? (parent.labels[0]?.value ?? type.value)
    : type.value;
}

/** Containers of a manifest that is written as an object. */
function fromManifest(manifest: TreeNode, scope: string, values: HclValues): Component[] {
  return mapsOf(manifest).flatMap(({ map, path }) =>
    path.some((step) => /containers$/i.test(step))
      ? map.entries.flatMap((entry) => (entry.key.value === "image" ? hclImage(entry.value, entry, scope, values) : []))
      : [],
  );
}

/** Containers of a task as `jsonencode([{ image = "…" }])` or as JSON in a here-document. */
function fromDefinitions(
  text: ScalarNode | undefined,
  entry: Span,
  scope: string,
  values: HclValues,
  unresolved: Unresolved[],
): Component[] {
  if (!text || text.end - text.start !== text.value.length) return [];
  const said = [
    ...text.value.matchAll(/(?:"image"\s{0,9}:|\bimage\s{0,9}=)\s{0,9}("[^"\n]{1,500}"|[^\s",}\]][^\n,}]{0,500})/g),
  ];
  // What another file or block gives is not known here.
  if (said.length === 0 && values.textOf(text) === undefined) unresolved.push(unresolvedAt("image", text));
  return said.flatMap((match) => {
    const [whole, written = ""] = match;
    const end = match.index + whole.length;
    const isTemplate = !written.startsWith('"') || written.includes("${");
    const inset = written.startsWith('"') ? 1 : 0;
    const place = partOf(text, end - written.length + inset, end - inset);
    const value = isTemplate ? values.valueOf(written) : place.value;
    const image = value && imageComponent({ value, start: 0, end: value.length }, entry, scope);
    if (image) return [relocated(image, value === place.value ? place : { ...place, value: "" }, entry)];
    unresolved.push(unresolvedAt("image", place));
    return [];
  });
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

function imagesOf(value: TreeNode | undefined, entry: Span, scope: string, values?: HclValues): Component[] {
  if (value?.type === "list") return itemsOf(value).flatMap((item) => hclImage(item, entry, scope, values));
  return hclImage(value, entry, scope, values);
}

/** An expression without quotes names no image. */
export function hclImage(node: TreeNode | undefined, entry: Span, scope: string, values?: HclValues): Component[] {
  const text = scalar(node);
  const value = values?.textOf(node);
  if (value && value.end - value.start !== value.value.length) {
    const image = imageComponent({ value: value.value, start: 0, end: value.value.length }, entry, scope);
    return image ? [relocated(image, value, entry)] : [];
  }
  const reference = value ?? literal(node) ?? (text?.outer.start === text?.start ? undefined : text);
  const image = reference && imageComponent(reference, entry, scope);
  return image ? [image] : [];
}
