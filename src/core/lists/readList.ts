import { dayOf } from "./days.js";
import { entryOfRecord, type ConsolidatedRecord } from "./consolidated.js";
import { jsonRecords } from "./jsonRecords.js";
import type { ListEntry, ListReading } from "./listEntry.js";
import { readOfacAdvancedXml } from "./ofacAdvancedXml.js";
import { readOfacXml } from "./ofacXml.js";
import { readCanadaXml, readEuXml, readSwissXml, readUkXml, readUnXml } from "./otherXml.js";
import { readTable, type TableReading } from "./readTable.js";
import { isYamlName, readOwnYaml } from "./ownYaml.js";
import { atOnce, type Steps } from "../text/steps.js";
import { Taking } from "./taking.js";

/** One file of a list: its name, and its text as it arrives. */
export interface ListFile {
  readonly title: string;
  readonly chunks: Iterable<string>;
}

/**
 * Reads a list file that arrives in pieces, known by what it begins with: the official lists' own files, the team's own CSV
 * (`id,name`) or YAML. Records that cannot be taken are counted with the reason; nothing throws. `title` names the list where the file
 * does not.
 */
export function readList(title: string, chunks: Iterable<string>): ListReading {
  return atOnce(readListFiles([{ title, chunks }]));
}

/** Reads the files that make up one list: OFAC's entries and their other names come apart. The one with the entries is first. */
export function* readListFiles(files: readonly ListFile[]): Steps<ListReading> {
  const taking = new Taking();
  let format: string | undefined;
  for (const file of files) {
    let read: TableReading;
    try {
      read = yield* readFile(file, taking);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      read = { problem: error.message };
    }
    format ??= read.format;
    if (read.problem !== undefined)
      return taking.reading(format, files.length > 1 ? `${file.title}: ${read.problem}` : read.problem);
  }
  return taking.reading(format, undefined);
}

function* readFile({ title, chunks }: ListFile, taking: Taking): Steps<TableReading> {
  const { start, all } = peek(chunks);
  const first = start.charAt(0);
  if (first === "") return { problem: "the file is empty" };
  if (start.includes("\0")) return { problem: "it is not text" };
  if (/^<(?:!doctype\s+html|html|head|body|script)\b/i.test(start))
    return { problem: "a web page and no list: the address answers something else, or asks for a login" };
  if (first === "<") return yield* readXmlList(start, all, taking);
  if (first === "{" || first === "[") return yield* readJson(all, taking);
  if (isYamlName(title)) return readOwnYaml(title, all, taking);
  return yield* readTable(title, all, separatorOf(start), taking);
}

/** The character between cells: the one that the first two lines have most of. */
function separatorOf(start: string): string {
  // OFAC's texts are full of semicolons.
  if (/^\d+,/.test(start)) return ",";
  const lines = start.split("\n").slice(0, 2).join("\n");
  const count = (separator: string): number => lines.split(separator).length;
  return [",", ";", "\t"].reduce((best, one) => (count(one) > count(best) ? one : best));
}

interface XmlList {
  readonly format: string;
  readonly read: (chunks: Iterable<string>, taking: Taking) => Steps<void>;
}

/** By the local name of the root element. */
const xmlLists: Readonly<Record<string, XmlList>> = {
  sdnList: { format: "OFAC, XML", read: readOfacXml },
  Sanctions: { format: "OFAC, advanced XML", read: readOfacAdvancedXml },
  export: { format: "EU consolidated list, XML", read: readEuXml },
  CONSOLIDATED_LIST: { format: "UN consolidated list, XML", read: readUnXml },
  Designations: { format: "UK sanctions list, XML", read: readUkXml },
  "data-set": { format: "Canada, XML", read: readCanadaXml },
  "swiss-sanctions-list": { format: "Switzerland, XML", read: readSwissXml },
};

function* readXmlList(start: string, chunks: Iterable<string>, taking: Taking): Steps<TableReading> {
  const root = /<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])/.exec(start.replace(/<[?!][^>]*>/g, ""))?.[1] ?? "";
  if (/^ArrayOfFinancialSanctionsTarget|^FinancialSanctionsTarget/.test(root))
    return { problem: "the OFSI consolidated list, which was retired on 2026-01-28: take the UK sanctions list" };
  const list = Object.hasOwn(xmlLists, root) ? xmlLists[root] : undefined;
  if (!list) return { problem: `no list that is known is an XML document <${root}>` };
  yield* list.read(chunks, taking);
  return { format: list.format, ...(taking.entries.length === 0 && { problem: "it holds no entries" }) };
}

function* readJson(chunks: Iterable<string>, taking: Taking): Steps<TableReading> {
  let place = 0;
  for (const text of jsonRecords(chunks, (head) => {
    taking.day ??= dayOf(/"search_performed_at"\s*:\s*"([^"]*)"/.exec(head)?.[1] ?? "");
  })) {
    yield;
    place++;
    taking.take(entryOfText(text, place), place);
  }
  return { format: "Consolidated Screening List, JSON", ...(place === 0 && { problem: "it holds no records" }) };
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

/** This much of a text says what it is. */
const telling = 4096;
/** So many blanks before it are none of a list. In UTF-16 units. */
const mostBlanks = 1024 * 1024;

/** What the text begins with, blanks left out, and the text with it. */
function peek(chunks: Iterable<string>): { readonly start: string; readonly all: Iterable<string> } {
  const rest = chunks[Symbol.iterator]();
  const read: string[] = [];
  let start = "";
  let passed = 0;
  while (start.length < telling && passed < mostBlanks) {
    const next = rest.next();
    if (next.done === true) break;
    const { value } = next;
    read.push(value);
    passed += value.length;
    start = (start + value).replace(/^[\ufeff\s]+/, "");
  }
  return { start: start.slice(0, telling), all: joined(read, rest) };
}

function* joined(read: readonly string[], rest: Iterator<string>): Generator<string> {
  yield* read;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}
