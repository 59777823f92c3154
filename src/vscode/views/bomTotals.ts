import type { BomTotals } from "./bomPage.js";
import { canChangeNow, secondSources, type BomRow } from "./bomRows.js";

/** What is asked of each listed row once: how many second sources it has, and whether one can be placed as it stands. */
export interface Covered {
  readonly sources: number;
  readonly now: boolean;
}

export function coveredBy(row: BomRow): Covered {
  const sources = secondSources(row);
  return { sources: sources.length, now: canChangeNow(sources) };
}

/** The numbers above the table; `covered` has the rows with a finding. */
export function bomTotals(rows: readonly BomRow[], covered: ReadonlyMap<BomRow, Covered>): BomTotals {
  const listed = rows.filter(({ finding, weight }) => finding && !finding.waiver && weight < 2);
  const now = listed.filter((row) => covered.get(row)?.now).length;
  const waived = rows.filter(({ finding }) => finding?.waiver).length;
  const noted = rows.filter(({ weight }) => weight === 2 || weight === 3).length;
  return { rows: rows.length, listed: listed.length, now, redesign: listed.length - now, noted, waived };
}
