import type { Component, Span } from "../../../model.js";
import type { Written } from "../declared.js";
import { fromImage, imageComponent, readImage } from "./image.js";
import type { Expanded } from "./variables.js";

/**
 * The component of an image reference in which variables were replaced. Its name is placed where the name's characters are,
 * be it in the variable's definition; its version where the declaration gives it.
 */
export function expandedImage(expanded: Expanded, entry: Span, scope: string): Component | undefined {
  if (expanded.written) return imageComponent(expanded.written, entry, scope);
  const image = readImage({ value: expanded.value, start: 0, end: expanded.value.length });
  if (!image || image.name.value === "scratch") return undefined;
  const { name, version, host } = image;
  const at = (part: Written, place: Span): Written => ({ value: part.value, start: place.start, end: place.end });
  // A variable that holds the name too leaves the declaration nothing that is the version's own.
  const shared =
    version && expanded.declaration(name.start, name.end).end > expanded.declaration(version.start, version.end).start;
  const versionPlace =
    version && (shared ? expanded.place(version.start, version.end) : expanded.declaration(version.start, version.end));
  return fromImage(
    {
      name: at(name, placeOfName(expanded, name)),
      ...(version && versionPlace && { version: at(version, versionPlace) }),
      ...(host && { host: at(host, expanded.place(host.start, host.end)) }),
    },
    entry,
    scope,
  );
}

/** A name that is put together from several places is placed where its last part is. */
function placeOfName(expanded: Expanded, { value, start, end }: Written): Span {
  const whole = expanded.exactPlace(start, end);
  const last = start + value.lastIndexOf("/") + 1;
  return whole ?? expanded.exactPlace(last, end) ?? expanded.place(start, end);
}
