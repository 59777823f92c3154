import { dialectOf } from "./range.js";
import { readRange } from "./rangeText.js";

/** One end of the versions that are not in a range. */
export interface BesideRange {
  readonly side: "before" | "after";
  readonly version: string;
  /** Whether that version itself is outside of the range. */
  readonly included: boolean;
}

/**
 * The versions before a range, or after it where it has no beginning: what a package was before someone came, or is since they left.
 * Undefined for all versions, and for what is not a range of the ecosystem.
 */
export function besideRange(ecosystem: string, range: string): BesideRange | undefined {
  const dialect = dialectOf(ecosystem);
  const { order } = dialect;
  const intervals = readRange(range, dialect);
  if (!intervals || intervals.length === 0) return undefined;
  const lowest = intervals.reduce((a, b) => {
    if (a.low === undefined || b.low === undefined) return a.low === undefined ? a : b;
    return (order.compare(a.low, b.low) ?? 0) <= 0 ? a : b;
  });
  if (lowest.low !== undefined) return { side: "before", version: lowest.low, included: lowest.lowOpen === true };
  const highest = intervals.reduce((a, b) => {
    if (a.high === undefined || b.high === undefined) return a.high === undefined ? a : b;
    return (order.compare(a.high, b.high) ?? 0) >= 0 ? a : b;
  });
  if (highest.high === undefined) return undefined;
  return { side: "after", version: highest.high, included: highest.highOpen === true };
}
