import type { Component, Span, Unresolved } from "../../../model.js";
import { entriesOf, scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../../syntax/tree.js";
import type { PlacedMap } from "../../../syntax/treeWalk.js";
import { written } from "../declared.js";
import { expandedImage } from "./expandedImage.js";
import { imageComponent } from "./image.js";
import { mirrorSources } from "../shell/mirrorVariables.js";
import { expandVariables, mayHaveVariables } from "./variables.js";
import { unresolvedAt } from "../unresolved.js";
import type { ImageVariables } from "./imageVariables.js";
import { relocated } from "../relocated.js";
import { isEscaped, scriptInstalls } from "../shell/commandNodes.js";

/** The declaration that a key of a map belongs to: the list item that the map is, else the key with its value. */
export function declarationOf(placed: PlacedMap, entry: MapEntry): Span {
  return placed.isItem ? placed.map : entry;
}

/** What a format knows of the variables in its images, and where it gathers those that it does not know. */
export interface ImageContext {
  readonly variables?: ImageVariables;
  readonly unresolved?: Unresolved[];
}

/** So many values of a matrix are read. */
const maxValues = 32;

/**
 * The components of an image reference that a scalar holds, its variables and `${VARIABLE:-default}` replaced: one for each value that
 * they may have. Nothing for what is not a reference; one that cannot be known from the file is unresolved.
 */
export function scalarImage(
  text: string,
  node: TreeNode | undefined,
  entry: Span,
  scope: string,
  { variables, unresolved }: ImageContext = {},
): Component[] {
  const reference = scalar(node);
  if (!reference || reference.value.trim().includes("\n")) return [];
  if (isEscaped(text, reference)) {
    // The text that it says is nowhere: it is read by itself, and placed where the string is.
    const plain = {
      ...reference,
      start: 0,
      end: reference.value.length,
      outer: { start: 0, end: reference.value.length },
    };
    const found = scalarImage(reference.value, plain, entry, scope, {
      ...(variables && { variables }),
      ...(unresolved && { unresolved: [] }),
    });
    return found.map((image) => relocated(image, { ...reference, value: "" }, entry));
  }
  const { start, end } = withoutPrefix(text, reference);
  if (!mayHaveVariables(text, start, end)) {
    const image = imageComponent(written(text, start, end), entry, scope);
    return image ? [image] : [];
  }
  const found = new Map<string, Component>();
  let count = 1;
  let isTold = false;
  for (let at = 0; at < Math.min(count, maxValues); at++) {
    const expanded = expandVariables(text, start, end, (name) => {
      const values = variables?.valuesOf(name, start) ?? [];
      count = Math.max(count, values.length);
      return values[at % values.length];
    });
    const component = expandedImage(expanded, entry, scope);
    if (component) found.set(`${component.name}:${component.version ?? ""}`, component);
    else if (/\$|\{\{|<</.test(expanded.value) && !isTold) {
      isTold = true;
      unresolved?.push(unresolvedAt("image", { start, end }));
    }
  }
  return [...found.values()];
}

/** `docker://` and `oci://` name the kind, GitLab's proxy variable the way: neither is part of the image's name. */
const prefix = /^(?:(?:docker|oci|docker-image):\/\/|\$\{?CI_DEPENDENCY_PROXY(?:_DIRECT)?_GROUP_IMAGE_PREFIX\}?\/)/;

function withoutPrefix(text: string, { start, end: last }: ScalarNode): Span {
  let end = last;
  // Block scalars end with their line.
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  const first = text.charAt(start);
  const mayHavePrefix = first === "d" || first === "o" || first === "$";
  const length = mayHavePrefix ? (prefix.exec(text.slice(start, Math.min(end, start + 80)))?.[0].length ?? 0) : 0;
  return { start: start + length, end };
}

/** Places that the variables of an `env:` or `variables:` map name, or those of a list of `NAME=value`. */
export function environmentSources(node: TreeNode | undefined): Component[] {
  if (node?.type === "list") return node.items.flatMap(fromListed);
  return entriesOf(node).flatMap((entry) => {
    const value = scalar(entry.value) ?? scalar(entriesOf(entry.value).find(({ key }) => key.value === "value")?.value);
    return value && !value.value.includes("\n") ? mirrorSources(entry.key.value, value, entry) : [];
  });
}

/** `NAME=value`, or a map with `name` and `value` as in Kubernetes. */
function fromListed(item: TreeNode): Component[] {
  if (item.type === "map") {
    const name = scalar(item.entries.find(({ key }) => key.value === "name")?.value);
    const value = scalar(item.entries.find(({ key }) => key.value === "value")?.value);
    return name && value ? mirrorSources(name.value, value, item) : [];
  }
  const variable = scalar(item);
  const equals = variable ? variable.value.indexOf("=") : -1;
  if (!variable || equals <= 0) return [];
  const start = variable.start + equals + 1;
  const value = { value: variable.value.slice(equals + 1), start, end: Math.max(start, variable.end) };
  return mirrorSources(variable.value.slice(0, equals), value, variable.outer);
}

/** What the commands of a script install, and the places they download from; a script is a scalar or a list of them. */
export function scriptSources(
  text: string,
  node: TreeNode | undefined,
  { variables, unresolved }: ImageContext = {},
): Component[] {
  const scripts = (node?.type === "list" ? node.items : [node]).flatMap((item) => scalar(item) ?? []);
  const at = scripts[0]?.start ?? 0;
  return scriptInstalls(text, scripts, {
    unresolved,
    known: variables && ((name) => variables.shellValuesOf(name, at)),
  });
}
