import type { Alternative, Attribution, CalendarDate, Party, Relation, RestrictedList } from "../model.js";

/** Everything that is known: the blacklist with its evidence, as compiled from `data/`. Parts are read when first asked for. */
export interface Knowledge {
  /** `2026-08-22.3f9a1c07`: the day the data was checked up to, and the first eight digits of `hash`. */
  readonly version: string;
  /** SHA-256 of the compiled data, in hex. */
  readonly hash: string;
  /** The day up to which the lists were checked. */
  readonly checkedUntil: CalendarDate;
  readonly lists: ReadonlyMap<string, RestrictedList>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly attributions: readonly Attribution[];
  /** The imported official lists in which names are looked up too; absent when nobody asked for them. */
  readonly imported?: ImportedLists;
  /**
   * Other sources for what an attribution matched; for a part, the family's or the device class's. Best grade first.
   * `matched` is the name, host, URL or number as the document writes it; a `relation` of `transitive` asks for what
   * helps when another component brought it in.
   */
  alternativesFor(attribution: Attribution, matched: string, relation?: Relation): readonly Alternative[];
  /** Why there is no other source, or what to do instead of replacing, in one sentence; undefined where nothing is recorded. */
  withoutAlternative(attribution: Attribution, matched: string, relation?: Relation): string | undefined;
  /** What is recorded for a party by class of device or family of parts: for a component matched by its maker's name alone. */
  familiesOf(partyId: string): readonly Family[];
}

/** Which imported lists knowledge has. */
export interface ImportedLists {
  /** SHA-256 over their entries, in hex. */
  readonly hash: string;
  readonly sources: readonly { readonly key: string; readonly day: CalendarDate; readonly entries: number }[];
}

/** A class of device or family of parts with its other sources. */
export interface Family {
  /** `quectel/lte-cat1`, as attributions name it. */
  readonly id: string;
  /** What it is, in words. */
  readonly what: string;
  readonly alternatives: readonly Alternative[];
  readonly none?: string;
}
