import type { Component, Span } from "../../model.js";
import { scalar, type MapEntry, type ScalarNode } from "../../syntax/tree.js";
import { isImageArgument } from "../shared/images/argumentImages.js";
import { cacheReference } from "../shared/images/cacheImages.js";
import { scalarImage, type ImageContext } from "../shared/images/yamlImages.js";

/**
 * Images that the inputs of a build action name, one a line: `build-args: BASE_IMAGE=…`, `build-contexts: name=docker-image://…`,
 * `cache-from: type=registry,ref=…`. https://github.com/docker/build-push-action#inputs
 */
export function buildInputs(text: string, { key, value, ...entry }: MapEntry, context: ImageContext): Component[] {
  const input = scalar(value);
  if (!input || !/^(?:build-args|build-contexts|cache-from)$/.test(key.value)) return [];
  return linesOf(text, input).flatMap((line) => {
    const image = imageIn(key.value, line);
    return image ? scalarImage(text, image, { start: entry.start, end: entry.end }, key.value, context) : [];
  });
}

function imageIn(input: string, line: ScalarNode): ScalarNode | undefined {
  if (input === "cache-from") return cacheReference(line);
  const equals = line.value.indexOf("=");
  if (equals < 1) return undefined;
  const image = cut(line, equals + 1, line.value.length);
  if (input === "build-contexts") return image.value.startsWith("docker-image://") ? image : undefined;
  return isImageArgument(line.value.slice(0, equals)) && /[.:/]/.test(image.value) ? image : undefined;
}

/** The lines of a text as they stand in the file, without indentation. */
function linesOf(text: string, node: ScalarNode): ScalarNode[] {
  const span: Span = node;
  return [...text.slice(span.start, span.end).matchAll(/\S[^\r\n]*/g)].map((match) => {
    const value = match[0].trimEnd();
    const start = node.start + match.index;
    return { ...node, value, start, end: start + value.length };
  });
}

function cut(node: ScalarNode, from: number, to: number): ScalarNode {
  return { ...node, value: node.value.slice(from, to), start: node.start + from, end: node.start + to };
}
