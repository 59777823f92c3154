import { canonicalType, packageType } from "../packageTypes.js";
import { semanticRanges, type Dialect } from "./dialects.js";
import { intersection, isWithin, type Interval } from "./intervals.js";
import { readRange } from "./rangeText.js";

/** No version or range is longer; what is, is something else. In UTF-16 units. */
const longest = 256;

/**
 * Whether `version` (a version or, in a manifest, a range) of an ecosystem falls into `range`; undefined when that cannot be determined: no version
 * is written, only some of what it allows is in the range, or it is a branch, a variable, a word. An npm range that may be in it is.
 */
export function inRange(
  ecosystem: string | undefined,
  version: string | undefined,
  range: string,
): boolean | undefined {
  const { dialect, given, wanted } = readBoth(ecosystem, version, range);
  if (!given || !wanted) return undefined;
  const { order } = dialect;
  if (intersection(given, wanted, order).length === 0) return false;
  return dialect.isNpm || isWithin(given, wanted, order) ? true : undefined;
}

/** Whether all that `version` (a version or a range) allows is certainly in `range`. */
export function isAllInRange(ecosystem: string | undefined, version: string | undefined, range: string): boolean {
  const { dialect, given, wanted } = readBoth(ecosystem, version, range);
  return given !== undefined && wanted !== undefined && isWithin(given, wanted, dialect.order);
}

/** What is wrong with a range as text of a policy: it is not of the ecosystem's form, or no version is in it. */
export function rangeProblem(ecosystem: string, range: string): string | undefined {
  const read = range.length > longest ? undefined : readRange(range, dialectOf(ecosystem));
  if (!read) return `this is not a version range as ${ecosystem} writes them`;
  return read.length === 0 ? "no version is in this range" : undefined;
}

interface Both {
  readonly dialect: Dialect;
  /** What the document allows. */
  readonly given: readonly Interval[] | undefined;
  readonly wanted: readonly Interval[] | undefined;
}

function readBoth(ecosystem = "", version: string | undefined, range: string): Both {
  const dialect = dialectOf(ecosystem);
  const isShort = version !== undefined && Math.max(version.length, range.length) <= longest;
  return isShort
    ? { dialect, given: declared(version, dialect), wanted: readRange(range, dialect) }
    : { dialect, given: undefined, wanted: undefined };
}

/** A version that is written without an operator is that version, whatever a bare one means in a range of the ecosystem. */
function declared(version: string, dialect: Dialect): readonly Interval[] | undefined {
  const exact = version.trim().replace(/^(?:={1,3}\s*)?v?(?=\d)/, "");
  const isWhole =
    dialect.order.compare(exact, exact) !== undefined && !(dialect.isNpm && /^\d+(?:\.\d+)?$/.test(exact));
  return isWhole ? [{ low: exact, high: exact }] : readRange(version, dialect);
}

/** How ranges of an ecosystem are written. */
export function dialectOf(ecosystem: string): Dialect {
  return packageType(canonicalType(ecosystem)).versions ?? semanticRanges;
}
