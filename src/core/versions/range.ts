import satisfies from "semver/functions/satisfies.js";
import intersects from "semver/ranges/intersects.js";
import validRange from "semver/ranges/valid.js";

/**
 * Whether `version` (a version or, in a manifest, a range) of an ecosystem falls into `range`; undefined when that cannot be
 * told: no version is written, or it is a branch, a variable, a word.
 */
export function inRange(
  ecosystem: string | undefined,
  version: string | undefined,
  range: string,
): boolean | undefined {
  if (version === undefined || version.length > longestVersion) return undefined;
  if (ecosystem === "npm") return inNpmRange(version, range);
  const written = /^[=v\s]*(\d+(?:\.\d+)*)/.exec(version)?.[1];
  if (written === undefined) return undefined;
  return conditionsOf(range).every(({ operator, bound }) => holds(compareVersions(written, bound), operator));
}

/** No version is longer; what is, is something else. */
const longestVersion = 256;

/** https://github.com/npm/node-semver#ranges */
function inNpmRange(version: string, range: string): boolean | undefined {
  const options = { includePrerelease: true, loose: true };
  if (/^\d+\.\d+\.\d+/.test(version) && !/[\s|]/.test(version)) return satisfies(version, range, options);
  return validRange(version, options) === null || validRange(range, options) === null
    ? undefined
    : intersects(version, range, options);
}

interface Condition {
  readonly operator: string;
  readonly bound: string;
}

function conditionsOf(range: string): Condition[] {
  return [...range.matchAll(/(>=|<=|==|!=|>|<|=)?\s*v?(\d+(?:\.\d+)*)/g)].map(([, operator = "=", bound = ""]) => ({
    operator,
    bound,
  }));
}

function holds(order: number, operator: string): boolean {
  if (operator === ">=") return order >= 0;
  if (operator === "<=") return order <= 0;
  if (operator === ">") return order > 0;
  if (operator === "<") return order < 0;
  return operator === "!=" ? order !== 0 : order === 0;
}

/** Order of two dotted numbers; missing parts count as zero. */
export function compareVersions(a: string, b: string): number {
  const left = a.split(".");
  const right = b.split(".");
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = Number(left[at] ?? 0) - Number(right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
