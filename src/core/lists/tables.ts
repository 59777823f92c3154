import { allNames } from "./cleanName.js";
import { entryOfRecord, isoCountries } from "./consolidated.js";
import { countriesNamed } from "./countries.js";
import type { CsvRecord } from "./csvRecords.js";
import { dayOf } from "./days.js";
import type { ListEntry } from "./listEntry.js";
import { ukKinds } from "./otherXml.js";
import { openSanctionsLists } from "./sources.js";
import { namesWith, type Taking } from "./taking.js";

/** A kind of list that is a table with a header. */
export interface ListTable {
  readonly format: string;
  /** Columns by which it is known, in small letters. */
  readonly columns: readonly string[];
  /** Why it is refused. */
  readonly refused?: string;
  /** What whoever uses it has to know. */
  readonly note?: string;
  readonly row?: (row: Row, taking: Taking, place: number, line: number, title: string) => void;
}

/** Cells by the names of their columns, in small letters. */
export type Row = Readonly<Record<string, string>>;

/** Each kind of table, the most particular first. */
export const listTables: readonly ListTable[] = [
  {
    format: "Consolidated Screening List, table",
    columns: ["source", "name", "alt_names"],
    row: (row, taking, place, line) => taking.take(entryOfRecord(row, place), line),
  },
  { format: "EU consolidated list, CSV", columns: ["entity_logicalid", "namealias_wholename"], row: euRow },
  { format: "UK sanctions list, CSV", columns: ["unique id", "name 6", "designation type"], row: ukRow },
  {
    format: "OFSI consolidated list",
    columns: ["name 6", "group type", "group id"],
    refused:
      "the OFSI consolidated list, which was retired on 2026-01-28: take the UK sanctions list, which has those names, in its place",
  },
  {
    format: "OpenSanctions, targets.simple.csv",
    columns: ["id", "schema", "name", "aliases", "dataset"],
    note: "OpenSanctions data is licensed for non-commercial use only (CC BY-NC 4.0); a business needs a licence of its own",
    row: openSanctionsRow,
  },
  { format: "Australia, consolidated list", columns: ["reference", "name of individual or entity"], row: australiaRow },
  { format: "Taiwan, strategic high-tech commodities", columns: ["名稱name", "別名alias"], row: taiwanRow },
  {
    format: "names with ids",
    columns: ["id", "name"],
    row: (row, taking, place, line, title) => taking.take(ownEntry(row, place, title), line),
  },
  {
    format: "names of a source",
    columns: ["source", "name"],
    row: (row, taking, place, line) => taking.take(entryOfRecord(row, place), line),
  },
];

/** The table that a header begins. */
export function tableOf(header: readonly string[]): ListTable | undefined {
  return listTables.find(({ columns }) => columns.every((column) => header.includes(column)));
}

/** A header as it is compared. */
export function headerOf({ cells }: CsvRecord): readonly string[] {
  return cells.map((cell) =>
    cell
      .replace(/^\ufeff/, "")
      .trim()
      .toLowerCase(),
  );
}

/** A row of the team's own: other names, countries and a first day are taken where it has them. */
export function ownEntry(row: Row, place: number, title: string): ListEntry | string {
  const names = allNames([row.name ?? "", ...split(row.aliases ?? row.alt_names ?? "")]);
  if ((row.name ?? "").trim() === "" || names.length === 0) return "no name";
  const since = dayOf(row.since ?? "");
  return {
    id: (row.id ?? "").trim() || String(place),
    list: title,
    names,
    kind: "organisation",
    countries: isoCountries(split(row.countries ?? row.country ?? "")),
    ...(since !== undefined && { since }),
  };
}

function split(text: string): readonly string[] {
  return text.split(/\s*[;；]\s*/).filter(Boolean);
}

function euRow(row: Row, taking: Taking, _place: number, line: number): void {
  taking.day ??= dayOf(row.filegenerationdate ?? "");
  const parts = ["namealias_firstname", "namealias_middlename", "namealias_lastname"].map((part) => row[part] ?? "");
  const name = (row.namealias_wholename ?? "").trim() || parts.filter(Boolean).join(" ");
  const key = row.entity_logicalid ?? "";
  if (key === "") return taking.skip("no id of an entity", line);
  const countries = isoCountries([row.address_countryiso2code ?? ""]);
  const names = namesWith(allNames([name]), []);
  // A row may have an address or a birth date and no name.
  const subject = `${row.entity_subjecttype_classificationcode ?? ""} ${row.entity_subjecttype ?? ""}`.toLowerCase();
  const kind =
    subject.includes("person") || / p$/.test(subject)
      ? "person"
      : /enterprise| e$/.test(subject)
        ? "organisation"
        : "unknown";
  const since = dayOf(row.entity_designationdate ?? "") ?? dayOf(row.entity_regulation_entryintoforcedate ?? "");
  const id = row.entity_eu_referencenumber ?? key;
  if (!names) return;
  taking.merge(key, {
    ...{ id: id === "" ? key : id, list: "EU consolidated list", listId: "eu-consolidated", kind, countries },
    ...names,
    ...(since && { since }),
  });
}

