import { closeSync, existsSync, openSync, readFileSync, readSync } from "node:fs";
import path from "node:path";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { listsPlaceOf } from "../../core/policy/officialListsPlace.js";
import { broughtKnowledge, isKnowledgePack, olderThan } from "../../core/screening/brought.js";
import { atOnce } from "../../core/text/steps.js";
import type { Context } from "../command.js";
import type { Given } from "../given.js";
import { reasonOf } from "../host.js";
import { UsageError } from "../usageError.js";
import { cachedKnowledge } from "./listsFolder.js";
import { keepFile } from "./snapshotFiles.js";

/** Whether a file holds what is known, and no list; not where it cannot be read. */
export function isKnowledgeFile(file: string): boolean {
  const head = new Uint8Array(1);
  try {
    const descriptor = openSync(file, "r");
    try {
      readSync(descriptor, head, 0, 1, 0);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
  return isKnowledgePack(path.basename(file), head);
}

/** Takes a file of knowledge into the cache. Throws a UsageError for one that is damaged, and for an older one unless it is accepted. */
export function keepKnowledge(file: string, own: Knowledge, accepted: boolean): Knowledge {
  const bytes = readFileSync(file);
  const brought = atOnce(broughtKnowledge(bytes));
  if (typeof brought === "string") throw new UsageError(`${file}: ${brought}`);
  const older = accepted ? undefined : olderThan(own, brought);
  if (older !== undefined)
    throw new UsageError(`${file}: nothing was taken: ${older}. --accept takes it all the same.`);
  keepFile(cachedKnowledge(), bytes);
  return brought;
}

/** What was imported; undefined when there is none, or none that can be read. */
export function importedKnowledge(): Knowledge | undefined {
  const read = existsSync(cachedKnowledge()) ? knowledgeIn(cachedKnowledge()) : undefined;
  return typeof read === "object" ? read : undefined;
}

/**
 * What `cache`, or a file, and `#` with a hash name. Throws a UsageError when it is not there, cannot be read, is not the one that is
 * pinned, or is older than what the program came with and not pinned: to judge by another would look like a verdict.
 */
export function knowledgeAt(named: string, own: Knowledge): Knowledge {
  const { from, hash } = listsPlaceOf(named);
  const file = from === "cache" ? cachedKnowledge() : from;
  if (!existsSync(file)) {
    const how = from === "cache" ? ": take it with sanctionlint lists import knowledge.pack" : "";
    throw new UsageError(`there is no file of knowledge at ${file}${how}`);
  }
  const read = knowledgeIn(file);
  if (typeof read === "string") throw new UsageError(`the knowledge at ${file} cannot be used: ${read}`);
  if (hash !== undefined && !read.hash.startsWith(hash))
    throw new UsageError(
      `the knowledge with the hash ${hash} is asked for, and the one at ${file} has ${read.hash.slice(0, hash.length)}`,
    );
  const older = hash === undefined ? olderThan(own, read) : undefined;
  if (older !== undefined)
    throw new UsageError(
      `the knowledge at ${file} is old: ${older}. Import a newer one, or name it with its hash: #${read.hash.slice(0, 16)}`,
    );
  return read;
}

/** What the option names, else what the program came with. */
export async function knowledgeAsked(given: Given, { knowledge }: Pick<Context, "knowledge">): Promise<Knowledge> {
  const named = given.text("knowledge");
  return named === undefined ? knowledge() : knowledgeAt(named, await knowledge());
}

function knowledgeIn(file: string): Knowledge | string {
  try {
    return atOnce(broughtKnowledge(readFileSync(file)));
  } catch (error) {
    return reasonOf(error);
  }
}
