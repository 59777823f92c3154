import type { Listing, Party } from "../model.js";

/** A party's own entries by the list that they are on, lists and entries in their order. */
export function listingsByList({ listings }: Party): ReadonlyMap<string, readonly Listing[]> {
  const byList = new Map<string, Listing[]>();
  for (const listing of listings) {
    const same = byList.get(listing.list);
    if (same) same.push(listing);
    else byList.set(listing.list, [listing]);
  }
  return byList;
}
