import { listingsByList } from "../blacklist/listingsByList.js";
import type { CalendarDate, Listing, Party, RestrictedList } from "../model.js";

/** What one column of a row stands for; the letters are those of `legend`. */
type Cell = "before" | "candidate" | "announced" | "licensed" | "in force" | "over";

const marks: Readonly<Record<Cell, string>> = {
  before: "·",
  candidate: "?",
  announced: "-",
  licensed: "░",
  "in force": "█",
  over: "·",
};

/** The marks of the timeline and what they say. */
export const legend =
  "█ in force  ░ in force, licensed  - published, not yet effective  ? candidate  │ the day asked for";

/**
 * The listings of a party over time, drawn with characters: a line of years, then a row for each list, as wide as asked for.
 * Empty when nothing of it has a date.
 */
export function timelineText(
  party: Party,
  lists: ReadonlyMap<string, RestrictedList>,
  asOf: CalendarDate,
  width: number,
): readonly string[] {
  const rows = rowsOf(party, lists);
  const dates = rows.flatMap(({ listings }) => listings.flatMap(datesOf));
  if (dates.length === 0) return [];
  const labelWidth = Math.max(...rows.map(({ label }) => label.length)) + 2;
  const scale = scaleOf([...dates, asOf], Math.max(24, width - labelWidth));
  const now = columnOf(asOf, scale);
  return [
    " ".repeat(labelWidth) + yearLine(scale),
    ...rows.map(({ label, listings }) => {
      const cells = Array.from({ length: scale.columns }, (_, column) => cellAt(listings, scale, column));
      const drawn = cells.map((cell, column) => (column === now ? "│" : marks[cell])).join("");
      return label.padEnd(labelWidth) + drawn;
    }),
  ];
}

interface Row {
  readonly label: string;
  readonly listings: readonly Listing[];
}

function rowsOf(party: Party, lists: ReadonlyMap<string, RestrictedList>): readonly Row[] {
  return [...listingsByList(party)]
    .map(([id, listings]) => ({ label: lists.get(id)?.short ?? id, listings }))
    .sort((a, b) => compare(firstOf(a.listings), firstOf(b.listings)));
}

interface Scale {
  readonly firstYear: number;
  readonly years: number;
  readonly columns: number;
}

function scaleOf(dates: readonly CalendarDate[], columns: number): Scale {
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const firstYear = Math.min(...years);
  const count = Math.max(...years) - firstYear + 1;
  // Whole columns a year, so that the years are where they begin.
  const each = Math.max(1, Math.floor(columns / count));
  return { firstYear, years: count, columns: each * count };
}

function columnOf(date: CalendarDate, { firstYear, years, columns }: Scale): number {
  const column = Math.floor(((yearsOf(date) - firstYear) * columns) / years);
  return Math.max(0, Math.min(columns - 1, column));
}

/** A date as years with a fraction; one that stops at the month or the year is at its beginning. */
function yearsOf(date: CalendarDate): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return year + (month - 1) / 12 + (day - 1) / 372;
}

function yearLine({ firstYear, years, columns }: Scale): string {
  const each = columns / years;
  let line = "";
  for (let year = 0; year < years; year += 1) {
    const label = each >= 5 ? String(firstYear + year) : each >= 3 ? `'${String(firstYear + year).slice(2)}` : "|";
    line += label.slice(0, each).padEnd(each);
  }
  return line.trimEnd();
}

/** The strongest that any entry of the row is anywhere within the column. */
function cellAt(listings: readonly Listing[], scale: Scale, column: number): Cell {
  let best: Cell = "before";
  for (const listing of listings) {
    const cell = cellOf(listing, scale, column);
    if (strength.indexOf(cell) > strength.indexOf(best)) best = cell;
  }
  return best;
}

const strength: readonly Cell[] = ["before", "over", "candidate", "announced", "licensed", "in force"];

function cellOf(listing: Listing, scale: Scale, column: number): Cell {
  const at = (date: CalendarDate | undefined): number => (date === undefined ? Infinity : columnOf(date, scale));
  const start = at(listing.effective ?? listing.published);
  // A term that ran out is drawn as over: whether it was renewed is not known.
  const end = at(listing.until ?? listing.knownUntil);
  if (column > end || (column === end && start < end)) return "over";
  if (column >= start) {
    const licensed = (listing.licences ?? []).some(({ from, to }) => at(from) <= column && column <= at(to));
    return licensed ? "licensed" : "in force";
  }
  if (column >= at(listing.published)) return "announced";
  return column >= Math.min(at(listing.reported), at(listing.proposed)) ? "candidate" : "before";
}

function datesOf({ reported, proposed, published, effective, until }: Listing): readonly CalendarDate[] {
  return [reported, proposed, published, effective, until].filter((date) => date !== undefined);
}

function firstOf(listings: readonly Listing[]): CalendarDate {
  return listings.flatMap(datesOf).sort()[0] ?? "9999";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
