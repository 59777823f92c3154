import { createInterface } from "node:readline";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import type { ListEntry } from "../core/lists/listEntry.js";
import type { CalendarDate } from "../core/model.js";
import { plain } from "../core/report/plain.js";
import { screenCsv, screenJsonl, screenText, tallyText, type ScreenReport } from "../core/report/screenReport.js";
import { screenKnown, screenListed, type NameScreen, type ScreenedName } from "../core/screening/screenName.js";
import { UsageError, type ScreenArguments } from "./args.js";
import type { ExitCode } from "./auditCommand.js";
import { readListFile } from "./listFile.js";
import { Output, paletteFor } from "./output.js";

interface Against {
  readonly screen: NameScreen;
  readonly title: string;
  /** Something of a list was not read. */
  readonly incomplete: boolean;
}

/**
 * `sanctionlint screen`: 1 when a name has a hit at `warning` or above, 2 when a list was not read to its end or a name could not be
 * told from others, else 0.
 */
export async function runScreen(args: ScreenArguments, knowledge: Knowledge, today: CalendarDate): Promise<ExitCode> {
  if (args.names.length === 0 && process.stdin.isTTY)
    throw new UsageError("screen takes names, or one a line on standard input: sanctionlint screen huawei");
  const against = args.lists.length > 0 ? fromFiles(args) : fromKnowledge(args, knowledge, today);
  const report = reportFor(args);
  const output = Output.to(undefined);
  await output.write(report.head);
  let names = 0;
  let matched = 0;
  let alarmed = false;
  const unclear: ScreenedName[] = [];
  for await (const name of args.names.length > 0 ? args.names : linesOf(process.stdin)) {
    const screened = against.screen(name);
    names++;
    if (screened.hits.length > 0) matched++;
    if (screened.unclear !== undefined) unclear.push(screened);
    alarmed ||= screened.hits.some(({ band }) => band === "error" || band === "warning");
    await output.write(report.of(screened));
  }
  const tally = tallyText({ names, matched, unclear, against: against.title });
  if (args.format === "text") await output.write(tally);
  else process.stderr.write(tally);
  return against.incomplete || (!alarmed && unclear.length > 0) ? 2 : alarmed ? 1 : 0;
}

function fromKnowledge({ asOf, country }: ScreenArguments, knowledge: Knowledge, today: CalendarDate): Against {
  const title = `that is known (checked until ${knowledge.checkedUntil}; no clearance)`;
  return { screen: screenKnown(knowledge, asOf ?? today, country), title, incomplete: false };
}

function fromFiles({ lists, country }: ScreenArguments): Against {
  const entries: ListEntry[] = [];
  let incomplete = false;
  for (const file of lists) {
    const { entries: read, skipped, problem } = readListFile(file);
    for (const entry of read) entries.push(entry);
    for (const { reason, count, first } of skipped)
      process.stderr.write(`${plain(file)}: ${count} not taken: ${plain(reason)}; the first is number ${first}\n`);
    if (problem !== undefined) process.stderr.write(`${plain(file)}: ${plain(problem)}\n`);
    incomplete ||= problem !== undefined;
  }
  const title = `in the ${lists.length === 1 ? "list" : "lists"} (${entries.length} entries; no clearance)`;
  return { screen: screenListed(entries, country), title, incomplete };
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
