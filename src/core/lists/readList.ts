import { csvRecords } from "./csvRecords.js";
import { entryOfRecord, type ConsolidatedRecord } from "./consolidated.js";
import { jsonRecords } from "./jsonRecords.js";
import type { ListEntry, ListReading, Skipped } from "./listEntry.js";

/**
 * Reads a list file that arrives in pieces: `id,name` as CSV, or the Consolidated Screening List as JSON or CSV, told apart by what
 * they begin with. Records that cannot be taken are counted with the reason; nothing throws. `title` names the list where the file
 * does not.
 */
export function readList(title: string, chunks: Iterable<string>): ListReading {
  const taking = new Taking();
  let problem: string | undefined;
  try {
    const { first, all } = peek(chunks);
    if (first === "") problem = "the file is empty";
    else problem = first === "{" || first === "[" ? readJson(all, taking) : readCsv(title, all, taking);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problem = error.message;
  }
  return { entries: taking.entries, skipped: taking.skipped(), ...(problem !== undefined && { problem }) };
}

class Taking {
  readonly entries: ListEntry[] = [];
  private readonly reasons = new Map<string, { count: number; readonly first: number }>();

  take(entry: ListEntry | string, place: number): void {
    if (typeof entry !== "string") this.entries.push(entry);
    else {
      const known = this.reasons.get(entry);
      if (known) known.count++;
      else this.reasons.set(entry, { count: 1, first: place });
    }
  }

  skipped(): readonly Skipped[] {
    return [...this.reasons].map(([reason, { count, first }]) => ({ reason, count, first }));
  }
}

/** The first character that is no blank, and the text with it. */
function peek(chunks: Iterable<string>): { readonly first: string; readonly all: Iterable<string> } {
  const rest = chunks[Symbol.iterator]();
  const read: string[] = [];
  let first = "";
  while (first === "") {
    const { value, done } = rest.next();
    if (done === true) break;
    read.push(value);
    first = value
      .replace(/^\ufeff/, "")
      .trimStart()
      .charAt(0);
  }
  return { first, all: joined(read, rest) };
}

function* joined(read: readonly string[], rest: Iterator<string>): Generator<string> {
  yield* read;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function readJson(chunks: Iterable<string>, taking: Taking): string | undefined {
  let place = 0;
  for (const text of jsonRecords(chunks)) {
    place++;
    taking.take(entryOfText(text, place), place);
  }
  return place === 0 ? "it holds no records" : undefined;
}

function entryOfText(text: string, place: number): ListEntry | string {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return "broken JSON";
  }
  return typeof record === "object" && record !== null
    ? entryOfRecord(record as ConsolidatedRecord, place)
    : "no object";
}

function readCsv(title: string, chunks: Iterable<string>, taking: Taking): string | undefined {
  let header: readonly string[] | undefined;
  let place = 0;
  for (const { line, cells } of csvRecords(chunks)) {
    if (!header) {
      header = cells.map((cell) => cell.trim().toLowerCase());
      if (!header.includes("name")) return `line ${line}: the header names no column "name"`;
      if (!header.includes("id") && !header.includes("source"))
        return `line ${line}: the header names no column "id" or "source"`;
      continue;
    }
    place++;
    if (cells.length > header.length) {
      taking.take("more cells than columns", line);
      continue;
    }
    const record: Record<string, unknown> = {};
    header.forEach((column, at) => (record[column] = cells[at] ?? ""));
    taking.take(entryOfRecord(header.includes("source") ? record : { source: title, ...record }, place), line);
  }
  return header ? undefined : "the file is empty";
}
