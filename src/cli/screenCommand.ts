import { createInterface } from "node:readline";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import type { UnclearName } from "../core/audit/namesTold.js";
import type { ListEntry } from "../core/lists/listEntry.js";
import type { CalendarDate } from "../core/model.js";
import { plain } from "../core/report/plain.js";
import { knownUntil, tallySentence, unclearLines } from "../core/report/namesTally.js";
import { screenCsv, screenJsonl, screenText, type ScreenReport } from "../core/report/screenReport.js";
import { entriesOf } from "../core/screening/official/snapshot.js";
import { screenKnown, screenListed, type NameScreen } from "../core/screening/screenName.js";
import type { Command } from "./command.js";
import { readListFiles } from "./listFile.js";
import { snapshotAt } from "./officialLists/snapshotFiles.js";
import { colorOptions } from "./options.js";
import { Output, paletteFor } from "./output.js";
import { knowledgeAsked } from "./officialLists/knowledgeFiles.js";
import { UsageError } from "./usageError.js";

interface ScreenArguments {
  readonly lists: readonly string[];
  /** Imported lists: `cache` or a file. */
  readonly imported: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | undefined;
  readonly asOf: CalendarDate;
  readonly format: "text" | "jsonl" | "csv";
  readonly color: boolean | undefined;
}

interface Against {
  readonly screen: NameScreen;
  readonly title: string;
  /** Something of a list was not read. */
  readonly incomplete: boolean;
}

/** Reads names from standard input where none is given. */
export const screenCommand: Command = {
  name: "screen",
  takes: "[NAME…]",
  says: "which parties, or entries of list files, names may be",
  options: ["list", "lists", "knowledge", "country", "as-of", "format", ...colorOptions],
  more: `Without a NAME, names are read from standard input, one a line. Without --list they are screened against all parties that are known; --format takes text, jsonl or csv. jsonl and csv: query, party, name, list, score, band, why; a record for each hit, and one with the band none for a name without one.

Bands say how sure it is that the name is meant: error (a recorded name, or a full name with a second sign), warning (a full name, or one that differs in spelling only), hint (a short, common or similar name), related (another legal form, place, or one word more). The absence of hits is not a clearance.`,
  exits: `Exit codes
  0   no hit at warning or above
  1   a hit at warning or above
  2   wrong usage, a list that was not read to its end, or a name that could not be determined from others`,
  examples: [
    'sanctionlint screen "Hangzhou Hikvison" "浙江大华"',
    "sanctionlint screen --list consolidated.json --format jsonl < vendors.txt",
  ],
  async run(given, context) {
    const country = given.text("country");
    if (country !== undefined && !/^[A-Z]{2}$/i.test(country))
      throw new UsageError(`--country takes two letters, as DE; not "${country}"`);
    const args: ScreenArguments = {
      lists: given.texts("list"),
      imported: given.text("lists"),
      country: country?.toUpperCase(),
      asOf: given.day("as-of") ?? context.today,
      format: given.choice("format", ["text", "jsonl", "csv"], "text"),
      color: given.color(),
    };
    if (given.words.length === 0 && process.stdin.isTTY)
      throw new UsageError("screen takes names, or one a line on standard input: sanctionlint screen huawei");
    // What is known of words in names comes with it.
    const knowledge = await knowledgeAsked(given, context);
    const against =
      args.lists.length > 0
        ? fromFiles(args)
        : args.imported !== undefined
          ? fromImported(args.imported, args)
          : fromKnowledge(args, knowledge);
    const report = reportFor(args);
    const output = Output.to(undefined);
    await output.write(report.head);
    let names = 0;
    let matched = 0;
    let alarmed = false;
    const unclear: UnclearName[] = [];
    for await (const name of given.words.length > 0 ? given.words : linesOf(process.stdin)) {
      const screened = against.screen(name);
      names++;
      if (screened.hits.length > 0) matched++;
      if (screened.unclear !== undefined) unclear.push({ name, why: screened.unclear });
      alarmed ||= screened.hits.some(({ band }) => band === "error" || band === "warning");
      await output.write(report.of(screened));
    }
    const account = { total: names, matched, unmatched: names - matched - unclear.length, unclear };
    const untold = unclearLines(account).map((line) => `  ${line}\n`);
    const tally = `${tallySentence(account, against.title)}${untold.length > 0 ? ":" : "."}\n${untold.join("")}`;
    if (args.format === "text") await output.write(tally);
    else process.stderr.write(tally);
    return against.incomplete || (!alarmed && unclear.length > 0) ? 2 : alarmed ? 1 : 0;
  },
};

function fromKnowledge({ asOf, country }: ScreenArguments, knowledge: Knowledge): Against {
  const title = knownUntil(knowledge.checkedUntil);
  return { screen: screenKnown(knowledge, asOf, country), title, incomplete: false };
}

function fromFiles({ lists, country }: ScreenArguments): Against {
  const entries: ListEntry[] = [];
  let incomplete = false;
  for (const file of lists) {
    const { entries: read, skipped, problem } = readListFiles("--list", [file]);
    for (const entry of read) entries.push(entry);
    for (const { reason, count, first } of skipped)
      process.stderr.write(`${plain(file)}: ${count} not taken: ${plain(reason)}; the first is number ${first}\n`);
    if (problem !== undefined) process.stderr.write(`${plain(file)}: ${plain(problem)}\n`);
    incomplete ||= problem !== undefined;
  }
  const title = `in the ${lists.length === 1 ? "list" : "lists"} (${entries.length} entries; no clearance)`;
  return { screen: screenListed(entries, country), title, incomplete };
}

function fromImported(imported: string, { country }: ScreenArguments): Against {
  const snapshot = snapshotAt(imported);
  const entries = entriesOf(snapshot);
  const days = snapshot.sources.map(({ key, day }) => `${key} of ${day}`).join(", ");
  const title = `in the imported lists (${days}; ${entries.length} entries; no clearance)`;
  return { screen: screenListed(entries, country, snapshot.compiled), title, incomplete: false };
}

function reportFor({ format, color }: ScreenArguments): ScreenReport {
  if (format === "jsonl") return screenJsonl;
  return format === "csv" ? screenCsv : screenText(paletteFor(color, false));
}

/** Names, one a line; blank lines are none. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    const name = line.replace(/^\ufeff/, "").trim();
    if (name !== "") yield name;
  }
}
