import type { Band, CalendarDate } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { statusesOn } from "../blacklist/status.js";
import { isInForce } from "../model/listingStates.js";
import type { ListEntry } from "../lists/listEntry.js";
import type { CompiledForms } from "./names/compiledForms.js";
import type { NameComparison } from "./names/compare.js";
import { ListedNames } from "./names/listedNames.js";
import type { NameHit } from "./names/knownName.js";
import { longestName, PartyNames } from "./names/partyNames.js";
import { unclearOf } from "./names/unclear.js";
import { whyOf } from "./names/why.js";

/** What a name may be: a party that is known here, or an entry of a list. */
export interface ScreenHit {
  /** Id of the party, or the list's own number of the entry. */
  readonly party: string;
  /** The known name that it is like. */
  readonly name: string;
  /** The lists that the party is on, or the list of the entry; empty when it is on none that day. */
  readonly list: string;
  /** 0 to 1; only for putting hits in order. */
  readonly score: number;
  readonly band: Exclude<Band, "none">;
  readonly why: string;
  readonly comparison: NameComparison;
}

/** A name that was screened. */
export interface ScreenedName {
  readonly query: string;
  /** Best first. */
  readonly hits: readonly ScreenHit[];
  /** Why nothing can be said of it. */
  readonly unclear?: string;
}

/** Screens one name. */
export type NameScreen = (query: string) => ScreenedName;

/** Screens names against all parties that are known. A `country` that is the party's makes a full name certain. */
export function screenKnown(knowledge: Knowledge, asOf: CalendarDate, country?: string): NameScreen {
  const names = new PartyNames(knowledge.parties.values());
  const listsOf = (hit: NameHit): string => {
    const inForce = statusesOn(hit.known.party, knowledge, asOf).filter(({ state }) => isInForce(state));
    return [...new Set(inForce.map(({ list }) => list.short))].join("; ");
  };
  return (query) =>
    screened(query, () =>
      names.find(query.trim()).map((hit): ScreenHit => {
        const { known, comparison } = hit;
        const seconded = hit.band === "warning" && comparison.likeness === "full" && known.party.country === country;
        const list = listsOf(hit);
        const reasons = [
          whyOf(comparison),
          ...(hit.band === "hint" && (known.weak || known.whole) ? ["a short name that others have too"] : []),
          ...(seconded ? ["the country is the party's"] : []),
          ...(list === "" ? [`on no list that is known here on ${asOf}`] : []),
        ];
        return {
          party: known.party.id,
          name: known.text,
          list,
          score: comparison.score,
          band: seconded ? "error" : hit.band,
          why: reasons.join("; "),
          comparison,
        };
      }),
    );
}

/** Screens names against the entries of list files. */
export function screenListed(entries: readonly ListEntry[], country?: string, compiled?: CompiledForms): NameScreen {
  const names = new ListedNames(entries, compiled);
  return (query) =>
    screened(query, () =>
      names.find(query.trim(), country).map(({ entry, name, band, comparison, reason }): ScreenHit => ({
        party: entry.id,
        name,
        list: entry.list,
        score: comparison.score,
        band,
        why: [whyOf(comparison), ...(reason === undefined ? [] : [reason])].join("; "),
        comparison,
      })),
    );
}

function screened(query: string, find: () => readonly ScreenHit[]): ScreenedName {
  const hits = query.length > longestName ? [] : find();
  const unclear = hits.length === 0 ? unclearOf(query) : undefined;
  return {
    query,
    hits: hits.map((hit) => ({ ...hit, score: Math.round(hit.score * 100) / 100 })),
    ...(unclear !== undefined && { unclear }),
  };
}
