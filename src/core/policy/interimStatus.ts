import type { CalendarDate, Listing, ListingState, ListingStatus, Party } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";

/** States of a party's own listings on a day, without owners. Stands in until the blacklist answers this itself. */
export function ownStatuses(
  party: Party,
  knowledge: Pick<Knowledge, "lists">,
  asOf: CalendarDate,
): readonly ListingStatus[] {
  return party.listings.flatMap((listing): ListingStatus[] => {
    const list = knowledge.lists.get(listing.list);
    const state = list && stateOf(listing, asOf);
    if (!list || !state || state === "removed") return [];
    const window = listing.licences?.filter(({ from, to }) => from <= asOf && asOf <= to).at(-1);
    const since = listing.effective ?? listing.published;
    return [
      {
        listing,
        list,
        state: state === "listed" && window ? "licensed" : state,
        ...(since !== undefined && { since }),
        ...(window && { until: window.to }),
        reason: `${state}${since ? ` since ${since}` : ""}`,
      },
    ];
  });
}

function stateOf(listing: Listing, asOf: CalendarDate): ListingState | undefined {
  const { reported, proposed, published, effective, until } = listing;
  if (until !== undefined && until <= asOf) return "removed";
  const first = effective ?? published;
  if (first === undefined) return reported === undefined && proposed === undefined ? "undated" : undefined;
  if (first <= asOf) return "listed";
  if (published !== undefined && published <= asOf) return "published";
  if (proposed !== undefined && proposed <= asOf) return "proposed";
  return reported !== undefined && reported <= asOf ? "reported" : undefined;
}
