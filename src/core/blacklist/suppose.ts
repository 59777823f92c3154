import type { CalendarDate, Party, RestrictedList } from "../model.js";
import type { Knowledge } from "./knowledge.js";

/** Id of the list that a supposition puts a party on. */
export const supposedListId = "supposed";

/**
 * Knowledge in which the party is listed on `asOf`, with its subsidiaries, on a list called "supposed"; as given when
 * no such party is known. Version and hash say that it is a supposition.
 */
export function suppose(knowledge: Knowledge, partyId: string, asOf: CalendarDate): Knowledge {
  const party = knowledge.parties.get(partyId);
  if (!party) return knowledge;
  const listed: Party = {
    ...party,
    listings: [
      ...party.listings,
      {
        list: supposedListId,
        published: asOf,
        effective: asOf,
        citation: "supposed for this audit",
        confidence: "verified",
        source: "supposed for this audit",
      },
    ],
  };
  return {
    version: `${knowledge.version}+supposed.${partyId}`,
    hash: `${knowledge.hash}+supposed.${partyId}`,
    checkedUntil: knowledge.checkedUntil,
    lists: new Map([...knowledge.lists, [supposedListId, supposedList]]),
    parties: new Map([...knowledge.parties, [partyId, listed]]),
    attributions: knowledge.attributions,
    ...(knowledge.imported && { imported: knowledge.imported }),
    alternativesFor: (...query) => knowledge.alternativesFor(...query),
    withoutAlternative: (...query) => knowledge.withoutAlternative(...query),
    familiesOf: (id) => knowledge.familiesOf(id),
  };
}

const supposedList: RestrictedList = {
  id: supposedListId,
  title: "A listing supposed for this audit",
  short: "supposed listing",
  authority: "nobody",
  jurisdiction: "none",
  direction: "blocking",
  forbids: "Nothing today: the audit asks what a listing would touch.",
  affiliates: "subsidiaries",
};
