import type { ListEntry, ListReading, Skipped } from "../../lists/listEntry.js";
import type { CalendarDate } from "../../model.js";
import type { Steps } from "../../text/steps.js";
import { entriesOf, snapshotSteps, type OfficialSnapshot, type SnapshotSource } from "./snapshot.js";
import { takeEntries } from "./takeEntries.js";

/** A list that was read, as a source of a snapshot. */
export interface ReadSource {
  readonly source: SnapshotSource;
  readonly entries: readonly ListEntry[];
  /** Records that were not taken, and entries that nobody is looked up in. */
  readonly skipped: readonly Skipped[];
}

/** What becomes of a list that was read; else why it is not taken. `today` stands for the day where the file says none. */
export function* sourceOf(
  reading: ListReading,
  title: string,
  from: string,
  today: CalendarDate,
): Steps<ReadSource | string> {
  const { format = "", day = today, note, problem, skipped } = reading;
  if (problem !== undefined) return problem;
  const { entries, dropped } = yield* takeEntries(reading.entries);
  if (entries.length === 0) return "it names no organisation";
  const rows = reading.entries.length;
  const source = { key: keyOf(reading, title), format, from, day, rows, kept: entries.length };
  return { source: { ...source, ...(note !== undefined && { note }) }, entries, skipped: [...skipped, ...dropped] };
}

/** By what a newer file replaces an older one: the list for official ones, the file's name for a team's own. */
function keyOf({ format = "", entries }: ListReading, title: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^Consolidated Screening/, "csl"],
    [/^EU/, "eu"],
    [/^UK/, "uk"],
    [/^UN/, "un"],
    [/^Canada/, "ca"],
    [/^Switzerland/, "ch"],
    [/^Australia/, "au"],
    [/^Taiwan/, "tw"],
    [/^OpenSanctions/, "opensanctions"],
    [/^OFAC/, entries[0]?.listId === "us-ofac-sdn" ? "ofac-sdn" : "ofac-non-sdn"],
  ];
  return kinds.find(([pattern]) => pattern.test(format))?.[1] ?? `own: ${title}`;
}

/** A snapshot that was renewed, or why it was not. */
export type Renewal =
  { readonly snapshot: OfficialSnapshot; readonly change: SnapshotChange } | { readonly refused: readonly string[] };

/** What a renewal changes. */
export interface SnapshotChange {
  readonly came: readonly ListEntry[];
  readonly went: readonly ListEntry[];
}

/** The share of its rows that a source may lose without someone looking. */
const mostLost = 0.1;

/**
 * A snapshot with newer sources in the place of older ones of the same key. Refused, with the numbers, where a source has lost more than a
 * tenth of its rows, or is of an older day, unless `accepted`.
 */
export function* renewed(
  before: OfficialSnapshot | undefined,
  sources: readonly ReadSource[],
  accepted = false,
): Steps<Renewal> {
  const refused = accepted ? [] : sources.flatMap(({ source }) => objection(before, source) ?? []);
  if (refused.length > 0) return { refused };
  const keys = new Set(sources.map(({ source }) => source.key));
  const kept = (before?.sources ?? [])
    .filter(({ key }) => !keys.has(key))
    .map((source) => ({ source, entries: before?.entries.get(source.key) ?? [] }));
  const snapshot = yield* snapshotSteps([...kept, ...sources]);
  return { snapshot, change: changeOf(before, snapshot) };
}

function objection(before: OfficialSnapshot | undefined, source: SnapshotSource): string | undefined {
  const old = before?.sources.find(({ key }) => key === source.key);
  if (!old) return undefined;
  if (source.rows < old.rows * (1 - mostLost))
    return `${source.key} has ${source.rows} rows where it had ${old.rows}: more than a tenth is gone`;
  return source.day < old.day ? `${source.key} is of ${source.day}, and the one that is here of ${old.day}` : undefined;
}

function changeOf(before: OfficialSnapshot | undefined, after: OfficialSnapshot): SnapshotChange {
  const keyed = (snapshot: OfficialSnapshot | undefined): ReadonlyMap<string, ListEntry> =>
    new Map(
      (snapshot ? entriesOf(snapshot) : []).map((entry) => [
        `${entry.list} ${entry.id} ${entry.names[0] ?? ""}`,
        entry,
      ]),
    );
  const [old, now] = [keyed(before), keyed(after)];
  return {
    came: [...now].filter(([key]) => !old.has(key)).map(([, entry]) => entry),
    went: [...old].filter(([key]) => !now.has(key)).map(([, entry]) => entry),
  };
}
