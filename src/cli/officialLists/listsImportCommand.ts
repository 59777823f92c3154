import { plain } from "../../core/report/plain.js";
import { changeLines, skippedLines, statusLines } from "../../core/report/officialLists.js";
import { atOnce } from "../../core/text/steps.js";
import { renewed, type ReadSource } from "../../core/screening/official/renewal.js";
import type { Command, Context, ExitCode } from "../command.js";
import type { Given } from "../given.js";
import { Output } from "../output.js";
import { UsageError } from "../usageError.js";
import { changesHere } from "./changesHere.js";
import { grouped, readSource } from "./importFiles.js";
import { keepSnapshot, snapshotToRenew } from "./snapshotFiles.js";

/** Takes lists from files into the cache. */
export const listsImportCommand: Command = {
  name: "lists import",
  takes: "FILE…",
  says: "take official lists, or your own, from files",
  options: ["accept", "here"],
  more: "Reads the lists' own files: the US Consolidated Screening List, OFAC (sdn.csv with alt.csv, XML), the UK, EU, UN, Canadian, Swiss, Australian and Taiwanese lists, OpenSanctions' targets.simple.csv, a CSV with id and name, a YAML list of names. Each replaces the older one of its kind. An audit looks names up in them only when it is told to: --lists cache, or officialLists in the policy.",
  exits: `Exit codes
  0   the lists were taken
  2   a file is no list or was cut, or it has lost more than a tenth of its rows; the lists that were there stay`,
  examples: ["sanctionlint lists import consolidated.json", "sanctionlint lists import sdn.csv alt.csv"],
  async run(given, context) {
    if (given.words.length === 0) throw new UsageError("lists import takes files: sanctionlint lists import FILE");
    // What is known of words in names comes with it.
    await context.knowledge();
    const read: ReadSource[] = [];
    for (const files of grouped(given.words)) {
      const source = readSource(files, context.today);
      if (typeof source === "string") throw new UsageError(`${files.from}: ${source}`);
      read.push(source);
    }
    return keepSources(read, given, context);
  },
};

/** Puts sources into the cache and tells what changed; refuses, with the numbers, what lost too much. */
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
