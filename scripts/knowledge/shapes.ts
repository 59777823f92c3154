import { directionOrder } from "../../src/core/model/directions.js";
import { relationshipOrder } from "../../src/core/model/relationships.js";
import { columnsKeys } from "./columnHeaders.js";
import { confidence, date, day, text, texts, truth, type Field, type Shape } from "./schema.js";

const needed = (shape: Shape): Field => ({ shape, required: true });
const may = (shape: Shape): Field => ({ shape });
const oneOf = (...values: string[]): Shape => ({ kind: "text", oneOf: values });
const record = (fields: Readonly<Record<string, Field>>, one?: readonly string[]): Shape => ({
  kind: "record",
  fields,
  ...(one && { oneOf: one }),
});
const records = (fields: Readonly<Record<string, Field>>, one?: readonly string[]): Shape => ({
  kind: "records",
  of: record(fields, one),
});

/** The schemes that may stand in front of an attribution's patterns. */
export const attributionSchemes = [
  "package",
  "url",
  "host",
  "image",
  "mpn",
  "model",
  "name",
  "devicetree",
  "usb",
  "pci",
  "oui",
  "automation",
  "library",
  "cpe",
  "lcsc",
] as const;

const rule = oneOf("named", "subsidiaries", "half-owned");
const recalled: Shape = { kind: "texts", oneOf: ["published", "effective", "until", "citation"] };

/** Where an attribution was seen: `kind` says which of the other fields it needs (see CONTRIBUTING). */
const evidenceShape = record({
  kind: needed(oneOf("registry", "repository", "page", "documentation", "official", "identifiers", "unlooked")),
  package: may(text),
  field: may(text),
  repository: may({ kind: "text", pattern: /^[\w.-]+\/[\w.-]+$/, means: "owner/name of a repository on GitHub" }),
  commit: may({ kind: "text", pattern: /^[0-9a-f]{7,40}$/, means: "a commit" }),
  path: may(text),
  line: may({ kind: "text", pattern: /^[1-9]\d*$/, means: "a line" }),
  address: may({ kind: "text", pattern: /^https?:\/\/\S+$/, means: "an address" }),
  citation: may(text),
  list: may(text),
  entry: may(text),
  says: may(text),
  seen: may(day),
});

/** `data/about.yaml`. */
export const aboutShape = record({ checkedUntil: needed(day) });

/** `data/sources.yaml`: by key, what was read and, for a copy of an official list, the day it shows. */
export const sourcesShape: Shape = {
  kind: "mapping",
  of: record({ title: needed(text), edition: may(day), address: may(text) }),
};

/** `data/lists/<id>.yaml`. */
export const listShape = record({
  title: needed(text),
  short: needed(text),
  authority: needed(text),
  jurisdiction: needed(text),
  direction: needed(oneOf(...directionOrder)),
  forbids: needed(text),
  permits: may(text),
  reaches: may(oneOf("hardware")),
  affiliates: needed(rule),
  affiliateSwitches: may(
    records({
      rule: needed(rule),
      from: needed(day),
      to: may(day),
      state: needed(oneOf("in-force", "suspended", "unknown")),
      citation: needed(text),
      note: may(text),
    }),
  ),
  page: may(text),
  download: may(text),
});

/** `data/parties/<id>.yaml`. */
export const partyShape = record({
  name: needed(text),
  country: needed({ kind: "text", pattern: /^[A-Z]{2}$/, means: "a country code of two letters (ZZ for none)" }),
  aliases: may(texts),
  weakAliases: may(texts),
  originalNames: may(texts),
  lookAlikes: may(texts),
  brands: may(
    records({
      name: needed(text),
      rebadged: may(truth),
      from: may(date),
      until: may(date),
      confidence: needed(confidence),
      source: may(text),
      note: may(text),
      editorNote: may(text),
    }),
  ),
  owners: may(
    records({
      owner: needed(text),
      kind: needed(oneOf("subsidiary", "shareholder", "affiliate")),
      percent: may({ kind: "text", pattern: /^\d{1,3}(?:\.\d+)?$/, means: "a share in percent" }),
      atLeastHalf: may(truth),
      from: may(date),
      until: may(date),
      confidence: needed(confidence),
      source: may(text),
      editorNote: may(text),
    }),
  ),
  why: may(text),
  note: may(text),
  editorNote: may(text),
  listings: may(
    records({
      list: needed(text),
      listedAs: may(text),
      reported: may(date),
      proposed: may(date),
      published: may(date),
      effective: may(date),
      until: may(date),
      knownUntil: may(day),
      citation: may(text),
      edition: may(text),
      scope: may(text),
      recalled: may(recalled),
      licences: may(
        records({ name: needed(text), from: needed(day), to: needed(day), citation: may(text), editorNote: may(text) }),
      ),
      confidence: needed(confidence),
      source: may(text),
      note: may(text),
      editorNote: may(text),
    }),
  ),
  attributions: may(
    records(
      {
        ...Object.fromEntries(attributionSchemes.map((scheme) => [scheme, may(texts)])),
        relationship: needed(oneOf(...relationshipOrder)),
        weak: may(truth),
        disputed: may(truth),
        family: may(text),
        what: may(text),
        versions: may(text),
        from: may(date),
        until: may(date),
        confidence: needed(confidence),
        evidence: needed(evidenceShape),
        editorNote: may(text),
      },
      attributionSchemes,
    ),
  ),
});

/** `data/alternatives/<party>.yaml`. */
export const alternativesShape = records(
  {
    for: may(texts),
    family: may(texts),
    relation: may(oneOf("transitive")),
    what: needed(text),
    use: may(
      records({
        to: needed(text),
        grade: needed(oneOf("drop-in", "pin-compatible", "near", "functional", "redesign")),
        version: may(text),
        licence: may(text),
        by: may(text),
        confidence: may(confidence),
        note: needed(text),
      }),
    ),
    none: may(text),
  },
  ["for", "family"],
);

/** `data/generated/mac-prefixes.yaml`: the blocks of each party stand in one text. */
export const macPrefixesShape = record({ source: needed(text), blocks: needed({ kind: "mapping" }) });

/** The languages that headers are written in; `any` for names that are the same in all of them. */
const languages = ["any", "en", "de", "fr", "es", "pt", "it", "nl", "sv", "zh", "ja", "ru", "uk"];

/** `data/columns.yaml`: every key, and below it at least one language. */
export const columnsShape = record(
  Object.fromEntries(
    columnsKeys.map((key) => [
      key,
      needed(record(Object.fromEntries(languages.map((language) => [language, may(text)])))),
    ]),
  ),
);
