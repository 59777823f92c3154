import { csvRecords, type CsvRecord } from "./csvRecords.js";
import { dayOf } from "./days.js";
import { ofacPart, readOfacAddresses, readOfacNames, readOfacRows } from "./ofacRows.js";
import type { Steps } from "../text/steps.js";
import { headerOf, tableOf, type ListTable, type Row } from "./tables.js";
import type { Taking } from "./taking.js";

/** A title or a day may be before the header. */
const headerWithin = 5;

/** What a table was read as, and what was wrong with it as a whole. */
export interface TableReading {
  readonly format?: string;
  readonly problem?: string;
}

/** Reads a list that is a table: known by its header, or as OFAC's by what the first row has in it. */
export function* readTable(
  title: string,
  chunks: Iterable<string>,
  separator: string,
  taking: Taking,
): Steps<TableReading> {
  const records = csvRecords(chunks, separator);
  const before: CsvRecord[] = [];
  for (let next = records.next(); next.done !== true; next = records.next()) {
    const record = next.value;
    if (before.length === 0) {
      const part = ofacPart(record.cells, title);
      if (part) return yield* readOfac(part, title, withFirst(record, records), taking);
    }
    const header = headerOf(record);
    const table = tableOf(header);
    if (table) {
      for (const { cells } of before)
        taking.day ??= cells.flatMap((cell) => dayOf(cell.replace(/^[^\d]*/, "")) ?? [])[0];
      return yield* readRows(table, header, title, records, taking);
    }
    before.push(record);
    if (before.length >= headerWithin) break;
  }
  const [first] = before;
  return { problem: first ? unknownHeader(first) : "the file is empty" };
}

function unknownHeader({ line, cells }: CsvRecord): string {
  const known = headerOf({ line, cells });
  if (known.includes("name")) return `line ${line}: the header names no column "id" or "source"`;
  if (known.includes("id") || known.includes("source")) return `line ${line}: the header names no column "name"`;
  return `line ${line}: no list that is known begins so: "${cells.join(",").slice(0, 80)}"`;
}

function* readOfac(part: string, title: string, records: Iterable<CsvRecord>, taking: Taking): Steps<TableReading> {
  const format = "OFAC, CSV";
  if (part === "entries") yield* readOfacRows(records, taking, title);
  else if (part === "names" && taking.entries.length > 0) yield* readOfacNames(records, taking);
  else if (part === "names")
    return {
      format,
      problem:
        "other names without the entries they belong to: import sdn.csv with alt.csv, or cons_prim.csv with cons_alt.csv",
    };
  else if (taking.entries.length === 0)
    return { format, problem: `${part} without the entries they belong to: import sdn.csv or cons_prim.csv` };
  else if (part === "addresses") yield* readOfacAddresses(records, taking);
  return { format };
}

function* readRows(
  table: ListTable,
  header: readonly string[],
  title: string,
  records: Iterable<CsvRecord>,
  taking: Taking,
): Steps<TableReading> {
  const { format, refused, note, row: takeRow } = table;
  if (refused !== undefined || !takeRow) return { format, problem: refused ?? "it is not read" };
  taking.note = note;
  let place = 0;
  for (const { line, cells } of records) {
    yield;
    place++;
    // The last cell of a file that was cut may be any part of it.
    if (cells.length > header.length) taking.skip("more cells than columns", line);
    else if (cells.length < Math.min(header.length, 2)) taking.skip("fewer cells than a row has: it was cut", line);
    else takeRow(rowOf(header, cells), taking, place, line, title);
  }
  return { format };
}

function rowOf(header: readonly string[], cells: readonly string[]): Row {
  const row: Record<string, string> = {};
  header.forEach((column, at) => (row[column] ??= cells[at] ?? ""));
  return row;
}

function* withFirst(first: CsvRecord, rest: Iterable<CsvRecord>): Generator<CsvRecord> {
  yield first;
  yield* rest;
}
