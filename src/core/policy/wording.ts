import { supposedListId } from "../blacklist/suppose.js";
import type { Component, ListingStatus, Match } from "../model.js";
import { isInForce } from "../model/listingStates.js";
import { isOwn, relationships, type Tie } from "../model/relationships.js";
import { isUntrusted } from "./trust.js";

/** One sentence: what it is, whose, on which list since when. `nameOf` gives a party's name by id. */
export function messageOf(
  match: Match,
  statuses: readonly ListingStatus[],
  nameOf: (party: string) => string | undefined,
): string {
  const [deciding] = statuses;
  const others = deciding && moreLists(deciding, statuses);
  const more = others === undefined ? "" : `, and on ${others}`;
  if (isUntrusted(match)) return untrusted(match);
  const said =
    deciding && deciding.list.id === supposedListId
      ? supposed(deciding, match, nameOf)
      : deciding && `${!isOwn(match.relationship) ? "; the party is " : ", "}${standing(deciding, nameOf)}`;
  return `${tieOf(match)}${said ?? ""}${more}`;
}

/** On how many lists that are in force that day the party is besides the one that decides: "2 more lists". */
export function moreLists(deciding: ListingStatus, statuses: readonly ListingStatus[]): string | undefined {
  const inForce = statuses.filter(({ list, state }) => list.id !== deciding.list.id && isInForce(state));
  const lists = new Set(inForce.map(({ list }) => list.id)).size;
  return lists === 0 ? undefined : `${lists} more ${lists === 1 ? "list" : "lists"}`;
}

function untrusted({ component, matched }: Match): string {
  const [name, place] = [label(component), withoutUser(matched)];
  return component.kind === "source" || name.startsWith(place)
    ? `${place} is not a place that the policy trusts`
    : `${name} comes from ${place}, which is not a place that the policy trusts`;
}

/** How often a source is named, after the sentence about it. */
export function inPlaces(count: number): string {
  return count === 1 ? "" : ` (${count.toLocaleString("en-US")} places)`;
}

/** A component as messages name it. */
export function label(component: Component): string {
  return withoutUser(component.name);
}

function tieOf(match: Match): string {
  const { component, party, relationship, basis } = match;
  const name = label(component);
  if (basis === "similar-name") return `${name}: the name "${match.matched}" resembles ${party.name}`;
  if (basis === "short-name") return `${name}: "${match.matched}" is also a short name of ${party.name}`;
  if (basis === "host") return fetched(match, name);
  return relationship === "manufacturer" && basis === "pattern" && match.confidence !== "verified"
    ? `${name} looks like a part number of ${party.name}`
    : relationships[relationship].component({ name, ...whose(match) });
}

/** The party, and how sure the tie to it is. */
function whose({ party, matched, confidence }: Match): Omit<Tie, "name"> {
  return { party: party.name, matched, probably: confidence === "verified" ? "" : "probably " };
}

/** By the host or repository: the place is named, and the component where it is something else. */
function fetched(match: Match, name: string): string {
  const { component, relationship } = match;
  const place = withoutUser(match.matched);
  const verb = relationships[relationship].place(whose(match));
  if (component.kind !== "source" && relationship === "mirror" && name.startsWith(place)) {
    return `${name} is served from a host ${verb}`;
  }
  if (component.kind === "source" || name.startsWith(place)) {
    return `${place} is ${verb.replace(/^that (probably )?belongs to/, "$1a place of")}`;
  }
  return `${name} comes from ${place}, ${verb.replace(/^that /, "which ")}`;
}

function standing(status: ListingStatus, nameOf: (party: string) => string | undefined): string {
  const { listing, list, state, since, until } = status;
  const isList = /\blists?$/i.test(list.short);
  const title = isList && !list.short.startsWith("your ") ? `the ${list.short}` : list.short;
  const on = isList ? "on" : "named in";
  const owner = status.through?.[status.through.length - 1];
  const through = owner === undefined ? "" : ` through ${nameOf(owner) ?? owner}`;
  const citation = citedIn(status);
  switch (state) {
    case "reported":
      return `reported${through} as a candidate for ${title}${day(" on", listing.reported ?? since)}${citation}`;
    case "proposed":
      return `proposed${through} for ${title}${day(" on", listing.proposed ?? since)}${citation}`;
    case "published":
      return `to be${through} ${on} ${title}${day(" from", listing.effective ?? until)}${citation}`;
    case "suspended":
      return `${on} ${title}${through}, suspended${day(" until", until)}${citation}`;
    case "unknown":
      return owner === undefined
        ? `once ${on} ${title}${day(" since", listing.effective ?? listing.published)}${citation}; whether it still is, was not looked up`
        : `held by ${nameOf(owner) ?? owner} (${list.short}${day(" since", listing.effective ?? listing.published)}); whether the 50 % rule applies again${day(" since", since)} was not known when the lists were checked`;
    case "undated":
      return `${on} ${title}${through}, first day not established${citation}`;
    default:
      return `${on} ${title}${through}${day(" since", listing.effective ?? listing.published ?? since)}${citation}${licence(status)}`;
  }
}

function supposed({ through }: ListingStatus, match: Match, nameOf: (party: string) => string | undefined): string {
  const owner = through?.at(-1);
  const how = owner === undefined ? "" : ` through ${nameOf(owner) ?? owner}`;
  return `${!isOwn(match.relationship) ? "; the party" : ", which"} would be listed${how} (supposed by this audit)`;
}

/**
 * In brackets: the edition in force, else the act, without the list's own name where the citation begins with it: the
 * sentence has just said it.
 */
function citedIn({ listing, list }: ListingStatus): string {
  const { citation, edition } = listing;
  if (edition !== undefined) return ` (edition in force: ${edition})`;
  if (!citation) return "";
  const own = `${list.short}, `;
  return ` (${citation.startsWith(own) ? citation.slice(own.length) : citation})`;
}

function licence({ state, until, listing }: ListingStatus): string {
  if (state !== "licensed") return "";
  const name = listing.licences?.find((window) => window.to === until)?.name;
  return `, licensed${name ? ` by ${name}` : ""}${day(" until", until)}`;
}

/** A month alone is one in which, not on which. */
function day(word: string, date: string | undefined): string {
  return date === undefined ? "" : `${word === " on" && date.length < 10 ? " in" : word} ${date}`;
}

/** A location without user name and password: those never leave the file. */
function withoutUser(text: string): string {
  const scheme = text.indexOf("://");
  const start = scheme < 0 ? 0 : scheme + 3;
  const slash = text.indexOf("/", start);
  const at = text.lastIndexOf("@", slash < 0 ? text.length : slash);
  if (at <= start) return text;
  // Without a scheme, only `user:password@`: an `@` also is in names of packages and in `git@host:path`.
  const colon = text.indexOf(":", start);
  return scheme >= 0 || (colon >= 0 && colon < at) ? text.slice(0, start) + text.slice(at + 1) : text;
}
