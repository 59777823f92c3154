import type { CalendarDate, Party } from "../model.js";
import type { Knowledge } from "./knowledge.js";
import { suppose } from "./suppose.js";

/** Knowledge in which a company of which nothing is known but its name is listed on `asOf`; and the party that it is there. */
export function supposeNamed(
  knowledge: Knowledge,
  name: string,
  asOf: CalendarDate,
): { readonly knowledge: Knowledge; readonly party: Party } {
  const id = `supposed-${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}`;
  const party: Party = { id, name, country: "ZZ", aliases: [name], listings: [] };
  const withParty: Knowledge = {
    version: knowledge.version,
    hash: knowledge.hash,
    checkedUntil: knowledge.checkedUntil,
    lists: knowledge.lists,
    parties: new Map([...knowledge.parties, [id, party]]),
    attributions: knowledge.attributions,
    ...(knowledge.imported && { imported: knowledge.imported }),
    alternativesFor: (...query) => knowledge.alternativesFor(...query),
    withoutAlternative: (...query) => knowledge.withoutAlternative(...query),
    familiesOf: (of) => knowledge.familiesOf(of),
  };
  return { knowledge: suppose(withParty, id, asOf), party };
}
