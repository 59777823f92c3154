import type { CalendarDate } from "../model.js";
import type { ListEntry, ListReading, Skipped } from "./listEntry.js";

/** No list has more entries; what has is not a list. */
const mostEntries = 2_000_000;

/** Gathers what a reader finds in a list: entries, and records that are none with the reason. */
export class Taking {
  readonly entries: ListEntry[] = [];
  day: CalendarDate | undefined;
  note: string | undefined;
  private readonly reasons = new Map<string, { count: number; readonly first: number }>();
  private readonly places = new Map<string, number>();

  /** Takes an entry, or counts why there is none. `place` is that of the record in its file, from 1. */
  take(entry: ListEntry | string, place: number): void {
    if (typeof entry === "string") this.skip(entry, place);
    else if (this.entries.length >= mostEntries) throw new RangeError(`it has more than ${mostEntries} entries`);
    else this.entries.push(entry);
  }

  /** Takes a row that is one name of an entry: rows of one id are one entry, wherever they are. */
  merge(key: string, row: ListEntry): void {
    const at = this.places.get(key);
    const known = at === undefined ? undefined : this.entries[at];
    if (at === undefined || !known) {
      this.places.set(key, this.entries.length);
      this.take(row, 0);
    } else this.entries[at] = merged(known, row);
  }

  skip(reason: string, place: number): void {
    const known = this.reasons.get(reason);
    if (known) known.count++;
    else this.reasons.set(reason, { count: 1, first: place });
  }

  reading(format: string | undefined, problem: string | undefined): ListReading {
    const { day, note } = this;
    return {
      ...(format !== undefined && { format }),
      ...(day !== undefined && { day }),
      ...(note !== undefined && { note }),
      entries: this.entries,
      skipped: this.skipped(),
      ...(problem !== undefined && { problem }),
    };
  }

  private skipped(): readonly Skipped[] {
    return [...this.reasons].map(([reason, { count, first }]) => ({ reason, count, first }));
  }
}

function merged(known: ListEntry, row: ListEntry): ListEntry {
  const strong = [...new Set([...strongOf(known), ...strongOf(row)])];
  const weak = [...known.names, ...row.names].filter((name) => !strong.includes(name));
  const names = [...strong, ...new Set(weak)];
  const countries = [...new Set([...known.countries, ...row.countries])];
  const { strong: _, ...rest } = known;
  return { ...rest, names, countries, ...(strong.length < names.length && { strong: strong.length }) };
}

/** The names that identify an entry. */
export function strongOf({ names, strong = names.length }: ListEntry): readonly string[] {
  return names.slice(0, strong);
}

/** An entry's names, of which the `weak` ones are put last; undefined when there is none. */
export function namesWith(
  strong: readonly string[],
  weak: readonly string[],
): Pick<ListEntry, "names" | "strong"> | undefined {
  const sure = [...new Set(strong)];
  const names = [...new Set([...sure, ...weak])];
  if (names.length === 0) return undefined;
  return { names, ...(sure.length < names.length && { strong: sure.length }) };
}
