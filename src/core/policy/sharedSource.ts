import type { Component, Finding, Match } from "../model.js";
import { locate, type Location } from "../screening/locator.js";
import { isHardware } from "../model/isHardware.js";

/**
 * What a match is about when that is a source and not the one component: the host as the document writes it, in small letters,
 * with the path of the attribution's pattern: `registry.example.com`, `mirrors.example.com/pypi`. Undefined for everything else:
 * a package is someone's though its repository tells so, and a row of a bill of materials stays a row.
 */
export function sharedSourceOf({ component, basis, relationship, matched, attribution }: Match): string | undefined {
  if (basis !== "host" || !attribution || isHardware(component)) return undefined;
  const path = pathOf(attribution.pattern);
  if (path !== "" && relationship !== "mirror" && component.kind !== "source") return undefined;
  const host = hostOf(matched);
  return host === undefined ? undefined : host + path;
}

/** What a finding is about, in a word: the component, or the source where it is named more than once. */
export function subjectOf({ component, match, places }: Pick<Finding, "component" | "match" | "places">): string {
  return (places.length > 1 ? sharedSourceOf(match) : undefined) ?? component.name;
}

/** What people call the source that a match is about: it, and its host; nothing where the match is about something else. */
export function sourcesOf(match: Match): readonly string[] {
  const source = sharedSourceOf(match);
  const host = source?.split("/", 1)[0];
  return source === undefined || host === undefined ? [] : host === source ? [source] : [source, host];
}

/** The match as it is worded when it is about the source alone. */
export function aboutSource(match: Match, source: string): Match {
  const { nameSpan, entry, scope, relation } = match.component;
  const component: Component = { kind: "source", name: source, nameSpan, entry, scope, relation };
  return { ...match, component, matched: source };
}

/** The match as it is worded when it is about files of one folder: by their SDKs, with the folder and how many files they are. */
export function aboutFiles(match: Match, sdks: readonly string[], folder: string, count: number): Match {
  const [first = match.component.name, ...others] = sdks;
  const shown = others.slice(0, 2);
  const more = others.length - shown.length;
  const beside = shown.length === 0 ? "" : ` with ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const where = folder === "./" ? "the top folder" : folder;
  const files = count === 1 ? "" : ` (${count.toLocaleString("en-US")} files)`;
  const { kind, nameSpan, entry, scope, relation } = match.component;
  const component: Component = {
    kind,
    name: `${first}${beside} in ${where}${files}`,
    nameSpan,
    entry,
    scope,
    relation,
  };
  return { ...match, component };
}

const location: Location = { hostStart: 0, hostEnd: 0, pathStart: 0 };

function hostOf(text: string): string | undefined {
  return locate(text, location) ? text.slice(location.hostStart, location.hostEnd).toLowerCase() : undefined;
}

/** The path of a pattern, without the `*` at its end; the same few patterns are asked about again and again. */
const paths = new Map<string, string>();

function pathOf(pattern: string): string {
  const known = paths.get(pattern);
  if (known !== undefined) return known;
  const written = locate(pattern, location) ? pattern.slice(location.pathStart) : "";
  const path = written.replace(/\*$/, "").replace(/\/+$/, "").toLowerCase();
  if (paths.size < mostPaths) paths.set(pattern, path);
  return path;
}

const mostPaths = 1000;
