import { allNames, writtenNames } from "./cleanName.js";
import { countriesNamed } from "./countries.js";
import type { CsvRecord } from "./csvRecords.js";
import type { ListEntry } from "./listEntry.js";
import { settleLists } from "./ofacXml.js";
import type { Steps } from "../text/steps.js";
import { namesWith, type Taking } from "./taking.js";

/** What a headerless file of OFAC is: the entries (`sdn.csv`, `cons_prim.csv`), or what the other files say of them. */
export type OfacPart = "entries" | "names" | "addresses" | "comments";

/** The part that rows are of, by the first of them; undefined when it is none of OFAC's. */
export function ofacPart(cells: readonly string[], title: string): OfacPart | undefined {
  if (!/^\d+$/.test(cells[0]?.trim() ?? "")) return undefined;
  if (cells.length === 12) return "entries";
  if (cells.length === 5 && /^[afn]ka$/.test(cells[2]?.trim() ?? "")) return "names";
  if (cells.length === 6 && /^\d+$/.test(cells[1]?.trim() ?? "")) return "addresses";
  return cells.length === 2 || /comment/i.test(title) ? "comments" : undefined;
}

const kinds: Readonly<Record<string, ListEntry["kind"]>> = {
  individual: "person",
  vessel: "vessel",
  aircraft: "aircraft",
  "": "organisation",
};

const shortNames = /\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?)\s+'([^']{2,120})'/gi;

/** The entries of OFAC's CSV files, which have no header. https://ofac.treasury.gov/sdn-list-data-formats-data-schemas */
export function* readOfacRows(records: Iterable<CsvRecord>, taking: Taking, title: string): Steps<void> {
  const programmes: string[][] = [];
  for (const { line, cells } of records) {
    yield;
    if (cells.length < 12) {
      taking.skip("fewer cells than a row has: it was cut", line);
      continue;
    }
    const [id = "", name = "", type = "", programme = ""] = cells.map(said);
    const remarks = said(cells[11] ?? "");
    const weak = [...remarks.matchAll(shortNames)].map(([, short = ""]) => writtenNames(short).name);
    const names = namesWith(allNames([name]), weak.filter(Boolean));
    const kind = kinds[type.toLowerCase()] ?? "unknown";
    if (!names) taking.skip("no name", line);
    else {
      const known = taking.entries.length;
      taking.merge(id, { id, list: "", kind, countries: [], ...names });
      if (taking.entries.length > known) programmes.push(programme.split(/\s*\]\s*\[\s*/));
    }
  }
  settleLists(taking, programmes, title);
}

/** Other names, from `alt.csv` or `cons_alt.csv`, of entries that were read before. */
export function* readOfacNames(records: Iterable<CsvRecord>, taking: Taking): Steps<void> {
  const known = new Map(taking.entries.map((entry) => [entry.id, entry]));
  for (const { line, cells } of records) {
    yield;
    const [id = "", , , name = ""] = cells.map(said);
    const entry = known.get(id);
    if (cells.length < 5) taking.skip("fewer cells than a row has: it was cut", line);
    else if (!entry) taking.skip("a name of an entry that is not in the list", line);
    else if (writtenNames(name).name === "") taking.skip("no name", line);
    else taking.merge(id, { ...entry, names: allNames([name]), strong: allNames([name]).length });
  }
}

/** Countries of addresses, from `add.csv` or `cons_add.csv`, of entries that were read before. */
export function* readOfacAddresses(records: Iterable<CsvRecord>, taking: Taking): Steps<void> {
  const known = new Map(taking.entries.map((entry) => [entry.id, entry]));
  for (const { line, cells } of records) {
    yield;
    const [id = "", , , , country = ""] = cells.map(said);
    const entry = known.get(id);
    if (cells.length < 6) taking.skip("fewer cells than a row has: it was cut", line);
    else if (!entry) taking.skip("an address of an entry that is not in the list", line);
    else taking.merge(id, { ...entry, countries: countriesNamed([country]) });
  }
}

/** `-0-` says that there is nothing. */
function said(cell: string): string {
  const text = cell.trim();
  return text === "-0-" ? "" : text;
}
