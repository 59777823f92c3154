/** How versions of an ecosystem follow one another. */
export interface Order {
  /** Negative when `a` is the earlier; undefined where one of them is not a version. */
  compare(a: string, b: string): number | undefined;
  /** The version before every preview of `release`, so that `<` it leaves previews of it out. */
  floor(release: string): string;
}

/** A part of a version: a number, or a word. */
export type Part = number | string;

/** The first difference, with `rest` for what one of the two lacks. */
export function compareParts(
  a: readonly Part[],
  b: readonly Part[],
  rest: Part,
  compare: (one: Part, other: Part) => number,
): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = compare(a[at] ?? rest, b[at] ?? rest);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
