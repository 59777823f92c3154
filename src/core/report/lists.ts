import type { CalendarDate, Direction } from "../model.js";
import type { Freshness } from "../blacklist/freshness.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { statusesOn } from "../blacklist/status.js";
import { isInForce } from "../model/listingStates.js";
import { bitingActivities } from "../policy/activities.js";
import type { Activity } from "../policy/policy.js";
import { plural } from "./count.js";
import type { Palette } from "./palette.js";
import { wrapped } from "./wrap.js";

/** A list as the overview gives it. */
export interface ListRow {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly authority: string;
  readonly jurisdiction: string;
  readonly direction: Direction;
  readonly forbids: string;
  readonly permits: string | null;
  /** Activities of a team with which the list is an error. */
  readonly activities: readonly Activity[];
  /** How many of the known parties it reaches on that day, through their owners included. */
  readonly parties: number;
  readonly page: string | null;
}

/** Every list that is known, with what it reaches on a day. */
export function listRows(knowledge: Knowledge, asOf: CalendarDate): ListRow[] {
  const reached = new Map<string, number>();
  for (const party of knowledge.parties.values()) {
    const lists = statusesOn(party, knowledge, asOf).flatMap(({ list, state }) => (isInForce(state) ? [list.id] : []));
    for (const id of new Set(lists)) reached.set(id, (reached.get(id) ?? 0) + 1);
  }
  return [...knowledge.lists.values()].map((list) => ({
    id: list.id,
    title: list.title,
    short: list.short,
    authority: list.authority,
    jurisdiction: list.jurisdiction,
    direction: list.direction,
    forbids: list.forbids,
    permits: list.permits ?? null,
    activities: bitingActivities(list),
    parties: reached.get(list.id) ?? 0,
    page: list.page ?? null,
  }));
}

/** The same for people. */
export function listsText(
  rows: readonly ListRow[],
  { version, checkedUntil, warning }: Freshness & { readonly version: string },
  { width, palette }: { readonly width: number; readonly palette: Palette },
): string {
  const lines = rows.flatMap(({ id, title, direction, forbids, activities, parties, jurisdiction }) => [
    ...wrapped(`${id}  ${title}`, width, "    ").map((line) => palette.bold(line)),
    ...wrapped(
      `    ${jurisdiction}, ${direction}; ${plural(parties, "party", "parties")}; ${bitten(activities)}`,
      width,
      "    ",
    ),
    ...wrapped(`    ${forbids}`, width, "    ").map((line) => palette.dim(line)),
  ]);
  const closing = [
    `Blacklist ${version}, checked until ${checkedUntil}.`,
    ...(warning === undefined ? [] : wrapped(warning, width, "").map((line) => palette.severity("warning", line))),
  ];
  return `${[...lines, "", ...closing].join("\n")}\n`;
}

function bitten(activities: readonly Activity[]): string {
  return activities.length === 0 ? "no activity makes it an error" : `an error with ${activities.join(", ")}`;
}
