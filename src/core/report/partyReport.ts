import type { Attribution, CalendarDate, Listing, ListingStatus, Ownership, Party } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { statusesOn } from "../blacklist/status.js";
import { isInForce } from "../model/listingStates.js";
import { plainPalette, type Palette } from "./palette.js";
import { legend, timelineText } from "./timelineText.js";
import { wrapped } from "./wrap.js";

/** How a party report is laid out. */
export interface PartyReportOptions {
  /** Columns of the terminal; the text keeps within them where a word allows it. */
  readonly width?: number;
  readonly palette?: Palette;
}

/** What is known of a party, for people: names, owners, where it stands on the day, its listings over time, what is attributed to it. */
export function partyReport(
  party: Party,
  knowledge: Knowledge,
  asOf: CalendarDate,
  { width = 100, palette = plainPalette }: PartyReportOptions = {},
): string {
  const statuses = statusesOn(party, knowledge, asOf);
  const paragraph = (label: string, texts: readonly string[], separator = "; "): string[] =>
    texts.length === 0 ? [] : wrapped(`${label.padEnd(14)}${texts.join(separator)}`, width, " ".repeat(14));
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", palette.bold(title), ...lines];
  const timeline = timelineText(party, knowledge.lists, asOf, width);
  const lines = [
    palette.bold(`${party.name} (${party.id}${party.country === "ZZ" ? "" : `, ${party.country}`})`),
    ...paragraph("Known as", [...party.aliases, ...(party.originalNames ?? [])]),
    ...paragraph("In short", party.weakAliases ?? []),
    ...paragraph(
      "Brands",
      (party.brands ?? []).filter(({ rebadged }) => !rebadged).map(({ name }) => name),
    ),
    ...paragraph(
      "Sold also as",
      (party.brands ?? []).filter(({ rebadged }) => rebadged).map(({ name }) => name),
    ),
    ...paragraph(
      "Held by",
      (party.owners ?? []).map((tie) => tieOf(tie, nameOf(knowledge, tie.owner))),
    ),
    ...paragraph("Holds", heldBy(party, knowledge)),
    ...(party.why === undefined ? [] : paragraph("Known here", [party.why])),
    ...(party.note === undefined ? [] : paragraph("Note", [party.note])),
    ...section(
      `On ${asOf}`,
      statuses.length === 0
        ? ["  on no list that is known here"]
        : statuses.flatMap((status) => statusLines(status, width, palette)),
    ),
    ...section("Over time", timeline.length === 0 ? [] : [...timeline, palette.dim(legend)]),
    ...section(
      "Entries",
      [...party.listings].sort(byFirstDay).flatMap((listing) => entryLines(listing, knowledge, width)),
    ),
    ...section("Attributed to it", attributionLines(party, knowledge, width)),
    "",
    palette.dim(
      `Blacklist ${knowledge.version}, checked until ${knowledge.checkedUntil}. A lead with evidence, not a legal conclusion.`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function statusLines(
  { list, state, reason, recalled, supposedTie }: ListingStatus,
  width: number,
  palette: Palette,
): string[] {
  const mark = isInForce(state) ? "■" : "□";
  const memory = recalled || supposedTie ? " (unverified)" : "";
  const [first = "", ...rest] = wrapped(`  ${mark} ${list.short}: ${reason}${memory}`, width, " ".repeat(4));
  return isInForce(state) ? [first, ...rest].map((line) => palette.bold(line)) : [first, ...rest];
}

function entryLines(listing: Listing, knowledge: Knowledge, width: number): string[] {
  const words = [
    listing.listedAs && `as ${listing.listedAs}`,
    listing.reported && `named as a candidate ${listing.reported}`,
    listing.proposed && `proposed ${listing.proposed}`,
    listing.published && `published ${listing.published}`,
    listing.effective && `effective ${listing.effective}`,
    listing.until && `ended ${listing.until}`,
    listing.citation,
    listing.edition && `edition in force: ${listing.edition}`,
    ...(listing.licences ?? []).map(({ name, from, to }) => `${name} ${from} to ${to}`),
    listing.scope,
    listing.note,
    listing.recalled && `not verified: ${listing.recalled.join(", ")}`,
    `${listing.confidence}: ${listing.source}`,
  ].flatMap((word) => (word === undefined || word === "" ? [] : [word.replace(/\.$/, "")]));
  return wrapped(
    `  ${knowledge.lists.get(listing.list)?.short ?? listing.list}: ${words.join("; ")}`,
    width,
    " ".repeat(4),
  );
}

function attributionLines(party: Party, knowledge: Knowledge, width: number): string[] {
  const byTie = new Map<string, Attribution[]>();
  for (const attribution of knowledge.attributions) {
    if (attribution.party !== party.id) continue;
    const kind = attribution.scheme === "package" ? "packages" : attribution.scheme;
    const key = `${attribution.relationship}, ${kind}`;
    const same = byTie.get(key);
    if (same) same.push(attribution);
    else byTie.set(key, [attribution]);
  }
  return [...byTie].flatMap(([key, all]) => {
    const named = [...new Set(all.map(labelOf))];
    const shown = named.slice(0, mostShown);
    const more = named.length > mostShown ? [`and ${named.length - mostShown} more`] : [];
    return wrapped(`  ${key} (${all.length}): ${[...shown, ...more].join(", ")}`, width, " ".repeat(4));
  });
}

const mostShown = 8;

/** The pattern, or for an expression what it is the numbers of. */
function labelOf({ scheme, pattern, family, what }: Attribution): string {
  return scheme === "mpn" || scheme === "model" ? (what ?? family ?? pattern) : pattern;
}

function heldBy(party: Party, knowledge: Knowledge): string[] {
  return [...knowledge.parties.values()].flatMap((other) =>
    (other.owners ?? []).filter(({ owner }) => owner === party.id).map((tie) => tieOf(tie, other.name)),
  );
}

function tieOf({ kind, percent, atLeastHalf, from, until, confidence }: Ownership, name: string): string {
  const words = [
    kind,
    percent === undefined ? (atLeastHalf ? "at least half" : undefined) : `${percent} %`,
    from && `from ${from}`,
    until && `until ${until}`,
    confidence === "unverified" ? "unverified" : undefined,
  ].filter((word) => word !== undefined);
  return `${name} (${words.join(", ")})`;
}

function nameOf(knowledge: Knowledge, id: string): string {
  return knowledge.parties.get(id)?.name ?? id;
}

function byFirstDay(a: Listing, b: Listing): number {
  const first = ({ reported, published, effective }: Listing): string =>
    [reported, published, effective].filter((day) => day !== undefined).sort()[0] ?? "9999";
  return first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0;
}
