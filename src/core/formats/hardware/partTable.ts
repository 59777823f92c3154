import { CsvCursor, csvDelimiters } from "../../syntax/csv.js";
import type { ColumnRole } from "./columnRoles.js";
import { planParts, type PartPlan } from "./partPlan.js";

/** Where a table of parts begins in a text, and how to read it. */
export interface PartTable {
  readonly plan: PartPlan;
  readonly delimiter: string;
  /** Stands on the header row. */
  readonly cursor: CsvCursor;
}

/** A preamble (source, date, tool, component count, what the project is) may come before the header; it is not longer than this. */
const preambleRows = 100;

/**
 * The table of parts in a text: the row among the first that names the most columns we know, under the delimiter that makes it so.
 * `named` says that the file's name already speaks of parts (`bom.csv`); without it more is asked of the header.
 */
export function findPartTable(
  text: string,
  named: boolean,
  further?: ReadonlyMap<string, ColumnRole>,
): PartTable | undefined {
  let best: { score: number; plan: PartPlan; delimiter: string; start: number } | undefined;
  for (const delimiter of csvDelimiters) {
    const cursor = new CsvCursor(text, delimiter);
    for (let row = 0; row < preambleRows && cursor.next(); row++) {
      if (cursor.count < 2) continue;
      const headers = Array.from({ length: cursor.count }, (_, index) => cursor.value(index));
      const plan = planParts(headers, further);
      const score = plan.roles.size;
      if (score > (best?.score ?? 1) && isPartHeader(plan, named))
        best = { score, plan, delimiter, start: cursor.start };
    }
  }
  if (!best) return undefined;
  const cursor = new CsvCursor(text, best.delimiter, best.start);
  cursor.next();
  return { plan: best.plan, delimiter: best.delimiter, cursor };
}

/** Whether a row of headers is that of a table of parts. */
export function isPartHeader({ roles, pairs }: PartPlan, named: boolean): boolean {
  const has = (...wanted: readonly ColumnRole[]): boolean => wanted.some((role) => roles.has(role));
  const numbered = has("mpn", "number", "model");
  // A pick-and-place file repeats value and package of every part that the parts list names once.
  if (has("position") && !has("manufacturer") && !has("mpn") && !has("quantity")) return false;
  if (named)
    return (
      (numbered || has("manufacturer", "reference", "lcsc") || (has("value", "item") && has("quantity"))) &&
      roles.size >= 2
    );
  if (has("mpn")) return has("manufacturer", "reference", "quantity", "value", "description", "lcsc");
  if (has("manufacturer") && numbered) return has("reference", "quantity", "inventory", "lcsc") || pairs.length > 1;
  if (has("lcsc")) return has("reference", "footprint", "quantity");
  return has("reference") && has("value", "number", "model") && has("footprint", "quantity");
}
