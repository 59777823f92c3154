import type { CalendarDate, LicenceWindow, Listing, ListingState } from "../model.js";
import { countDays, daysBetween, relativeDays } from "../text/days.js";

/** How long a licence that ended is still worth a word. */
const licenceMemory = 400;

/** A listing's state on a date in words: "listed since 2019-05-16, 84 FR 22961; licensed until 2019-08-19 (3 days left)". */
export function inReason(listing: Listing, state: ListingState, asOf: CalendarDate): string {
  const start = listing.effective ?? listing.published;
  const act = listing.citation === undefined ? "" : `, ${listing.citation}`;
  const cited = listing.edition === undefined ? act : `${act} (edition in force: ${listing.edition})`;
  switch (state) {
    case "listed":
      return `${listedSince(listing, start)}${cited}${endingOf(listing, asOf)}${pastLicenceOf(listing, asOf)}`;
    case "licensed":
      return `${listedSince(listing, start)}${cited}; ${licenceOf(listing, asOf)}`;
    case "published":
      return `published ${listing.published ?? "on a day not established"}${cited}, effective ${start ?? "on a day not established"}${inBrackets(asOf, start)}`;
    case "proposed":
      return `proposed ${listing.proposed ?? ""}, not listed${inBrackets(asOf, listing.proposed)}`;
    case "reported":
      return `named as a candidate ${onDay(listing.reported)}, not listed${inBrackets(asOf, listing.reported)}`;
    case "removed":
      return `${start === undefined ? "" : `listed from ${start}${cited}; `}ended ${listing.until ?? ""}${inBrackets(asOf, listing.until)}`;
    case "undated":
      return `on the list, first day not established${cited}`;
    case "unknown":
      return `listed since ${start ?? "a day not established"}${cited}, for a term that ended on ${listing.knownUntil ?? ""}; whether it was renewed was not looked up`;
    case "suspended":
      return `suspended${cited}`;
  }
}

/** "on 2026-02-13", "in 2025-12". */
function onDay(date = ""): string {
  return `${date.length < 10 ? "in" : "on"} ${date}`;
}

function listedSince(listing: Listing, start: CalendarDate | undefined): string {
  const field = listing.effective === undefined ? "published" : "effective";
  return `listed since ${start ?? ""}${listing.recalled?.includes(field) ? " (day not verified)" : ""}`;
}

function endingOf({ until = "" }: Listing, asOf: CalendarDate): string {
  const days = daysBetween(asOf, until);
  return days === undefined ? "" : `; ends ${until} (${relativeDays(days)})`;
}

function licenceOf({ licences = [] }: Listing, asOf: CalendarDate): string {
  const last = lastDayOf(licences.filter(({ from }) => from <= asOf));
  const left = daysBetween(asOf, last) ?? 0;
  return `licensed until ${last} (${left === 0 ? "the last day" : `${countDays(left)} left`})`;
}

function pastLicenceOf({ licences = [] }: Listing, asOf: CalendarDate): string {
  const last = lastDayOf(licences);
  const since = daysBetween(last, asOf);
  if (since === undefined || since <= 0 || since > licenceMemory) return "";
  return `; licence ended on ${last} (${relativeDays(-since)})`;
}

/** The last of the windows' last days; empty, which is not a day, where there is none. */
function lastDayOf(licences: readonly LicenceWindow[]): CalendarDate {
  const days = licences.map(({ to }) => to);
  return days.sort().at(-1) ?? "";
}

function inBrackets(asOf: CalendarDate, date: CalendarDate = ""): string {
  const days = daysBetween(asOf, date);
  return days === undefined ? "" : ` (${relativeDays(days)})`;
}
