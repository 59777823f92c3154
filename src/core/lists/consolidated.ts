import { allNames } from "./cleanName.js";
import { dayOf } from "./days.js";
import type { ListEntry } from "./listEntry.js";
import { listIdOfSource } from "./sources.js";

/** A record of the Consolidated Screening List, from JSON or from a row of CSV. https://www.trade.gov/consolidated-screening-list */
export type ConsolidatedRecord = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<string, ListEntry["kind"]>> = {
  entity: "organisation",
  individual: "person",
  vessel: "vessel",
  aircraft: "aircraft",
};

/** The entry that a record is; else why it is not one. `place` is the place of the record in its file, from 1. */
export function entryOfRecord(record: ConsolidatedRecord, place: number): ListEntry | string {
  const list = textOf(record.source);
  const names = allNames([textOf(record.name), ...textsOf(record.alt_names)]);
  if (textOf(record.name) === "" || names.length === 0) return "no name";
  if (list === "") return "no source list";
  const kind = kinds[textOf(record.type).toLowerCase()] ?? "unknown";
  const id = textOf(record.entity_number) || textOf(record._id) || textOf(record.id) || String(place);
  const listId = listIdOfSource(list);
  const since = dayOf(textOf(record.start_date));
  const last = dayOf(textOf(record.end_date));
  const citation = textOf(record.federal_register_notice);
  return {
    id,
    list,
    ...(listId !== undefined && { listId }),
    names,
    kind,
    countries: countriesOf(record.addresses),
    ...(since !== undefined && { since }),
    ...(last !== undefined && { last }),
    ...(citation !== "" && { citation }),
  };
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
  return isoCountries(found);
}

/** Of texts those that are two-letter codes, each once. */
export function isoCountries(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim().toUpperCase()).filter((text) => /^[A-Z]{2}$/.test(text)))];
}
