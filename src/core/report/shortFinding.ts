import type { Finding, ListingStatus, Party, RestrictedList } from "../model.js";
import { directions } from "../model/directions.js";
import { isInForce, stateInWords } from "../model/listingStates.js";
import { shortTie } from "../model/relationships.js";
import { inPlaces, label, moreLists } from "../policy/wording.js";

/** What a line of the Problems panel shows before it is cut. */
const mostCharacters = 90;

/** No party's short name is longer. */
const longestName = 34;

/**
 * A finding in at most 90 characters, who and which list first: "Huawei · BIS Entity List (export): esdk-obs-nodejs". What is too
 * long is cut in the component's middle.
 */
export function problemText(finding: Pick<Finding, "match" | "status" | "component" | "places">): string {
  const { match, status, component, places } = finding;
  const head = `${partyAndList(finding)} (${whatFor(status)}): `;
  const tail = inPlaces(places.length);
  return head + cutMiddle(named(match.basis === "host" ? match.matched : label(component)), head, tail) + tail;
}

/** The party and the deciding list: "Huawei · BIS Entity List", "Perhaps Huawei · BIS Entity List". */
export function partyAndList(finding: Pick<Finding, "match" | "status">): string {
  return `${partyInWords(finding)} · ${finding.status.list.short}`;
}

/** The party by its short name, after what makes the tie weaker: "Huawei", "Perhaps Huawei". */
export function partyInWords(finding: Pick<Finding, "match">): string {
  return tie(finding) + shortName(finding.match.party);
}

/** The shortest recorded name that is part of the party's own; for a long one any short name that is recorded, else its own, cut. */
export function shortName({ name, aliases }: Party): string {
  const byLength = aliases.filter((alias) => alias.length >= 3).sort((a, b) => a.length - b.length);
  const part = byLength.find((alias) => ` ${name} `.includes(` ${alias} `));
  const bare = name.replace(/\s*\(.*\)$/, "");
  const short = part ?? (bare.length <= longestName ? bare : byLength.find(isShort));
  return short ?? `${bare.slice(0, longestName - 1).trimEnd()}…`;
}

function isShort(alias: string): boolean {
  return alias.length <= longestName && /^[\x20-\x7e]+$/.test(alias);
}

/** A tie that is weaker than the party's own thing, or not certain, is said first. */
function tie({ match }: Pick<Finding, "match">): string {
  if (match.basis === "similar-name" || match.basis === "short-name") return "Perhaps ";
  return shortTie(match.relationship) ?? (match.confidence === "verified" ? "" : "Probably ");
}

/** What the list is about while the party is on it; else its standing. */
function whatFor({ state, list }: ListingStatus): string {
  if (state === "listed" || state === "undated") return list.direction;
  return state === "licensed" ? `${list.direction}, licensed` : stateInWords(state);
}

/** One line, whatever a file says. */
function named(name: string): string {
  return name.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
}

function cutMiddle(name: string, head: string, tail: string): string {
  const room = Math.max(12, mostCharacters - head.length - tail.length);
  const characters = [...name];
  if (characters.length <= room) return name;
  const end = (room - 1) >> 1;
  return `${characters.slice(0, room - 1 - end).join("")}…${characters.slice(characters.length - end).join("")}`;
}

/** What is said of a finding beside it, in a few words; all of it is text. */
export interface ShortFinding {
  /** Set when it is waived: until when and why. */
  readonly waived?: string;
  readonly party: string;
  /** The list, how and since when the party stands on it, and how sure all that is. */
  readonly listed: string;
  /** While the party stands on the list. */
  readonly forbids?: string;
  /** While it does not, or perhaps does not. */
  readonly wouldForbid?: string;
  readonly permits?: string;
  /** What to use instead, or what to do. */
  readonly instead?: string;
  /** "30 places in this file". */
  readonly places?: string;
}

/** A finding in at most 55 words, its numbers and names included. */
export function shortFinding(finding: Finding, partyOf: (id: string) => Party | undefined): ShortFinding {
  const { match, status, fixes, waiver, places, statuses } = finding;
  const instead = fixes.find(({ kind }) => kind === "replace" || kind === "swap" || kind === "note");
  const permits = waiver ? undefined : permitted(status.list);
  const others = moreLists(status, statuses);
  const more = others === undefined ? "" : ` · ${others}`;
  return {
    ...(waiver && { waived: `Waived until ${waiver.expires}: ${cutWords(waiver.reason, 10)}` }),
    party: tie(finding) + cutWords(shortName(match.party), 5),
    listed: `${status.list.short}, ${standing(status, partyOf)} · ${sureness(finding)}${more}`,
    [isInForce(status.state) ? "forbids" : "wouldForbid"]: forbidden(status.list),
    ...(permits !== undefined && { permits }),
    ...(instead && !waiver && { instead: cutWords(instead.title, 9) }),
    ...(places.length > 1 && { places: `${places.length} places in this file` }),
  };
}

function standing({ state, since, until, through }: ListingStatus, partyOf: (id: string) => Party | undefined): string {
  const owner = through?.at(-1);
  const known = owner === undefined ? undefined : partyOf(owner);
  const by = owner === undefined ? "" : ` through ${known ? cutWords(shortName(known), 4) : owner}`;
  const day = state === "licensed" || state === "suspended" ? until && ` until ${until}` : since && ` since ${since}`;
  return `${state === "undated" ? "listed" : stateInWords(state)}${by}${day ?? ", first day not known"}`;
}

/** Whether both the tie to the party and the listing were seen in a source. */
function sureness({ match, status }: Finding): string {
  if (match.basis === "similar-name" || match.basis === "short-name") return "a name alone: to be checked";
  if (match.confidence === "verified" && status.listing.confidence === "verified") return "certain";
  return match.confidence === "verified" ? "listing not verified" : "not certain";
}

/** What a list forbids: in its own sentence, where that is not long. */
function forbidden({ forbids, direction }: RestrictedList): string {
  const clause = clauseOf(forbids, 14);
  return clause ?? `${directions[direction].forbids}.`;
}

function permitted({ permits }: RestrictedList): string | undefined {
  return permits === undefined ? undefined : clauseOf(permits.replace(/^It does not forbid /, ""), 12);
}

/** The sentence up to the last end of a clause within so many words; undefined where there is none. */
function clauseOf(text: string, most: number): string | undefined {
  const clauses = text.split(/(?<=[.;])\s+/);
  let kept = "";
  for (const clause of clauses) {
    const longer = kept === "" ? clause : `${kept} ${clause}`;
    if (wordsOf(longer) > most) break;
    kept = longer;
  }
  return kept === "" ? undefined : kept.replace(/;$/, ".");
}

function wordsOf(text: string): number {
  return text.trim().split(/\s+/).length;
}

/** The first words of a text that may come from a file. */
function cutWords(text: string, most: number): string {
  const words = named(text).slice(0, 400).split(" ");
  return words.length <= most ? words.join(" ") : `${words.slice(0, most).join(" ")}…`;
}