function ukRow(row: Row, taking: Taking, _place: number, line: number): void {
  const id = row["unique id"] ?? "";
  if (id === "") return taking.skip("no unique id", line);
  const parts = [1, 2, 3, 4, 5, 6].map((part) => row[`name ${part}`] ?? "");
  const name = allNames([parts.filter(Boolean).join(" ")]);
  const original = allNames([row["name non-latin script"] ?? ""]);
  const isWeak = /low/i.test(row["alias strength"] ?? "");
  const names = namesWith(isWeak ? original : [...name, ...original], isWeak ? name : []);
  if (!names) return taking.skip("no name", line);
  const kind = ukKinds[(row["designation type"] ?? "").trim().toLowerCase()] ?? "unknown";
  const since = dayOf(row["date designated"] ?? "");
  taking.merge(id, {
    ...{ id, list: "UK sanctions list", listId: "uk", kind, countries: countriesNamed([row["address country"] ?? ""]) },
    ...names,
    ...(since && { since }),
  });
}

/** `Organization`, `Company`, `LegalEntity`, and what a person, a ship or an aircraft is called. */
const schemas: Readonly<Record<string, ListEntry["kind"]>> = {
  Person: "person",
  Vessel: "vessel",
  Airplane: "aircraft",
  LegalEntity: "unknown",
};

function openSanctionsRow(row: Row, taking: Taking, _place: number, line: number): void {
  const schema = row.schema ?? "";
  if (!/^(?:Person|Vessel|Airplane|LegalEntity|Organization|Company|PublicBody)$/.test(schema))
    return taking.skip(`no party but a ${schema || "row without a schema"}`, line);
  const names = allNames([row.name ?? "", ...split(row.aliases ?? "")]);
  if ((row.name ?? "") === "" || names.length === 0) return taking.skip("no name", line);
  const datasets = split(row.dataset ?? "");
  const listId = datasets.flatMap((dataset) => openSanctionsLists[dataset] ?? [])[0];
  const since = undefined;
  taking.take(
    {
      id: row.id ?? "",
      list: datasets.join("; "),
      ...(listId !== undefined && { listId }),
      names,
      kind: schemas[schema] ?? "organisation",
      countries: isoCountries(split(row.countries ?? "")),
      ...(since !== undefined && { since }),
    },
    line,
  );
}

/** A letter after the reference says that the row is another name of the same entry. */
function australiaRow(row: Row, taking: Taking, _place: number, line: number): void {
  const id = /^\s*(\d+)/.exec(row.reference ?? "")?.[1];
  if (id === undefined) return taking.skip("no reference", line);
  const names = allNames([row["name of individual or entity"] ?? ""]);
  const isWeak = /weak/i.test(row["alias strength"] ?? "");
  const named = namesWith(isWeak ? [] : names, isWeak ? names : []);
  if (!named) return taking.skip("no name", line);
  const type = (row.type ?? "").toLowerCase();
  const kind = /individual|person/.test(type) ? "person" : /vessel|ship/.test(type) ? "vessel" : "organisation";
  const since = dayOf(row["control date"] ?? "");
  taking.merge(id, {
    ...{ id, list: "Australia, consolidated list", listId: "au", kind, countries: [] },
    ...named,
    ...(since && { since }),
  });
}

/** Names in Chinese are marked as such: `簡體中文：华为`. */
function taiwanRow(row: Row, taking: Taking, place: number, line: number): void {
  const written = [row["名稱name"] ?? "", ...split((row["別名alias"] ?? "").replace(/<[^>]*>/g, ""))];
  const names = allNames(
    written.flatMap((text) => text.replace(/（永久參考號：[^）]*）/g, "").split(/\s+alias:\s*|;\s*|[繁簡]體中文：/)),
  );
  const id = row["項次item"] ?? row.item ?? String(place);
  const entry = { id, list: "Taiwan, strategic high-tech commodities", listId: "tw", kind: "unknown" } as const;
  const countries = isoCountries(split(row["國家代碼country code"] ?? ""));
  taking.take(names[0] ? { ...entry, names, countries } : "no name", line);
}
