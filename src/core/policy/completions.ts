import type { CalendarDate, Span } from "../model.js";
import { daysAfter, monthsAfter } from "../text/days.js";
import { placeAt, type PolicyPlace } from "./place.js";
import type { Choice, Offered, Shape } from "./shape.js";

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

/** What completion knows of the moment and the workspace. */
export interface Around {
  readonly today: CalendarDate;
  /** Components that files here name, as a policy writes them, with words about each: purls without version, hosts, parts. */
  readonly components: readonly Choice[];
  /** The most days that a waiver may last from its decision on, where the policy says. */
  readonly mostDays?: number | undefined;
}

/** What may be typed at `offset` of a policy file, by its shape. Keys that are there already are left out. */
export function completePolicy(text: string, offset: number, shape: Shape, around?: Around): Suggestions {
  const place = placeAt(text, offset);
  const here = place && shapeAt(shape, place.path);
  const none = { suggestions: [], start: offset, end: offset };
  if (!place || !here) return none;
  const quote = /["']/.exec(text.charAt(place.start - 1))?.[0];
  const values = (of: Shape): Suggestion[] =>
    valuesOf(of, around).map((one) => ({ ...one, insert: written(one.insert, quote) }));
  const suggestions = place.position === "value" ? values(here) : keysOf(here, place, values);
  return { suggestions, start: place.start, end: place.end };
}

/** What is at the cursor, explained: the description of its key, or of the word itself. */
export function describePlace(
  text: string,
  offset: number,
  shape: Shape,
): (Span & { readonly description: string }) | undefined {
  const place = placeAt(text, offset);
  if (!place || place.start === place.end) return undefined;
  const word = text.slice(place.start, place.end);
  const here = shapeAt(shape, place.path);
  const known =
    here && [...keysOf(here, { siblings: [], indent: "" }), ...valuesOf(here)].find(({ label }) => label === word);
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

function keysOf(
  shape: Shape,
  { siblings, indent }: Pick<PolicyPlace, "siblings" | "indent">,
  values: (of: Shape) => Suggestion[] = valuesOf,
): Suggestion[] {
  if (shape.kind === "list") {
    const items = keysOf(shape.items, { siblings: [], indent: indent === undefined ? indent : `${indent}  ` }, values);
    return items.map((one) => ({ ...one, insert: `- ${one.insert}` }));
  }
  if (shape.kind === "choice" || shape.kind === "text") return values(shape);
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

/** What follows a key: a value on the same line, or a deeper line; between braces all stays on the line. */
function opening(shape: Shape | undefined, indent: string | undefined): string {
  if (indent === undefined)
    return shape?.kind === "list"
      ? ": [$0]"
      : shape?.kind === "object" || shape?.kind === "record"
        ? ": { $0 }"
        : ": $0";
  if (shape?.kind === "list" && shape.items.kind === "choice") return ": [$0]";
  if (shape?.kind === "list") return `:\n${indent}  - $0`;
  return shape?.kind === "object" || shape?.kind === "record" ? `:\n${indent}  $0` : ": $0";
}

/** The values that fit, not quoted yet. */
function valuesOf(shape: Shape, around?: Around): Suggestion[] {
  if (shape.kind === "list") return valuesOf(shape.items, around);
  const suggest = (kind: Suggestion["kind"], choices: readonly Choice[]): Suggestion[] =>
    choices.map(({ value, description }) => ({ label: value, insert: value, kind, description }));
  if (shape.kind === "choice") return suggest("value", shape.choices);
  if (shape.kind !== "text") return [];
  const { description, examples = [], offers } = shape;
  return [
    ...suggest("value", around && offers ? offered(offers, around) : []),
    ...suggest(
      "example",
      examples.map((value) => ({ value, description })),
    ),
  ];
}

function offered(offers: Offered, { today, components, mostDays }: Around): readonly Choice[] {
  if (offers === "components") return components;
  if (offers === "packages") return components.filter(({ value }) => value.startsWith("pkg:"));
  if (offers === "today") return [{ value: today, description: "Today." }];
  const latest = mostDays === undefined ? undefined : daysAfter(today, mostDays);
  const days = [
    { value: monthsAfter(today, 3), description: "In three months." },
    { value: monthsAfter(today, 6), description: "In six months." },
    { value: monthsAfter(today, 12), description: "In a year." },
  ].filter(({ value }) => latest === undefined || value < latest);
  if (latest === undefined) return days;
  return [...days, { value: latest, description: `In ${mostDays} days, the most that waiverRules.mostDays allows.` }];
}

/** A value as YAML writes it: bare where that is plain, else quoted; between quotes that are there already, as those ask for. */
function written(value: string, quote: string | undefined): string {
  if (quote === "'") return value.replaceAll("'", "''");
  const json = JSON.stringify(value);
  if (quote === '"') return json.slice(1, -1);
  return /^[A-Za-z\d][\w./-]*$/.test(value) ? value : json;
}
