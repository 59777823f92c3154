import type { ListEntry, Skipped } from "../../lists/listEntry.js";
import type { Steps } from "../../text/steps.js";
import { hasOrganisationWord } from "./organisationWord.js";
import { isPersonShaped } from "./personShape.js";

/** The entries of a list that names of companies are looked up in, and how many others there were, by what they are. */
export interface TakenEntries {
  readonly entries: readonly ListEntry[];
  readonly dropped: readonly Skipped[];
}

/**
 * Drops persons, vessels and aircraft, which are nobody's supplier. An entry of unknown kind is kept unless it is shaped as a person's
 * name; one with an organisation's word is an organisation.
 */
export function* takeEntries(entries: readonly ListEntry[]): Steps<TakenEntries> {
  const taken: ListEntry[] = [];
  const counts = new Map<string, { count: number; readonly first: number }>();
  for (const [at, entry] of entries.entries()) {
    yield;
    const kind = kindOf(entry);
    if (kind === "organisation" || kind === "unknown") {
      taken.push(kind === entry.kind ? entry : { ...entry, kind });
      continue;
    }
    const reason =
      kind === "shaped"
        ? "without a kind, and shaped as a person's name"
        : kind === "aircraft"
          ? "an aircraft"
          : `a ${kind}`;
    const known = counts.get(reason);
    if (known) known.count++;
    else counts.set(reason, { count: 1, first: at + 1 });
  }
  return { entries: taken, dropped: [...counts].map(([reason, { count, first }]) => ({ reason, count, first })) };
}

function kindOf({ kind, names }: ListEntry): ListEntry["kind"] | "shaped" {
  if (kind !== "unknown") return kind;
  if (names.some(hasOrganisationWord)) return "organisation";
  return isPersonShaped(names[0] ?? "") ? "shaped" : "unknown";
}
