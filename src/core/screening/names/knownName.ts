import type { Band, CalendarDate, Confidence, Party, Relationship } from "../../model.js";
import type { NameComparison } from "./compare.js";
import type { NameForm } from "./nameForm.js";

/** A name of a party as it is looked up. */
export interface KnownName {
  readonly party: Party;
  readonly text: string;
  readonly form: NameForm;
  /** `brand` for a name under which others sell some of the party's products; else the party's own. */
  readonly relationship: Extract<Relationship, "manufacturer" | "brand">;
  readonly confidence: Confidence;
  /** Never more than a hint by itself. */
  readonly weak: boolean;
  /** Without its legal form it is a weak alias: only the name in full counts. */
  readonly whole: boolean;
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
}

/** What a name says: that it is a party's, with what certainty, and how its words compare with the known ones. */
export interface NameHit {
  readonly known: KnownName;
  readonly band: Exclude<Band, "none">;
  readonly comparison: NameComparison;
}
