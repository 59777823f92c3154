import { plural } from "../core/report/count.js";
import { table } from "./htmlParts.js";

/** A part of a bar: how much, in which of the style's fills, and what it is called. */
export interface BarPart {
  readonly count: number;
  readonly fill: "error" | "warning" | "information" | "hint" | "good" | "gap" | "left";
  readonly word: string;
}

export interface BarRow {
  /** HTML. */
  readonly label: string;
  readonly parts: readonly BarPart[];
}

/** More rows than this are counted in one sentence. */
const mostRows = 12;

/** The length of the longest bar, in the drawing's own units. */
const width = 1000;

/**
 * Counts as bars, one a row, the longest over the whole width. The numbers are beside each bar in words, so that nothing hangs on
 * colour or on seeing it. `caption` and `head` are HTML.
 */
export function barTable(caption: string, head: string, rows: readonly BarRow[]): string {
  const longest = Math.max(1, ...rows.map(totalOf));
  const left = rows.slice(mostRows);
  const more = left.reduce((sum, row) => sum + totalOf(row), 0);
  return (
    table(
      caption,
      [head, "Share", "How many"],
      rows
        .slice(0, mostRows)
        .map(({ label, parts }) => [
          label,
          bar(parts, longest),
          parts
            .flatMap(({ count, word }) => (count > 0 ? [`${count.toLocaleString("en-US")} ${word}`] : []))
            .join(", "),
        ]),
      [],
      "bars",
    ) +
    (left.length > 0
      ? `<p class="soft">${plural(left.length, "more row")} with ${more.toLocaleString("en-US")} in all.</p>\n`
      : "")
  );
}

function totalOf({ parts }: BarRow): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

/** What is there at all is seen: no part is narrower than a hundredth. */
function bar(parts: readonly BarPart[], longest: number): string {
  let x = 0;
  const pieces = parts.flatMap(({ count, fill }) => {
    if (count === 0) return [];
    const length = Math.max(width / 100, Math.round((width * count) / longest));
    const piece = `<rect class="${fill}" x="${x}" width="${length}" height="10"/>`;
    x += length;
    return [piece];
  });
  const whole = Math.max(width, x);
  return `<svg class="bar" aria-hidden="true" focusable="false" viewBox="0 0 ${whole} 10" preserveAspectRatio="none">${pieces.join("")}</svg>`;
}
