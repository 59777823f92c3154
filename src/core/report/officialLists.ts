import type { CalendarDate } from "../model.js";
import type { Skipped } from "../lists/listEntry.js";
import type { SnapshotChange } from "../screening/official/renewal.js";
import type { OfficialSnapshot, SnapshotSource } from "../screening/official/snapshot.js";
import { daysBetween } from "../text/days.js";
import { plural } from "./count.js";
import { plain, plainPath } from "./plain.js";
import type { Standing } from "./policyChange.js";

/** Days after which an imported list is said to be old. */
const fresh = 7;

/** One line for each source of a snapshot, and its hash. */
export function statusLines({ hash, sources }: OfficialSnapshot, today: CalendarDate): readonly string[] {
  return [
    ...sources.flatMap(({ key, format, day, rows, kept, from, note }) => {
      const age = daysBetween(day, today) ?? 0;
      const old = age > fresh ? `, ${plural(age, "day")} old` : "";
      return [
        `${plain(key)}: of ${day}${old}; ${plural(kept, "entry", "entries")} of ${plural(rows, "row")} (${format}), from ${plain(from)}`,
        ...(note === undefined ? [] : [`  ${note}`]),
      ];
    }),
    `hash ${hash}`,
  ];
}

/** What was not taken of a source, and why. */
export function skippedLines({ key }: SnapshotSource, skipped: readonly Skipped[]): readonly string[] {
  return skipped.map(
    ({ reason, count, first }) => `${plain(key)}: ${count} not taken: ${plain(reason)}; the first is number ${first}`,
  );
}

/** What a renewal changes: how many entries came and went, and the first of them by name. */
export function changeLines({ came, went }: SnapshotChange): readonly string[] {
  const named = (word: string, entries: SnapshotChange["came"]): string[] =>
    entries.length === 0
      ? []
      : [
          `${plural(entries.length, "entry", "entries")} ${word}: ${entries
            .slice(0, mostNamed)
            .map(({ names }) => plain(names[0] ?? ""))
            .join(", ")}${entries.length > mostNamed ? ", …" : ""}`,
        ];
  const lines = [...named("came", came), ...named("went", went)];
  return lines.length > 0 ? lines : ["nothing came and nothing went"];
}

const mostNamed = 5;

/** What a renewal changes in a folder: findings that come and go, at most so many of each, where what is renewed is used (`use`). */
export function hereLines(
  { appear, vanish }: { readonly appear: readonly Standing[]; readonly vanish: readonly Standing[] },
  most: number,
  use: string,
): readonly string[] {
  return [
    `here, with ${use}: ${plural(appear.length, "finding")} more, ${vanish.length} fewer`,
    ...appear.slice(0, most).map((one) => `  + ${lineOf(one)}`),
    ...vanish.slice(0, most).map((one) => `  − ${lineOf(one)}`),
  ];
}

function lineOf({ file, line, column, severity, message }: Standing): string {
  return `${plainPath(file)}:${line}:${column} ${severity} ${plain(message)}`;
}
