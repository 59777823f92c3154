import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { ownStatuses } from "../../../src/core/blacklist/status.js";
import { isInForce } from "../../../src/core/model/listingStates.js";
import type { Listing, Party } from "../../../src/core/model.js";
import type { OfficialEntry } from "./officialList.js";

/** Where what is recorded differs from the official list, a sentence each: entries that are missing here or there, citations, programmes. */
export function compareLists(knowledge: Knowledge, entries: readonly OfficialEntry[]): readonly string[] {
  const known = new Set(entries.map(({ list }) => list).filter((list) => knowledge.lists.has(list)));
  return [...knowledge.parties.values()].flatMap((party) =>
    [...known].flatMap((list) =>
      compareParty(
        party,
        list,
        entries.filter((entry) => entry.list === list),
        knowledge,
      ),
    ),
  );
}

function compareParty(
  party: Party,
  list: string,
  entries: readonly OfficialEntry[],
  knowledge: Knowledge,
): readonly string[] {
  const names = new Set([party.name, ...party.aliases, ...(party.originalNames ?? [])].map(keyOf));
  const listings = party.listings.filter((listing) => listing.list === list);
  const asListed = new Set(listings.flatMap(({ listedAs = "" }) => listedAs.split(/; /)).map(keyOf));
  const uids = new Set(listings.flatMap(({ citation = "" }) => citation.match(/\b\d{4,6}\b/g) ?? []));
  const found = entries.filter(
    (entry) => uids.has(entry.uid) || entry.names.some((name) => names.has(keyOf(name)) || asListed.has(keyOf(name))),
  );
  const standing = ownStatuses(party, knowledge, knowledge.checkedUntil).some(
    (status) => status.list.id === list && isInForce(status.state),
  );
  if (!standing) return found.map(({ name }) => `${party.id}: on ${list} as "${name}", and not here`);
  if (found.length === 0) return [`${party.id}: on ${list} here, and no entry has one of its names`];
  return differences(listings, found, names).map((what) => `${party.id}: ${list}: ${what}`);
}

function differences(
  listings: readonly Listing[],
  found: readonly OfficialEntry[],
  names: ReadonlySet<string>,
): readonly string[] {
  const cited = listings.map(({ citation = "" }) => citation).join("; ");
  const volumes = new Set(cited.match(/\d+ FR \d+(?:, \d+)*/g)?.flatMap(pagesOf));
  const [first] = found.flatMap(({ citations }) => citations);
  const uids = new Set(cited.match(/\b\d{4,6}\b/g));
  return [
    ...(first !== undefined && !found.some(({ citations }) => citations.some((each) => isNear(each, volumes)))
      ? [`the list cites ${first}, here it is ${cited === "" ? "nothing" : cited}`]
      : []),
    ...found
      // An alias alone may be another company's.
      .filter(({ name }) => names.has(keyOf(name)))
      .filter(({ uid }) => uid !== "" && uids.size > 0 && /OFAC/.test(cited) && !uids.has(uid))
      .map(({ uid, name }) => `uid ${uid} (${name}) is not cited`),
  ];
}

/** "84 FR 54002, 54004" as "84 FR 54002" and "84 FR 54004". */
function pagesOf(citation: string): string[] {
  const [volume = "", pages = ""] = citation.split(" FR ");
  return pages.split(", ").map((page) => `${volume} FR ${page}`);
}

/** The list cites the rule, the regulation its page: the same volume, at most sixty pages apart. */
function isNear(citation: string, others: ReadonlySet<string>): boolean {
  const [volume, page] = citation.split(" FR ");
  return [...others].some((other) => {
    const [otherVolume, otherPage] = other.split(" FR ");
    return volume === otherVolume && Math.abs(Number(page) - Number(otherPage)) <= 60;
  });
}

function keyOf(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
