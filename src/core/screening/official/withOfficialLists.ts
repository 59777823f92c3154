import type { ImportedLists, Knowledge } from "../../blacklist/knowledge.js";
import type { RestrictedList } from "../../model.js";
import { sha256Hex } from "../../text/hash.js";
import type { OfficialSnapshot } from "./snapshot.js";

/** The snapshots by what knowledge says of them. */
const snapshots = new WeakMap<ImportedLists, OfficialSnapshot>();

/** Knowledge in which names are looked up in imported lists too. Version and hash say which. */
export function withOfficialLists(knowledge: Knowledge, snapshot: OfficialSnapshot): Knowledge {
  const imported: ImportedLists = {
    hash: snapshot.hash,
    sources: snapshot.sources.map(({ key, day, kept }) => ({ key, day, entries: kept })),
  };
  snapshots.set(imported, snapshot);
  return {
    version: `${knowledge.version}+lists.${snapshot.hash.slice(0, 8)}`,
    hash: sha256Hex(`${knowledge.hash} ${snapshot.hash}`),
    checkedUntil: knowledge.checkedUntil,
    lists: new Map([...knowledge.lists, [importedList.id, importedList]]),
    imported,
    get parties() {
      return knowledge.parties;
    },
    get attributions() {
      return knowledge.attributions;
    },
    alternativesFor: (...query) => knowledge.alternativesFor(...query),
    withoutAlternative: (...query) => knowledge.withoutAlternative(...query),
    familiesOf: (id) => knowledge.familiesOf(id),
  };
}

/** The imported lists of knowledge that has some. */
export function snapshotOfKnowledge({ imported }: Pick<Knowledge, "imported">): OfficialSnapshot | undefined {
  return imported && snapshots.get(imported);
}

/** What an entry is on whose file names no list that is known: the team's own, another authority's. */
export const importedList: RestrictedList = {
  id: "imported",
  title: "A list that was imported",
  short: "imported list",
  authority: "whoever made the list",
  jurisdiction: "none",
  direction: "blocking",
  forbids: "What whoever made the list says.",
  affiliates: "named",
};
