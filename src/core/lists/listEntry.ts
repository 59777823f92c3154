import type { CalendarDate } from "../model.js";

/** One entry of an official list, as far as names are looked up: a company, a person, a vessel. */
export interface ListEntry {
  /** The list's own number for it; where it gives none, the place of the record in the file, from 1. */
  readonly id: string;
  /** The list, in its own words: `Entity List (EL) - Bureau of Industry and Security`; the file's name where it does not say. */
  readonly list: string;
  /** Id of the list among those that are known (`us-bis-el`); absent for one that is not. */
  readonly listId?: string;
  /** The name, then its other names; never empty. */
  readonly names: readonly string[];
  /** How many of the names identify it, where the list says that those after them are weak. Absent: all. */
  readonly strong?: number;
  readonly kind: "organisation" | "person" | "vessel" | "aircraft" | "unknown";
  /** ISO 3166-1 alpha-2, each once. */
  readonly countries: readonly string[];
  /** The first day, where the list gives one. */
  readonly since?: CalendarDate;
  /** The last day, where the list gives one. */
  readonly last?: CalendarDate;
  /** The act that put it there, as the list cites it. */
  readonly citation?: string;
}

/** Records that were not taken, and why. */
export interface Skipped {
  readonly reason: string;
  readonly count: number;
  /** The first of them: the line of a CSV file, the place of a record in JSON and XML; from 1. */
  readonly first: number;
}

/** What a list file says. */
export interface ListReading {
  /** What it was read as: `EU consolidated list, XML`. */
  readonly format?: string;
  /** The day the file says it is of. */
  readonly day?: CalendarDate;
  /** What whoever uses it has to know: a licence that does not allow every use. */
  readonly note?: string;
  readonly entries: readonly ListEntry[];
  readonly skipped: readonly Skipped[];
  /** Why the file could not be read to its end; what came before is in `entries`. */
  readonly problem?: string;
}
