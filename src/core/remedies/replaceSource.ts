import type { Alternative, Component, Edit, Identifier, Match, SourceText, Span } from "../model.js";
import type { Verdict } from "../policy/judge.js";
import type { FixContext } from "./fixContext.js";

/**
 * Edits that fetch from elsewhere, at every place of the finding: the override taken out, the location or its beginning replaced.
 * `choices` has what comes there for each place. Undefined when one of the places cannot be edited.
 */
export function replaceSource(
  verdict: Pick<Verdict, "component" | "match" | "places">,
  choices: readonly Alternative[],
  context: Pick<FixContext, "source" | "format" | "componentsOf">,
): readonly Edit[] | undefined {
  const { match, places } = verdict;
  const { source, format } = context;
  const { component, attribution } = match;
  const several = places.length > 1;
  if (choices.every(({ to }) => to === "default" || to === "remove")) {
    const there = context.componentsOf(verdict);
    // Taking out the package that is fetched is not a change of source.
    const isSource = there.every(({ kind }) => kind === "source");
    if (!isSource && (several || choices[0]?.to === "default")) return undefined;
    return allOf(there.map((one) => format.remove?.(source, one)));
  }
  const first = placeOf(component, match, source);
  if (!first) return undefined;
  const written = [first, ...places.slice(1).map((span) => writtenAt(span, source, first.escaped))];
  return allOf(
    written.map((place, at) => {
      const choice = choices[at];
      return choice && editOf(place, choice, choice.replaces ?? attribution?.pattern, component.kind === "container");
    }),
  );
}

function editOf(place: Place, { to }: Alternative, pattern: string | undefined, isImage: boolean): Edit | undefined {
  const length = pattern === undefined ? undefined : matchedLength(place.value, pattern);
  if (length === undefined) return undefined;
  const rest = place.value.slice(length).replace(/^\/+/, "");
  const written = isImage ? imageAt(to, rest) : locationAt(to, rest);
  if (written === undefined) return undefined;
  return { start: place.start, end: place.end, newText: place.escaped ? written.replace(/:/g, "\\:") : written };
}

/** All of them, when none is missing and there are any. */
function allOf(edits: readonly (Edit | undefined)[]): readonly Edit[] | undefined {
  const made = edits.filter((edit) => edit !== undefined);
  return made.length > 0 && made.length === edits.length ? made : undefined;
}

/** A further place of the same source, written as the first is. */
function writtenAt({ start, end }: Span, { text }: SourceText, escaped: boolean | undefined): Place {
  const written = text.slice(start, end);
  return escaped ? { start, end, value: written.replace(/\\:/g, ":"), escaped } : { start, end, value: written };
}

const location = /^(?:[a-z+]+:\/\/)?[\w.-]+\.[a-z]{2,}(?::\d+)?(?:\/\S*)?$/i;

/** The root of a package registry: what stood after the other's is that registry's own business. */
const registryRoot =
  /(?:\/simple|\/maven2|\/m2|\/release|\/snapshots|:\/\/proxy\.[^/]+|:\/\/repo\.packagist\.org|:\/\/rubygems\.org|index\.json)\/?$/;

/** The new location, with the path to a file below it. */
function locationAt(to: string, rest: string): string | undefined {
  if (!location.test(to)) return undefined;
  const isFile = /\.[a-z0-9]{1,5}(?:[?#].*)?$|\?/i.test(rest) && !rest.endsWith("index.json");
  if (rest === "" || (registryRoot.test(to) && !isFile)) return to;
  return `${to.replace(/\/+$/, "")}/${rest}`;
}

/** An image under its upstream's name, where a pull-through cache keeps that in its path or the new host has the same paths. */
function imageAt(to: string, rest: string): string | undefined {
  if (!location.test(to) || to.includes("://")) return undefined;
  const upstream = /(?:^|\/)((?:[\w-]+\.)+[a-z]{2,}\/\S+)$/i.exec(rest)?.[1];
  if (upstream !== undefined) return upstream;
  return rest === "" ? undefined : `${to}/${rest}`;
}

interface Place extends Pick<Identifier, "start" | "end" | "value"> {
  /** Written with `\\:` for a colon, as in Java's properties. */
  readonly escaped?: boolean;
}

/** The identifier that matched, when the document writes it as it was read. */
function placeOf(component: Component, { matched, span }: Match, { text }: SourceText): Place | undefined {
  const own: Place = { ...component.nameSpan, value: component.name };
  const place = [...(component.identifiers ?? []), own].find(
    (identifier) => identifier.start === span.start && identifier.end === span.end && identifier.value === matched,
  );
  const written = place && text.slice(place.start, place.end);
  if (!place || written === place.value) return place;
  return written?.replace(/\\:/g, ":") === place.value ? { ...place, escaped: true } : undefined;
}

/** How many characters of `value` the pattern covers; `*` at its end covers nothing that has to go. */
function matchedLength(value: string, pattern: string): number | undefined {
  const bare = pattern
    .replace(/^[a-z+]+:\/\//i, "")
    .replace(/\*$/, "")
    .replace(/\/+$/, "");
  const source = bare
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^./]+");
  return new RegExp(`^(?:[a-z+]+://)?(?:[^/@]*@)?${source}`, "i").exec(value)?.[0].length;
}
