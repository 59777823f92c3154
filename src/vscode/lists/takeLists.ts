import * as vscode from "vscode";
import { changeLines, skippedLines, statusLines } from "../../core/report/officialLists.js";
import { renewed, type ReadSource, type SnapshotChange } from "../../core/screening/official/renewal.js";
import { withOfficialLists } from "../bundles/lent.js";
import {
  snapshotFile,
  snapshotFrom,
  writtenSnapshot,
  type OfficialSnapshot,
} from "../../core/screening/official/snapshot.js";
import type { Services } from "../services.js";
import { today } from "../sources.js";
import { changesHere } from "./changesHere.js";
import { isPack, isSnapshot, readLists, type Incoming, type NotTaken } from "./incoming.js";
import { isAccepted, type Taken } from "./taken.js";
import { takeKnowledge } from "./takeKnowledge.js";
import type { Task } from "./task.js";

/**
 * Takes files of lists and of knowledge into the extension's storage. What has lost too much or is older is asked about, unless it is
 * `accepted` beforehand. Throws Cancelled; then nothing has changed.
 */
export async function takeFiles(
  services: Services,
  incoming: readonly Incoming[],
  accepted: boolean,
  task: Task,
): Promise<Taken> {
  const packs = incoming.filter(isPack);
  const snapshots = incoming.filter(isSnapshot);
  const others = incoming.filter((file) => !packs.includes(file) && !snapshots.includes(file));
  const { read, notTaken } = await readLists(others, today(), task);
  const parts: Taken[] = [{ said: [], lines: [], notTaken }];
  for (const pack of packs) parts.push(await takeKnowledge(services, pack, accepted, task));
  const whole: ReadSource[] = [...read];
  for (const { bytes, from } of snapshots) {
    const snapshot = await task.run(snapshotFrom(new TextDecoder().decode(bytes), false));
    if (typeof snapshot === "string") parts.push({ said: [], lines: [], notTaken: [{ from, reason: snapshot }] });
    else whole.push(...sourcesOf(snapshot));
  }
  if (whole.length > 0) parts.push(await takeSources(services, whole, accepted, task));
  return {
    said: parts.flatMap(({ said }) => said),
    lines: parts.flatMap(({ lines }) => lines),
    notTaken: parts.flatMap((part) => part.notTaken),
  };
}

function sourcesOf({ sources, entries }: OfficialSnapshot): readonly ReadSource[] {
  return sources.map((source) => ({ source, entries: entries.get(source.key) ?? [], skipped: [] }));
}

async function takeSources(
  services: Services,
  sources: readonly ReadSource[],
  accepted: boolean,
  task: Task,
): Promise<Taken> {
  const { lists } = services;
  const notTaken: NotTaken[] = [];
  const before = await keptLists(services, task, notTaken);
  task.tell(vscode.l10n.t("taking names apart"));
  let renewal = await task.run(renewed(before, sources, accepted));
  if ("refused" in renewal) {
    const title = vscode.l10n.t(
      "The lists have lost more than lists usually do, or are older than those that are here.",
    );
    if (!(await isAccepted(title, renewal.refused)))
      return { said: [], lines: [], notTaken: renewal.refused.map((reason) => ({ from: "", reason })) };
    renewal = await task.run(renewed(before, sources, true));
    if ("refused" in renewal) throw new Error(renewal.refused.join("; "));
  }
  const { snapshot, change } = renewal;
  const text = await task.run(writtenSnapshot(snapshot));
  const known = lists.known;
  const here = await changesHere(
    services,
    before ? withOfficialLists(known, before) : known,
    withOfficialLists(known, snapshot),
    task,
    "officialLists: cache",
  );
  await lists.keep(snapshotFile, new TextEncoder().encode(text), services.policies);
  return {
    said: [
      countsSentence(sources, change),
      ...skippedSentence(sources),
      ...(here ? [vscode.l10n.t("Here: {0} more, {1} fewer findings by them.", here.appear, here.vanish)] : []),
      ...(lists.current.imported
        ? []
        : [vscode.l10n.t("Names are looked up there when the policy says officialLists: cache.")]),
    ],
    lines: [
      ...statusLines(snapshot, today()),
      "",
      ...sources.flatMap(({ source, skipped }) => skippedLines(source, skipped)),
      "",
      ...changeLines(change),
      ...(here ? ["", ...here.lines] : []),
    ],
    notTaken,
  };
}

/** The lists that are here; where they cannot be read, that is reported, and they are none. */
async function keptLists({ lists }: Services, task: Task, notTaken: NotTaken[]): Promise<OfficialSnapshot | undefined> {
  const bytes = await lists.kept(snapshotFile);
  const read = bytes && (await task.run(snapshotFrom(new TextDecoder().decode(bytes), true)));
  if (typeof read === "string") notTaken.push({ from: snapshotFile, reason: read });
  return typeof read === "object" ? read : undefined;
}

function countsSentence(sources: readonly ReadSource[], { came, went }: SnapshotChange): string {
  const each = sources.map(({ source: { key, day, kept, rows } }) =>
    vscode.l10n.t("{0} of {1} ({2} of {3} rows)", key, day, kept, rows),
  );
  return vscode.l10n.t("Imported: {0}. {1} entries came, {2} went.", each.join(", "), came.length, went.length);
}

const mostReasons = 3;

function skippedSentence(sources: readonly ReadSource[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason, count } of sources.flatMap(({ skipped }) => skipped))
    counts.set(reason, (counts.get(reason) ?? 0) + count);
  const reasons = [...counts].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${count} ${reason}`);
  if (reasons.length === 0) return [];
  const more = reasons.length > mostReasons ? ", …" : "";
  return [vscode.l10n.t("Not taken: {0}.", reasons.slice(0, mostReasons).join(", ") + more)];
}
