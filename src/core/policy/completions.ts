import type { Span } from "../model.js";
import { placeAt } from "./place.js";
import type { Choice, Shape } from "./shape.js";

/** A word that fits at the cursor. `insert` is what is put there, with what usually follows. */
export interface Suggestion {
  readonly label: string;
  readonly insert: string;
  readonly kind: "key" | "value" | "example";
  readonly description: string;
}

/** Words that fit, and the characters they replace. */
export interface Suggestions extends Span {
  readonly suggestions: readonly Suggestion[];
}

/** What may be typed at `offset` of a policy file in block style, by its shape. Keys that are there already are left out. */
export function completePolicy(text: string, offset: number, shape: Shape): Suggestions {
  const place = placeAt(text, offset);
  const here = place && shapeAt(shape, place.path);
  const none = { suggestions: [], start: offset, end: offset };
  if (!place || !here) return none;
  const suggestions = place.position === "key" ? keysOf(here, place.siblings, place.indent) : valuesOf(here);
  return { suggestions, start: place.start, end: place.end };
}

/** What stands at the cursor, explained: the description of its key, or of the word itself. */
export function describePlace(
  text: string,
  offset: number,
  shape: Shape,
): (Span & { readonly description: string }) | undefined {
  const place = placeAt(text, offset);
  if (!place || place.start === place.end) return undefined;
  const word = text.slice(place.start, place.end);
  const here = shapeAt(shape, place.path);
  const known = here && [...keysOf(here, [], ""), ...valuesOf(here)].find(({ label }) => label === word);
  return known && { start: place.start, end: place.end, description: known.description };
}

/** The shape below a path of keys; list items are the segment `-`. */
function shapeAt(shape: Shape, path: readonly string[]): Shape | undefined {
  let at: Shape | undefined = shape;
  for (const segment of path) {
    if (at?.kind === "list" && segment === "-") at = at.items;
    else if (at?.kind === "object") at = Object.hasOwn(at.keys, segment) ? at.keys[segment] : undefined;
    else if (at?.kind === "record") at = at.value;
    else return undefined;
  }
  return at;
}

function keysOf(shape: Shape, siblings: readonly string[], indent: string): Suggestion[] {
  if (shape.kind === "list")
    return keysOf(shape.items, [], `${indent}  `).map((one) => ({ ...one, insert: `- ${one.insert}` }));
  if (shape.kind === "choice") return valuesOf(shape);
  const names: readonly Choice[] =
    shape.kind === "record"
      ? (shape.names ?? [])
      : shape.kind === "object"
        ? Object.entries(shape.keys).map(([value, { description }]) => ({ value, description }))
        : [];
  return names
    .filter(({ value }) => !siblings.includes(value))
    .map(({ value, description }) => {
      const below = shape.kind === "object" ? shape.keys[value] : shape.kind === "record" ? shape.value : undefined;
      return { label: value, insert: value + opening(below, indent), kind: "key", description };
    });
}

/** What follows a key: a value on the same line, or a deeper line. */
function opening(shape: Shape | undefined, indent: string): string {
  if (shape?.kind === "list" && shape.items.kind === "choice") return ": [$0]";
  if (shape?.kind === "list") return `:\n${indent}  - $0`;
  return shape?.kind === "object" || shape?.kind === "record" ? `:\n${indent}  $0` : ": $0";
}

function valuesOf(shape: Shape): Suggestion[] {
  if (shape.kind === "list") return valuesOf(shape.items);
  if (shape.kind === "choice") {
    return shape.choices.map(({ value, description }) => ({ label: value, insert: value, kind: "value", description }));
  }
  if (shape.kind !== "text") return [];
  return (shape.examples ?? []).map((example) => ({
    label: example,
    insert: /^[A-Za-z][\w./-]*$/.test(example) ? example : JSON.stringify(example),
    kind: "example",
    description: shape.description,
  }));
}
