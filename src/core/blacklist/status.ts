import type {
  CalendarDate,
  LicenceWindow,
  Listing,
  ListingState,
  ListingStatus,
  Party,
  RestrictedList,
} from "../model.js";
import { isInForce, listingStateOrder } from "../model/listingStates.js";
import { daysBetween } from "../text/days.js";
import type { Knowledge } from "./knowledge.js";
import { listingsByList } from "./listingsByList.js";
import { reachedThroughOwners } from "./reach.js";
import { inReason } from "./reason.js";

/**
 * Where a party stands on a date: one status for each list that has said something of it by then, in force first.
 * `effective` wins over `published`; `until` is the first day no longer in force; a licence counts on its last day too.
 * Lists that reach companies through their owners count as their rule on that date has it (`through` is then set).
 * What the past could not know yet (a listing published later) is not given.
 */
export function statusesOn(party: Party, knowledge: Knowledge, asOf: CalendarDate): readonly ListingStatus[] {
  const own = ownStatuses(party, knowledge, asOf);
  const standing = new Set(own.filter((status) => isInForce(status.state)).map((status) => status.list.id));
  const reached = reachedThroughOwners(party, knowledge, asOf, ownStatuses).filter(
    ({ list }) => !standing.has(list.id),
  );
  return [...own, ...reached].sort((a, b) => rank(a.state) - rank(b.state));
}

/** The party's own entries, without its owners'; one status a list. */
export function ownStatuses(party: Party, knowledge: Knowledge, asOf: CalendarDate): readonly ListingStatus[] {
  const { checkedUntil } = knowledge;
  const statuses: ListingStatus[] = [];
  for (const [id, listings] of listingsByList(party)) {
    const list = knowledge.lists.get(id);
    const status = list && deciding(listings, { list, asOf, checkedUntil });
    if (status) statuses.push(status);
  }
  return statuses;
}

/** What an entry is read against. */
interface Reading {
  readonly list: RestrictedList;
  readonly asOf: CalendarDate;
  /** The day up to which the lists were checked. */
  readonly checkedUntil: CalendarDate;
}

/** Of several entries on one list the strongest, then the earliest, decides; what is still to come is reported beside it. */
function deciding(listings: readonly Listing[], reading: Reading): ListingStatus | undefined {
  const all = listings.flatMap((listing) => statusOf(listing, reading) ?? []);
  all.sort((a, b) => rank(a.state) - rank(b.state) || compare(a.since ?? "9", b.since ?? "9"));
  const [first, ...others] = all;
  if (!first) return undefined;
  const next = isInForce(first.state) ? others.find((other) => other.state === "published") : undefined;
  return next ? { ...first, reason: `${first.reason}; a further entry: ${next.reason}` } : first;
}

/** One entry on a date; undefined before anything was known of it. */
function statusOf(listing: Listing, reading: Reading): ListingStatus | undefined {
  const { asOf } = reading;
  const { reported, proposed, published, until, knownUntil } = listing;
  const start = listing.effective ?? published;
  const status = (state: ListingState, since?: CalendarDate, last?: CalendarDate, change?: CalendarDate) =>
    complete(listing, reading, { state, since, last, change });
  if (hasCome(until, asOf)) return status("removed", until);
  if (start === undefined ? !reported && !proposed : start <= asOf) {
    if (knownUntil !== undefined && knownUntil < asOf) return status("unknown", undefined, undefined, knownUntil);
    if (start === undefined) return status("undated");
    const licence = openLicence(listing, asOf);
    if (licence) return status("licensed", licence.from, licence.to, licence.to);
    return status("listed", start, undefined, until);
  }
  if (hasCome(published, asOf)) return status("published", published, undefined, start);
  const before = (state: ListingState, since: CalendarDate) =>
    complete(published === undefined ? listing : uncited(listing), reading, {
      state,
      since,
      last: undefined,
      change: undefined,
    });
  if (hasCome(proposed, asOf)) return before("proposed", proposed);
  if (hasCome(reported, asOf)) return before("reported", reported);
  return undefined;
}

/** Whether a day is known and has come. */
function hasCome(day: CalendarDate | undefined, asOf: CalendarDate): day is CalendarDate {
  return day !== undefined && day <= asOf;
}

/** An edition that confirms a listing is cited from its own day on. */
function asKnown(listing: Listing, { asOf }: Reading): Listing {
  const { edition: _, ...earlier } = listing;
  return listing.edition === undefined || asOf >= (listing.confirmed ?? "") ? listing : earlier;
}

/** On a day before the publication nobody could cite it. */
function uncited({ citation: _, ...listing }: Listing): Listing {
  return listing;
}

interface Found {
  readonly state: ListingState;
  readonly since: CalendarDate | undefined;
  readonly last: CalendarDate | undefined;
  readonly change: CalendarDate | undefined;
}

function complete(listing: Listing, reading: Reading, found: Found): ListingStatus {
  const { list, asOf } = reading;
  const { state, since, last, change } = found;
  const anchor = change ?? since;
  const days = anchor === undefined ? undefined : daysBetween(asOf, anchor);
  return {
    listing: asKnown(listing, reading),
    list,
    state,
    ...(since !== undefined && { since }),
    ...(last !== undefined && { until: last }),
    ...(days !== undefined && { days }),
    reason: inReason(asKnown(listing, reading), state, asOf),
    ...(startsUnverified(listing) && !wasSeen(listing, reading) && { recalled: true }),
  };
}

/** Of overlapping windows the one that lasts longest: extensions hand over on the last day, without a gap. */
function openLicence(listing: Listing, asOf: CalendarDate): LicenceWindow | undefined {
  let open: LicenceWindow | undefined;
  for (const window of listing.licences ?? []) {
    if (window.from <= asOf && asOf <= window.to && (!open || open.to < window.to)) open = window;
  }
  return open;
}

/** That the listing had begun is not verified by its dates. */
function startsUnverified({ recalled = [], effective, published }: Listing): boolean {
  const start = effective ?? published;
  return start === undefined || recalled.includes(effective === undefined ? "published" : "effective");
}

/** The party was seen on the list: from that day on its first day does not matter. */
function wasSeen({ confidence, confirmed }: Listing, { asOf, checkedUntil }: Reading): boolean {
  return confidence === "verified" && asOf >= (confirmed ?? checkedUntil);
}

function rank(state: ListingState): number {
  return listingStateOrder.indexOf(state);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
