import type { BomTotals } from "./bomPage.js";
import type { BomRow } from "./bomRows.js";

/** The numbers above the table; `covered` has the number of second sources of rows with a finding. */
export function bomTotals(rows: readonly BomRow[], covered: ReadonlyMap<BomRow, number>): BomTotals {
  const flagged = rows.filter(({ finding }) => finding && !finding.waiver);
  return {
    parts: rows.length,
    listed: rows.filter(({ weight }) => weight < 2).length,
    noted: rows.filter(({ weight }) => weight === 2 || weight === 3).length,
    flagged: flagged.length,
    covered: flagged.filter((row) => (covered.get(row) ?? 0) > 0).length,
  };
}
