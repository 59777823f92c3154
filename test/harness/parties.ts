import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import type { Listing, Ownership, Party, RestrictedList } from "../../src/core/model.js";

/** A party for tests: what is not given is empty. */
export function party(id: string, given: Partial<Party> = {}): Party {
  return { id, name: `${id} Ltd.`, country: "ZZ", aliases: [], listings: [], ...given };
}

/** A verified listing for tests. */
export function listing(list: string, given: Partial<Listing> = {}): Listing {
  return { list, confidence: "verified", source: "test", ...given };
}

/** A verified tie to an owner for tests. */
export function ownedBy(owner: string, given: Partial<Ownership> = {}): Ownership {
  return { owner, kind: "shareholder", confidence: "verified", source: "test", ...given };
}

/** A restricted list for tests: blocking, named parties only. */
export function restrictedList(id: string, given: Partial<RestrictedList> = {}): RestrictedList {
  return {
    id,
    title: id,
    short: id,
    authority: "Office of Tests",
    jurisdiction: "ZZ",
    direction: "blocking",
    forbids: "Everything.",
    affiliates: "named",
    ...given,
  };
}

/** Knowledge of these parties and lists, with no attributions. */
export function knowledgeOf(parties: readonly Party[], lists: readonly RestrictedList[]): Knowledge {
  return {
    version: "2026-01-01.00000000",
    hash: "0".repeat(64),
    checkedUntil: "2026-01-01",
    lists: new Map(lists.map((list) => [list.id, list])),
    parties: new Map(parties.map((each) => [each.id, each])),
    attributions: [],
    alternativesFor: () => [],
    withoutAlternative: () => undefined,
    familiesOf: () => [],
  };
}
