import type { Alternative, Component, Edit, Identifier, Match, SourceText } from "../model.js";
import type { Format } from "../formats/format.js";

/** Edits that fetch from elsewhere: the override taken out, the location or its beginning replaced. */
export function replaceSource(
  match: Match,
  alternative: Alternative,
  source: SourceText,
  format: Format,
): readonly Edit[] | undefined {
  const { component } = match;
  if (alternative.to === "default" || alternative.to === "remove") {
    // Taking out the package that is fetched is no change of source.
    if (component.kind !== "source" && alternative.to === "default") return undefined;
    const edit = format.remove?.(source, component);
    return edit && [edit];
  }
  const pattern = match.attribution?.pattern;
  if (pattern === undefined) return undefined;
  const place = placeOf(component, match, source);
  if (!place) return undefined;
  const length = matchedLength(place.value, pattern);
  if (length === undefined) return undefined;
  const rest = place.value.slice(length).replace(/^\/+/, "");
  const to = locationOf(alternative.to, rest);
  return to === undefined ? undefined : [{ start: place.start, end: place.end, newText: to }];
}

/** The new location with what followed the matched beginning. */
function locationOf(to: string, rest: string): string | undefined {
  if (!/^(?:[a-z+]+:\/\/)?[\w.-]+\.[a-z]{2,}(?::\d+)?(?:\/\S*)?$/i.test(to)) return undefined;
  const base = to.replace(/\/+$/, "");
  const slash = to.endsWith("/") && rest === "" ? "/" : "";
  // A pull-through cache keeps the upstream's name in its path.
  return rest === base || rest.startsWith(`${base}/`) ? rest : `${base}${rest === "" ? slash : `/${rest}`}`;
}

type Place = Pick<Identifier, "start" | "end" | "value">;

/** The identifier that matched, when the document writes it as it was read. */
function placeOf(component: Component, { matched, span }: Match, { text }: SourceText): Place | undefined {
  const own: Place = { ...component.nameSpan, value: component.name };
  const place = [...(component.identifiers ?? []), own].find(
    (handle) => handle.start === span.start && handle.end === span.end && handle.value === matched,
  );
  return place && text.slice(place.start, place.end) === place.value ? place : undefined;
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
