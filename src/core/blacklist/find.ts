import type { Party } from "../model.js";
import { editDistance } from "../text/editDistance.js";
import type { Knowledge } from "./knowledge.js";

/** The party that a user means, or those that may be meant. */
export interface FoundParty {
  readonly party?: Party;
  /** Parties whose names are near, the nearest first; at most five. */
  readonly near: readonly Party[];
}

const mostSuggestions = 5;

/**
 * Finds a party by its id, a name, an alias, a name in its own script or a brand, without regard to case, spaces and
 * punctuation. A short name that several parties share finds none of them and suggests them all.
 */
export function findParty(knowledge: Knowledge, query: string): FoundParty {
  const key = keyOf(query);
  const byId = knowledge.parties.get(query.trim().toLowerCase());
  if (byId) return { party: byId, near: [] };
  if (key === "") return { near: [] };
  const parties = [...knowledge.parties.values()];
  for (const names of [strongNames, weakNames]) {
    const same = parties.filter((party) => names(party).some((name) => keyOf(name) === key));
    if (same.length === 1 && same[0]) return { party: same[0], near: [] };
    if (same.length > 0) return { near: same.slice(0, mostSuggestions) };
  }
  const ranked = parties
    .map((party) => ({ party, distance: distanceTo(party, key) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance || (a.party.id < b.party.id ? -1 : 1));
  return { near: ranked.slice(0, mostSuggestions).map(({ party }) => party) };
}

function strongNames(party: Party): readonly string[] {
  return [party.id, party.name, ...party.aliases, ...(party.originalNames ?? [])];
}

function weakNames(party: Party): readonly string[] {
  const brands = (party.brands ?? []).filter(({ rebadged }) => !rebadged).map(({ name }) => name);
  return [...brands, ...(party.weakAliases ?? [])];
}

/** 0 for a name that begins so, then names that hold the text, then slips of the pen; infinite for the rest. */
function distanceTo(party: Party, key: string): number {
  let nearest = Infinity;
  for (const name of [...strongNames(party), ...weakNames(party)]) {
    const other = keyOf(name);
    if (other.startsWith(key)) return 0;
    if (key.length >= 3 && (other.includes(key) || (other.length >= 4 && key.includes(other))))
      nearest = Math.min(nearest, 1);
    const slips = key.length >= 8 ? 2 : key.length >= 4 ? 1 : 0;
    const distance = editDistance(key, other, slips);
    if (distance <= slips) nearest = Math.min(nearest, 1 + distance);
  }
  return nearest;
}

function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
