import type { Alternative, Attribution, CalendarDate, Party, RestrictedList } from "../model.js";

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
  /** Other sources for what an attribution matched; for a part, the family's or the device class's. Best grade first. */
  alternativesFor(attribution: Attribution, matched: string): readonly Alternative[];
}
