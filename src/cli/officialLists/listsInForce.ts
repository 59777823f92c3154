import path from "node:path";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { listsPlaceOf, type ListsPlace } from "../../core/policy/officialListsPlace.js";
import { withOfficialLists } from "../../core/screening/official/withOfficialLists.js";
import { UsageError } from "../usageError.js";
import { snapshotAt } from "./snapshotFiles.js";

/** What a policy says of imported lists and knowledge, and the root that a path of it is relative to. */
export interface ImportsInPolicy {
  readonly lists: string | undefined;
  readonly knowledge: string | undefined;
  readonly root: string;
}

/**
 * Knowledge with the imported lists that an option or else the policy names. Throws a UsageError when they are not there, or are not those
 * that are pinned: to judge by others would look like a verdict.
 */
export function withListsInForce(
  knowledge: Knowledge,
  option: string | undefined,
  inPolicy: ImportsInPolicy | undefined,
): Knowledge {
  const place: ListsPlace | undefined =
    option !== undefined
      ? listsPlaceOf(option)
      : inPolicy?.lists !== undefined
        ? listsPlaceOf(inPolicy.lists)
        : undefined;
  if (!place) return knowledge;
  const { from, hash } = place;
  const file = from === "cache" || option !== undefined ? from : path.resolve(inPolicy?.root ?? "", from);
  const snapshot = snapshotAt(file);
  if (hash !== undefined && !snapshot.hash.startsWith(hash)) {
    const who = option !== undefined ? "--lists pins" : "the policy pins";
    throw new UsageError(
      `${who} the imported lists with the hash ${hash}, and those here have ${snapshot.hash.slice(0, hash.length)}`,
    );
  }
  return withOfficialLists(knowledge, snapshot);
}
