import * as vscode from "vscode";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { listsPlaceOf } from "../../core/policy/officialListsPlace.js";
import { broughtKnowledge, olderThan } from "../../core/screening/brought.js";
import { snapshotFile, snapshotFrom } from "../../core/screening/official/snapshot.js";
import type { Steps } from "../../core/text/steps.js";
import { knowledgeFile, paced, withOfficialLists } from "../bundles/lent.js";
import type { Imports, ImportsPlace } from "../officialLists.js";

/** What a policy says of imports where it can only be understood by the imported knowledge: it may speak of a party that only that has. */
export async function importsByImported({ kept, policies, root }: ImportsPlace): Promise<Imports | undefined> {
  const bytes = await kept(knowledgeFile);
  const brought = bytes && (await whole(broughtKnowledge(bytes)));
  if (typeof brought !== "object") return undefined;
  const tree = await policies.trees.of(root);
  const { policy } = (await policies.trees.policiesFor(tree, brought).of(tree.root.path)).effective;
  return policy.knowledge === undefined ? undefined : policy;
}

/** Knowledge that a policy names; a sentence where it cannot be used. */
export async function knowledgeNamed(
  named: string,
  shipped: Knowledge,
  { kept }: Pick<ImportsPlace, "kept">,
): Promise<Knowledge | string> {
  const { hash } = listsPlaceOf(named);
  const bytes = await kept(knowledgeFile);
  const read = bytes ? await whole(broughtKnowledge(bytes)) : notThere();
  const why =
    typeof read === "string" ? read : hash === undefined ? olderThan(shipped, read) : whyNotPinned(read.hash, hash);
  if (typeof read === "object" && why === undefined) return read;
  return vscode.l10n.t("What is judged by is not the knowledge that is asked for ({0}): {1}.", named, why ?? "");
}

/** Knowledge with the lists that a policy names; a sentence where they cannot be used. */
export async function withListsNamed(
  named: string,
  known: Knowledge,
  { kept, root }: Pick<ImportsPlace, "kept" | "root">,
): Promise<Knowledge | string> {
  const { from, hash } = listsPlaceOf(named);
  const isOwn = from === "cache";
  const bytes = isOwn
    ? await kept(snapshotFile)
    : await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, from)).then(
        (read) => read,
        () => undefined,
      );
  const read = bytes ? await whole(snapshotFrom(textOf(bytes), isOwn)) : notThere();
  const why = typeof read === "string" ? read : hash === undefined ? undefined : whyNotPinned(read.hash, hash);
  if (typeof read === "object" && why === undefined) return withOfficialLists(known, read);
  return vscode.l10n.t(
    "Names are not looked up in the official lists that are asked for ({0}): {1}.",
    named,
    why ?? "",
  );
}

/** The result of steps that nobody cancels, with rests between. */
async function whole<T>(steps: Steps<T>): Promise<T> {
  const done = await paced(steps);
  if (!done) throw new Error("Nobody cancels this.");
  return done.result;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function notThere(): string {
  return vscode.l10n.t("it is not there: SanctionLint: Import List File… takes it");
}

function whyNotPinned(has: string, pinned: string): string | undefined {
  return has.startsWith(pinned) ? undefined : vscode.l10n.t("the hash is {0}", has);
}
