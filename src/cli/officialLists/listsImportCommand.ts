import path from "node:path";
import { listGroups } from "../../core/lists/readers.js";
import type { CalendarDate } from "../../core/model.js";
import { plain } from "../../core/report/plain.js";
import { changeLines, skippedLines, statusLines } from "../../core/report/officialLists.js";
import { atOnce } from "../../core/text/steps.js";
import { renewed, sourceOf, type ReadSource } from "../../core/screening/official/renewal.js";
import type { Command, Context, ExitCode } from "../command.js";
import type { Given } from "../given.js";
import { Output } from "../output.js";
import { readListFiles } from "../listFile.js";
import { UsageError } from "../usageError.js";
import { changesHere } from "./changesHere.js";
import { isKnowledgeFile, keepKnowledge } from "./knowledgeFiles.js";
import { keepSnapshot, snapshotToRenew } from "./snapshotFiles.js";

/** Takes lists from files into the cache. */
export const listsImportCommand: Command = {
  name: "lists import",
  takes: "FILE…",
  says: "take official lists, your own, or newer knowledge (knowledge.pack) from files",
  options: ["accept", "here"],
  more: "Reads the lists' own files: the US Consolidated Screening List, OFAC (sdn.csv with alt.csv, XML), the UK, EU, UN, Canadian, Swiss, Australian and Taiwanese lists, OpenSanctions' targets.simple.csv, a CSV with id and name, a YAML list of names; also gzipped. Each replaces the older one of its kind. An audit looks names up in them only when it is told to: --lists cache, or officialLists in the policy. A knowledge.pack of a newer release is kept beside them, and judged by where --knowledge cache, or knowledge in the policy, says so.",
  exits: `Exit codes
  0   the lists were taken
  2   a file is no list or was cut, or it has lost more than a tenth of its rows; the lists that were there stay`,
  examples: ["sanctionlint lists import consolidated.json", "sanctionlint lists import sdn.csv alt.csv"],
  async run(given, context) {
    if (given.words.length === 0) throw new UsageError("lists import takes files: sanctionlint lists import FILE");
    // What is known of words in names comes with it.
    await context.knowledge();
    const packs = given.words.filter(isKnowledgeFile);
    const lists = given.words.filter((file) => !packs.includes(file));
    const read: ReadSource[] = [];
    for (const { files, from } of listGroups(lists, (file) => path.basename(file))) {
      const source = readSource(files, from, context.today);
      if (typeof source === "string") throw new UsageError(`${from}: ${source}`);
      read.push(source);
    }
    for (const file of packs) {
      const { version } = keepKnowledge(file, await context.knowledge(), given.has("accept"));
      await Output.to(undefined).write(
        `knowledge ${version}, from ${plain(file)}: used where --knowledge cache, or knowledge: cache in the policy, says so\n`,
      );
    }
    return read.length > 0 ? keepSources(read, given, context) : 0;
  },
};

/** The list that files are; else why they are none. Throws a UsageError for a file that cannot be opened. */
export function readSource(files: readonly string[], from: string, today: CalendarDate): ReadSource | string {
  return atOnce(sourceOf(readListFiles("", files), path.basename(files[0] ?? "").replace(/\.gz$/i, ""), from, today));
}

/** Puts sources into the cache and says what changed; refuses, with the numbers, what lost too much. */
export async function keepSources(read: readonly ReadSource[], given: Given, context: Context): Promise<ExitCode> {
  const output = Output.to(undefined);
  for (const { source, skipped } of read)
    for (const line of skippedLines(source, skipped)) process.stderr.write(`${line}\n`);
  const before = snapshotToRenew();
  const renewal = atOnce(renewed(before, read, given.has("accept")));
  if ("refused" in renewal) {
    process.stderr.write(
      `sanctionlint: nothing was taken: ${renewal.refused.map(plain).join("; ")}. Look at the file; --accept takes it all the same.\n`,
    );
    return 2;
  }
  const file = keepSnapshot(renewal.snapshot);
  const lines = [
    ...statusLines(renewal.snapshot, context.today),
    ...changeLines(renewal.change),
    `kept in ${plain(file)}`,
    ...(given.has("here") ? await changesHere(before, renewal.snapshot, given, context) : []),
  ];
  await output.write(`${lines.join("\n")}\n`);
  return 0;
}
