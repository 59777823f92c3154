import { createHash } from "node:crypto";
import type {
  AttributionScheme,
  Brand,
  Grade,
  Listing,
  Ownership,
  Party,
  RestrictedList,
} from "../../src/core/model.js";
import { knowledgeFormat } from "../../src/core/blacklist/compiled.js";
import type {
  CompiledAlternative,
  CompiledAlternatives,
  CompiledAttribution,
  CompiledAttributions,
  CompiledHead,
  CompiledKind,
  CompiledRow,
} from "../../src/core/blacklist/compiled.js";
import { frontCoded } from "../../src/core/blacklist/frontCoding.js";
import { storeEvidence, type StoredEvidence } from "../../src/core/blacklist/storedEvidence.js";
import { asciiJson } from "./writePack.js";
import { listOf, type AlternativeRecord, type Data, type ListingRecord, type PartyFile } from "./read.js";
import { attributionSchemes } from "./shapes.js";

const unseen = "from memory, not looked up";

/** The text that the program carries (see `CompiledHead`); the same data gives the same text. */
export function compile(data: Data): string {
  const lists = data.lists.map(({ id, value }): RestrictedList => ({ id, ...value }));
  const lines = [
    asciiJson(data.parties.map(({ id, value }) => partyOf(id, value, data.sources))),
    asciiJson(attributionsOf(data)),
    asciiJson(alternativesOf(data)),
  ];
  const hash = createHash("sha256")
    .update([data.checkedUntil, JSON.stringify(lists), ...lines].join("\n"))
    .digest("hex");
  const head: CompiledHead = {
    format: knowledgeFormat,
    version: `${data.checkedUntil}.${hash.slice(0, 8)}`,
    hash,
    checkedUntil: data.checkedUntil,
    lists,
  };
  return [asciiJson(head), ...lines].join("\n");
}

function partyOf(id: string, file: PartyFile, sources: Data["sources"]): Party {
  const { attributions: _, editorNote: __, brands, owners, listings, ...rest } = file;
  const sourceOf = (keys: string | undefined): string =>
    keys === undefined
      ? unseen
      : keys
          .split(",")
          .map((key) => sources[key.trim()]?.title ?? key.trim())
          .join("; ");
  return {
    id,
    ...rest,
    aliases: file.aliases ?? [],
    ...(brands && { brands: brands.map((brand) => typed<Brand>({ ...brand, source: sourceOf(brand["source"]) })) }),
    ...(owners && { owners: owners.map((owner) => typed<Ownership>({ ...owner, source: sourceOf(owner["source"]) })) }),
    listings: (listings ?? []).map(({ recalled, ...listing }) =>
      typed<Listing>({
        ...listing,
        ...(recalled !== undefined && { recalled: listOf(recalled) }),
        ...confirmedBy(listing, sources),
        source: sourceOf(listing.source),
      }),
    ),
  };
}

/** The newest copy of the list in which the party was seen; a listing that ended is in none. */
function confirmedBy({ source, until }: ListingRecord, sources: Data["sources"]): Pick<Listing, "confirmed"> {
  const editions = (source?.split(",") ?? []).flatMap((key) => sources[key.trim()]?.edition ?? []);
  const confirmed = until === undefined ? editions.sort().at(-1) : undefined;
  return confirmed === undefined ? {} : { confirmed };
}

function attributionsOf(data: Data): CompiledAttributions {
  const kinds = new Pool<CompiledKind>();
  const evidence = new Pool<StoredEvidence>();
  const { source, blocks } = data.macPrefixes;
  const parties = data.parties.map(({ id, value }): [string, readonly CompiledAttribution[]] => {
    const facts = (value.attributions ?? []).map((record): CompiledAttribution => {
      const scheme = schemeOf(record);
      const { [scheme]: patterns, evidence: seen, editorNote: _, ...rest } = record;
      const kind = { ...typed<Omit<CompiledKind, "scheme">>(rest), scheme };
      return [kinds.index(kind), packed(listOf(patterns)), evidence.index(storeEvidence(seen))];
    });
    const macs = Object.hasOwn(blocks, id) ? blocks[id] : undefined;
    if (macs === undefined) return [id, facts];
    const kind: CompiledKind = { scheme: "oui", relationship: "manufacturer", confidence: "verified" };
    const assigned = storeEvidence({ kind: "identifiers", list: source, says: "assigned to the party" });
    return [id, [...facts, [kinds.index(kind), packed(macs.split(" ")), evidence.index(assigned)]]];
  });
  const told = parties.filter(([, facts]) => facts.length > 0);
  return { kinds: kinds.all, evidence: evidence.all, parties: Object.fromEntries(told) };
}

/** From this many names on they are one text, sorted and front-coded. */
const many = 12;

function packed(patterns: readonly string[]): readonly string[] | string {
  if (patterns.length < many || patterns.some((pattern) => pattern.includes(" "))) return patterns;
  return frontCoded([...patterns].sort());
}

function alternativesOf(data: Data): CompiledAlternatives {
  const texts = new Pool<string>();
  const alternatives = new Pool<CompiledAlternative>();
  const compileOne = (record: AlternativeRecord): CompiledAlternative => {
    const text = (value: string | undefined): number | null => (value === undefined ? null : texts.index(value));
    const whole = [
      texts.index(record.to),
      record.grade as Grade,
      texts.index(record.note),
      text(record.by),
      record.confidence === "verified" ? ("verified" as const) : null,
      text(record.version),
      text(record.licence),
    ] as const;
    let length: number = whole.length;
    while (whole[length - 1] === null) length -= 1;
    return whole.slice(0, length) as unknown as CompiledAlternative;
  };
  const parties = Object.fromEntries(
    data.alternatives.map(({ id, value }) => [
      id,
      value.map((row): CompiledRow => ({
        ...(row.for !== undefined && { for: listOf(row.for) }),
        ...(row.family !== undefined && { families: listOf(row.family) }),
        ...(row.relation === "transitive" && { relation: "transitive" }),
        what: texts.index(row.what),
        ...(row.use && { use: row.use.map((record) => alternatives.index(compileOne(record))) }),
        ...(row.none !== undefined && { none: texts.index(row.none) }),
      })),
    ]),
  );
  return { texts: texts.all, alternatives: alternatives.all, parties };
}

/** The scheme that stands in front of an attribution's patterns. */
export function schemeOf(record: Readonly<Partial<Record<AttributionScheme, unknown>>>): AttributionScheme {
  return attributionSchemes.find((scheme) => record[scheme] !== undefined) ?? "name";
}

/** Truths and numbers are texts in the files; the shape was checked before. */
function typed<T>(record: object): T {
  const truths = new Set(["weak", "disputed", "rebadged", "atLeastHalf"]);
  const told = Object.entries(record).filter(([key]) => key !== "editorNote");
  const entries = told.map(([key, value]: [string, unknown]) => [
    key,
    truths.has(key) ? value === "true" : key === "percent" ? Number(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

/** Values stored once and named by their place. */
class Pool<T> {
  readonly all: T[] = [];
  private readonly places = new Map<string, number>();

  index(value: T): number {
    const key = JSON.stringify(value);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.all.length);
    return this.all.push(value) - 1;
  }
}
