import satisfies from "semver/functions/satisfies.js";
import intersects from "semver/ranges/intersects.js";
import subset from "semver/ranges/subset.js";
import validRange from "semver/ranges/valid.js";
import { dialectOf } from "./dialects.js";
import { intersection, isWithin, type Interval } from "./intervals.js";
import { readRange } from "./rangeText.js";

/** No version or range is longer; what is, is something else. In UTF-16 units. */
const longest = 256;

/**
 * Whether `version` (a version or, in a manifest, a range) of an ecosystem falls into `range`; undefined when that cannot be told: no version
 * is written, only some of what it allows is in the range, or it is a branch, a variable, a word.
 */
export function inRange(
  ecosystem: string | undefined,
  version: string | undefined,
  range: string,
): boolean | undefined {
  if (version === undefined || version.length > longest) return undefined;
  if (ecosystem === "npm") return inNpmRange(version, range);
  const dialect = dialectOf(ecosystem ?? "");
  const given = declared(ecosystem, version);
  const wanted = readRange(range, dialect);
  if (!given || !wanted) return undefined;
  if (isWithin(given, wanted, dialect.order)) return true;
  return intersection(given, wanted, dialect.order).length === 0 ? false : undefined;
}

/** Whether all that `version` (a version or a range) allows is certainly in `range`. */
export function isAllInRange(ecosystem: string | undefined, version: string | undefined, range: string): boolean {
  if (ecosystem !== "npm") return inRange(ecosystem, version, range) === true;
  if (version === undefined || version.length > longest || validRange(version, npmOptions) === null) return false;
  return subset(version, range, npmOptions);
}

/** What is wrong with a range as text of a policy: it is not of the ecosystem's form, or no version is in it. */
export function rangeProblem(ecosystem: string, range: string): string | undefined {
  const isEmpty =
    range.length > longest ? undefined : ecosystem === "npm" ? isEmptyNpm(range) : isEmptyIn(ecosystem, range);
  if (isEmpty === undefined) return `this is no range of versions as ${ecosystem} writes them`;
  return isEmpty ? "no version is in this range" : undefined;
}

/** A version in a manifest or lockfile is that version where it is written without an operator, whatever a bare one means in a range. */
function declared(ecosystem: string | undefined, version: string): readonly Interval[] | undefined {
  const dialect = dialectOf(ecosystem ?? "");
  const exact = version.trim().replace(/^(?:={1,3}\s*)?v?(?=\d)/, "");
  if (dialect.order.compare(exact, exact) !== undefined) return [{ low: exact, high: exact }];
  return readRange(version, dialect);
}

const npmOptions = { includePrerelease: true, loose: true };

/** https://github.com/npm/node-semver#ranges */
function inNpmRange(version: string, range: string): boolean | undefined {
  if (/^\d+\.\d+\.\d+/.test(version) && !/[\s|]/.test(version)) return satisfies(version, range, npmOptions);
  return validRange(version, npmOptions) === null || validRange(range, npmOptions) === null
    ? undefined
    : intersects(version, range, npmOptions);
}

function isEmptyNpm(range: string): boolean | undefined {
  return validRange(range, npmOptions) === null ? undefined : !intersects(range, "*", npmOptions);
}

function isEmptyIn(ecosystem: string, range: string): boolean | undefined {
  const read = readRange(range, dialectOf(ecosystem));
  return read && read.length === 0;
}
