import type { ListEntry } from "./listEntry.js";

/** A record of the Consolidated Screening List, from JSON or from a row of CSV. https://www.trade.gov/consolidated-screening-list */
export type ConsolidatedRecord = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<string, ListEntry["kind"]>> = {
  entity: "organisation",
  individual: "person",
  vessel: "vessel",
  aircraft: "aircraft",
};

/** The entry that a record is; else why it is none. `place` is the place of the record in its file, from 1. */
export function entryOfRecord(record: ConsolidatedRecord, place: number): ListEntry | string {
  const name = textOf(record.name);
  const list = textOf(record.source);
  if (name === "") return "no name";
  if (list === "") return "no source list";
  const kind = kinds[textOf(record.type).toLowerCase()] ?? "unknown";
  const id = textOf(record.entity_number) || textOf(record._id) || textOf(record.id) || String(place);
  const names = [...new Set([name, ...textsOf(record.alt_names)])];
  return { id, list, names, kind, countries: countriesOf(record.addresses) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}

/** An array in JSON; texts with `;` between in CSV. */
function textsOf(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value.map(textOf) : textOf(value).split(/\s*;\s*/);
  return texts.filter((text) => text !== "");
}

/** The countries of addresses: members of JSON, or the last two letters of each address of CSV. */
function countriesOf(addresses: unknown): readonly string[] {
  const found = Array.isArray(addresses)
    ? addresses.map((address: unknown) =>
        typeof address === "object" && address !== null ? textOf((address as ConsolidatedRecord).country) : "",
      )
    : textsOf(addresses).map((address) => /(?:^|[\s,])([A-Z]{2})$/.exec(address)?.[1] ?? "");
  return [...new Set(found.filter((country) => /^[A-Z]{2}$/.test(country)))];
}
