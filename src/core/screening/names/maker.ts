import type { Party } from "../../model.js";
import { tellingWords } from "./band.js";
import { nameFormOf } from "./nameForm.js";
import { isOfOtherMaker } from "./otherMakers.js";
import { longestName, type PartyNames } from "./partyNames.js";
import { piecesOf } from "./pieces.js";
import { variationOf } from "./slip.js";

/**
 * Whose a maker's name is, asked for one party. `party`: its own. `related`: it holds the party's distinctive word. `other`: certainly
 * another's. `unknown`: nobody knows.
 */
export type MakerTie = "party" | "related" | "other" | "unknown";

/** Whose `name` is, for someone who holds a part number of `party`. `partyOf` gives parties by id. */
export function makerTie(
  name: string,
  party: Party,
  names: PartyNames,
  partyOf: (id: string) => Party | undefined,
): MakerTie {
  if (name.length > longestName) return "unknown";
  const forms = piecesOf(name).map(({ text }) => nameFormOf(text));
  if (forms.some((form) => names.isLookAlike(form, party))) return "other";
  const hits = names.find(name);
  if (hits.some(({ known, band }) => known.party === party && band !== "related")) return "party";
  const own = names.ofParty(party).map(({ form }) => tellingWords(form));
  if (forms.some((form) => own.some((words) => share(tellingWords(form), words)))) return "related";
  const strong = hits.filter(({ known, band }) => !known.weak && (band === "error" || band === "warning"));
  if (strong.some(({ known }) => isKin(known.party, party, partyOf))) return "related";
  return strong.length > 0 || forms.some(isOfOtherMaker) ? "other" : "unknown";
}

/** One holds all the distinctive words of the other. */
function share(asked: readonly string[], own: readonly string[]): boolean {
  if (asked.length === 0 || own.length === 0) return false;
  const [few, many] = asked.length < own.length ? [asked, own] : [own, asked];
  return few.every((word) => many.some((other) => word === other || isPart(word, other) || isLongSlip(word, other)));
}

/** The short form of a Chinese name: 海康 of 海康威视. */
function isPart(a: string, b: string): boolean {
  return /^\p{Script=Han}{2,}$/u.test(a) && /^\p{Script=Han}{2,}$/u.test(b) && (a.startsWith(b) || b.startsWith(a));
}

function isLongSlip(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 6 && variationOf(a, b) !== undefined;
}

/** One owns the other, or both have the same owner. */
function isKin(a: Party, b: Party, partyOf: (id: string) => Party | undefined): boolean {
  const [upA, upB] = [ownersOf(a, partyOf), ownersOf(b, partyOf)];
  return [...upA].some((id) => upB.has(id));
}

function ownersOf(party: Party, partyOf: (id: string) => Party | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [party];
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(next.id)) continue;
    found.add(next.id);
    for (const { owner, until } of next.owners ?? []) {
      // What was sold goes its own way.
      const above = until === undefined ? partyOf(owner) : undefined;
      if (above) open.push(above);
    }
  }
  return found;
}
