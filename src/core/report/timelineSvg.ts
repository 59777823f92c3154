import type { CalendarDate, Direction, LicenceWindow, Listing, Party, RestrictedList } from "../model.js";
import { escapeXml } from "../text/escapeXml.js";

const width = 920;
const labelWidth = 210;
const rightMargin = 22;
const top = 34;
const rowHeight = 38;
const barHeight = 14;

/** One listing of a party, ready to be drawn. */
interface Row {
  readonly listing: Listing;
  readonly label: string;
  readonly direction: Direction;
}

/**
 * The listings of a party over time as an SVG drawing: a row per list, a bar while it is in force, its licence windows, and marks for
 * when the party was reported, proposed and published. Colours come from the page by class (`tl-blocking`, `tl-export`, …), so that a
 * theme can set them. It has a title and a description; the dates as text belong beside it.
 */
export function timelineSvg(party: Party, lists: ReadonlyMap<string, RestrictedList>, asOf: CalendarDate): string {
  const rows = rowsOf(party, lists);
  const scale = scaleFor(rows, asOf);
  const height = top + rows.length * rowHeight + 30;
  return [
    `<svg class="timeline" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="tl-title tl-desc" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="tl-title">${escapeXml(`Listings of ${party.name} over time`)}</title>`,
    `<desc id="tl-desc">${escapeXml(rows.map(describe).join("; "))}</desc>`,
    `<defs><pattern id="tl-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="tl-hatch" width="2.2" height="6"/></pattern></defs>`,
    ...scale.years.map((year) => yearLine(year, scale, height)),
    ...rows.map((row, at) => rowSvg(row, top + at * rowHeight, scale, asOf)),
    asOfLine(asOf, scale, height),
    "</svg>",
  ].join("\n");
}

function rowsOf(party: Party, lists: ReadonlyMap<string, RestrictedList>): Row[] {
  return party.listings
    .map((listing): Row => {
      const list = lists.get(listing.list);
      return { listing, label: list?.short ?? listing.list, direction: list?.direction ?? "export" };
    })
    .sort((a, b) => ((firstDay(a.listing) ?? "9999") < (firstDay(b.listing) ?? "9999") ? -1 : 1));
}

interface Scale {
  readonly from: number;
  readonly to: number;
  readonly years: readonly number[];
}

function scaleFor(rows: readonly Row[], asOf: CalendarDate): Scale {
  const dates = [asOf, ...rows.flatMap(({ listing }) => daysOf(listing))].sort();
  const first = yearOf(dates[0] ?? asOf);
  const last = yearOf(dates.at(-1) ?? asOf) + 1;
  // Every year while they fit, else every second, fifth or tenth.
  const step = [1, 2, 5, 10, 20, 50].find((one) => (last - first) / one <= 12) ?? 100;
  const years: number[] = [];
  for (let year = first; year <= last; year += step) years.push(year);
  return { from: dayNumber(`${first}-01-01`), to: dayNumber(`${last}-01-01`), years };
}

function x(day: CalendarDate, { from, to }: Scale): number {
  const share = (dayNumber(day) - from) / Math.max(1, to - from);
  return round(labelWidth + Math.max(0, Math.min(1, share)) * (width - labelWidth - rightMargin));
}

function yearLine(year: number, scale: Scale, height: number): string {
  const at = x(`${year}-01-01`, scale);
  return `<line class="tl-grid" x1="${at}" x2="${at}" y1="${top - 8}" y2="${height - 24}"/><text class="tl-year" x="${at}" y="${top - 14}" text-anchor="middle">${year}</text>`;
}

function asOfLine(asOf: CalendarDate, scale: Scale, height: number): string {
  const at = x(asOf, scale);
  return `<line class="tl-now" x1="${at}" x2="${at}" y1="${top - 8}" y2="${height - 22}"/><text class="tl-now-label" x="${at}" y="${height - 8}" text-anchor="${at > width - 70 ? "end" : "middle"}">${asOf}</text>`;
}

