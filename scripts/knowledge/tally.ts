import type { CompiledAlternatives } from "../../src/core/blacklist/compiled.js";
import { loadKnowledge } from "../../src/core/blacklist/load.js";
import { statusesOn } from "../../src/core/blacklist/status.js";
import { isInForce } from "../../src/core/model/listingStates.js";

export type Tally = Readonly<Record<string, number>>;

/** How much is known, for the catalogue and for reports on the data. */
export interface Counts {
  readonly parties: number;
  /** Parties on a list in force on the day up to which the data was checked. */
  readonly listed: number;
  readonly listings: number;
  readonly verified: number;
  readonly attributions: {
    /** Package URL type, or the scheme of the identifier. */
    readonly byKind: Tally;
    readonly byRelationship: Tally;
    readonly byConfidence: Tally;
  };
  /** By grade, each pair of something attributed and another source once. */
  readonly alternatives: Tally;
  readonly families: number;
}

/** Counts what the compiled text of `data/` holds. */
export function tally(compiled: string): Counts {
  const knowledge = loadKnowledge(compiled);
  const parties = [...knowledge.parties.values()];
  const listings = parties.flatMap((party) => party.listings);
  const { attributions } = knowledge;
  const rows = rowsOf(compiled);
  return {
    parties: parties.length,
    listed: parties.filter((party) =>
      statusesOn(party, knowledge, knowledge.checkedUntil).some(({ state }) => isInForce(state)),
    ).length,
    listings: listings.length,
    verified: listings.filter(({ confidence }) => confidence === "verified").length,
    attributions: {
      byKind: count(
        attributions.map(({ scheme, pattern }) => (scheme === "package" ? (pattern.split("/")[0] ?? "") : scheme)),
      ),
      byRelationship: count(attributions.map(({ relationship }) => relationship)),
      byConfidence: count(attributions.map(({ confidence }) => confidence)),
    },
    alternatives: count(rows.flatMap(({ what, grades }) => Array.from({ length: what }, () => grades).flat())),
    families: parties.flatMap(({ id }) => knowledge.familiesOf(id)).length,
  };
}

function rowsOf(text: string): readonly { readonly what: number; readonly grades: readonly string[] }[] {
  const compiled = JSON.parse(text.split("\n")[3] ?? "{}") as CompiledAlternatives;
  return Object.values(compiled.parties)
    .flat()
    .map((row) => ({
      what: (row.for ?? row.families ?? []).length,
      grades: (row.use ?? []).flatMap((index) => compiled.alternatives[index]?.[1] ?? []),
    }));
}

function count(values: readonly string[]): Tally {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