function rowSvg({ listing, label, direction }: Row, y: number, scale: Scale, asOf: CalendarDate): string {
  const middle = y + rowHeight / 2;
  const start = listing.effective ?? listing.published;
  const parts = [
    `<text class="tl-label" x="${labelWidth - 14}" y="${middle + 4}" text-anchor="end">${escapeXml(shorten(label))}</text>`,
    `<line class="tl-track" x1="${labelWidth}" x2="${width - rightMargin}" y1="${middle}" y2="${middle}"/>`,
  ];
  const candidate = listing.reported ?? listing.proposed;
  if (candidate) {
    const until = start ?? listing.until ?? asOf;
    parts.push(
      `<line class="tl-watch" x1="${x(candidate, scale)}" x2="${x(until, scale)}" y1="${middle}" y2="${middle}"/>`,
    );
  }
  if (start) {
    // A term that ran out is drawn as over: whether it was renewed is not known.
    const last = listing.until ?? listing.knownUntil;
    const end = last ?? (start > asOf ? start : asOf);
    const from = x(start, scale);
    const length = round(Math.max(4, x(end, scale) - from));
    const open = last === undefined;
    const tip = tooltip(`${label}: ${start} – ${last ?? "in force"}${citation(listing)}`);
    parts.push(
      `<rect class="tl-bar tl-${direction}${open ? "" : " tl-over"}" x="${from}" y="${middle - barHeight / 2}" width="${length}" height="${barHeight}" rx="3">${tip}</rect>`,
      ...(listing.licences ?? []).map((licence) => licenceSvg(licence, middle, scale)),
    );
    if (open && start <= asOf) {
      const tipX = round(from + length);
      parts.push(`<path class="tl-${direction}" d="M${tipX} ${middle - 7} l8 7 l-8 7 z"/>`);
    }
  } else if (!candidate) {
    parts.push(`<text class="tl-undated" x="${labelWidth + 6}" y="${middle + 4}">first day not established</text>`);
  }
  for (const [kind, day] of [
    ["reported", listing.reported],
    ["proposed", listing.proposed],
    ["published", listing.published],
  ] as const) {
    if (day) parts.push(mark(kind, day, middle, scale));
  }
  return `<g>${parts.join("")}</g>`;
}

function licenceSvg({ name, from, to }: LicenceWindow, middle: number, scale: Scale): string {
  const start = x(from, scale);
  const length = round(Math.max(3, x(to, scale) - start));
  return `<rect class="tl-licence" fill="url(#tl-hatch)" x="${start}" y="${middle - barHeight / 2}" width="${length}" height="${barHeight}">${tooltip(`${name}: ${from} – ${to}`)}</rect>`;
}

function mark(kind: "reported" | "proposed" | "published", day: CalendarDate, middle: number, scale: Scale): string {
  const at = x(day, scale);
  const tip = tooltip(`${kind} ${day}`);
  if (kind === "reported") return `<circle class="tl-reported" cx="${at}" cy="${middle}" r="5">${tip}</circle>`;
  if (kind === "proposed") {
    return `<rect class="tl-reported" x="${at - 4.5}" y="${middle - 4.5}" width="9" height="9">${tip}</rect>`;
  }
  return `<path class="tl-published" d="M${at} ${middle - 5} l5 5 l-5 5 l-5 -5 z">${tip}</path>`;
}

function describe({ listing, label }: Row): string {
  const days = [
    listing.reported && `reported ${listing.reported}`,
    listing.proposed && `proposed ${listing.proposed}`,
    listing.published && `published ${listing.published}`,
    listing.effective && `effective ${listing.effective}`,
    ...(listing.licences ?? []).map(({ name, from, to }) => `${name} from ${from} to ${to}`),
    listing.until && `until ${listing.until}`,
  ].filter(Boolean);
  return `${label}: ${days.length > 0 ? days.join(", ") : "first day not established"}`;
}

function citation({ citation: text }: Listing): string {
  return text ? ` (${text})` : "";
}

function tooltip(text: string): string {
  return `<title>${escapeXml(text)}</title>`;
}

function firstDay(listing: Listing): CalendarDate | undefined {
  return daysOf(listing).sort()[0];
}

function daysOf({ reported, proposed, published, effective, until, licences = [] }: Listing): CalendarDate[] {
  const own = [reported, proposed, published, effective, until].filter((day) => day !== undefined);
  return [...own, ...licences.flatMap(({ from, to }) => [from, to])];
}

function yearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4));
}

/**
 * Days by a calendar of 365.25-day years and 30.44-day months: exact to a third of a pixel here, and without a clock.
 * Dates that stop at the month or the year are at its beginning.
 */
function dayNumber(date: CalendarDate): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return year * 365.25 + (month - 1) * 30.44 + day - 1;
}

function shorten(label: string): string {
  return label.length > 30 ? `${label.slice(0, 29)}…` : label;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
