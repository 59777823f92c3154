import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { LineCounter, parseDocument } from "yaml";
import type { EvidenceRecord } from "../../src/core/blacklist/storedEvidence.js";
import type { AttributionScheme, Relationship, RestrictedList } from "../../src/core/model.js";
import type { ColumnsFile } from "./columnHeaders.js";
import { lineOf, type DataFile, type DataProblem } from "./place.js";
import { isRecord, problemsOf, type Shape } from "./schema.js";
import {
  aboutShape,
  alternativesShape,
  columnsShape,
  listShape,
  macPrefixesShape,
  partyShape,
  sourcesShape,
} from "./shapes.js";

/** A file that keeps to its shape, with the way back to its lines. */
export interface Read<T> extends DataFile {
  readonly id: string;
  readonly value: T;
}

/** `data/lists/<id>.yaml`: a restricted list without its id. */
export type ListFile = Omit<RestrictedList, "id">;

/** `data/parties/<id>.yaml` as it stands: every scalar a text. */
export interface PartyFile {
  readonly name: string;
  readonly country: string;
  readonly aliases?: readonly string[];
  readonly weakAliases?: readonly string[];
  readonly originalNames?: readonly string[];
  readonly lookAlikes?: readonly string[];
  readonly brands?: readonly Readonly<Record<string, string>>[];
  readonly owners?: readonly Readonly<Record<string, string>>[];
  readonly why?: string;
  readonly note?: string;
  readonly editorNote?: string;
  readonly listings?: readonly ListingRecord[];
  readonly attributions?: readonly AttributionRecord[];
}

/** One attribution: a scheme with its patterns, and what is said of them. */
export interface AttributionRecord extends Readonly<Partial<Record<AttributionScheme, string | readonly string[]>>> {
  readonly relationship: Relationship;
  readonly confidence: "verified" | "unverified";
  readonly weak?: string;
  readonly disputed?: string;
  readonly family?: string;
  readonly what?: string;
  readonly versions?: string;
  readonly from?: string;
  readonly until?: string;
  readonly evidence: EvidenceRecord;
  readonly editorNote?: string;
}

export interface ListingRecord {
  readonly list: string;
  readonly confidence: "verified" | "unverified";
  readonly published?: string;
  readonly effective?: string;
  readonly until?: string;
  readonly citation?: string;
  readonly edition?: string;
  readonly source?: string;
  readonly recalled?: string | readonly string[];
  readonly licences?: readonly { readonly from: string; readonly to: string; readonly citation?: string }[];
}

export interface AlternativeRecord {
  readonly to: string;
  readonly grade: string;
  readonly note: string;
  readonly version?: string;
  readonly licence?: string;
  readonly by?: string;
  readonly confidence?: "verified" | "unverified";
}

export interface AlternativesRow {
  readonly for?: string | readonly string[];
  readonly family?: string | readonly string[];
  readonly relation?: string;
  readonly what: string;
  readonly use?: readonly AlternativeRecord[];
  readonly none?: string;
}

/** `data/generated/mac-prefixes.yaml`: party → blocks in hex, parted by spaces. */
export interface MacPrefixes {
  readonly source: string;
  readonly blocks: Readonly<Record<string, string>>;
}

/** Something that was read: a copy of an official list as of its edition, a rule, a page. */
export interface SourceRecord {
  readonly title: string;
  readonly edition?: string;
  readonly address?: string;
}

/** Everything in `data/` that could be read. */
export interface Data {
  readonly checkedUntil: string;
  readonly sources: Readonly<Record<string, SourceRecord>>;
  readonly lists: readonly Read<ListFile>[];
  readonly parties: readonly Read<PartyFile>[];
  readonly macPrefixes: MacPrefixes;
  readonly columns: Read<ColumnsFile> | undefined;
  readonly alternatives: readonly Read<readonly AlternativesRow[]>[];
}

/** Where the text of a data file comes from, and what was parsed before: for the tests, which break one file at a time. */
export interface Overlay {
  /** Name below `data/` → text that stands there instead. */
  readonly changed: ReadonlyMap<string, string>;
  readonly parsed: Map<string, Parsed<unknown>>;
}

interface Parsed<T> {
  readonly file?: Read<T>;
  readonly problems: readonly DataProblem[];
}

/** Reads a `data` folder; what does not keep to its shape is a problem at its line and is left out. */
export function readData(
  root: string,
  overlay: Overlay = { changed: new Map(), parsed: new Map() },
): { readonly data: Data; readonly problems: readonly DataProblem[] } {
  const problems: DataProblem[] = [];
  const readOne = <T>(name: string, shape?: Shape): Parsed<T> => {
    const changed = overlay.changed.get(name);
    const known = changed === undefined ? overlay.parsed.get(name) : undefined;
    const parsed = known ?? parseDataFile(name, changed ?? readFileSync(path.join(root, name), "utf8"), shape);
    if (changed === undefined) overlay.parsed.set(name, parsed);
    problems.push(...parsed.problems);
    return parsed as Parsed<T>;
  };
  const folder = <T>(name: string, shape: Shape): Read<T>[] =>
    readdirSync(path.join(root, name))
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .flatMap((file) => readOne<T>(`${name}/${file}`, shape).file ?? []);
  const about = readOne<{ checkedUntil: string }>("about.yaml", aboutShape);
  const sources = readOne<Record<string, SourceRecord>>("sources.yaml", sourcesShape);
  const macs = readOne<MacPrefixes>("generated/mac-prefixes.yaml", macPrefixesShape);
  const columns = readOne<ColumnsFile>("columns.yaml", columnsShape);
  return {
    data: {
      checkedUntil: about.file?.value.checkedUntil ?? "",
      sources: sources.file?.value ?? {},
      lists: folder<ListFile>("lists", listShape),
      parties: folder<PartyFile>("parties", partyShape),
      macPrefixes: macs.file?.value ?? { source: "", blocks: {} },
      columns: columns.file,
      alternatives: folder<readonly AlternativesRow[]>("alternatives", alternativesShape),
    },
    problems,
  };
}

/** One text or a list of them, as a list. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

function parseDataFile(name: string, text: string, shape?: Shape): Parsed<unknown> {
  const lines = new LineCounter();
  // The failsafe schema keeps every scalar a text: `889` is a source, `1.80` a version, `NO` a country.
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const of: DataFile = { file: `data/${name}`, document, lines };
  const broken = document.errors.map((error) => ({
    file: of.file,
    line: lines.linePos(error.pos[0]).line,
    message: error.message,
  }));
  if (broken.length > 0) return { problems: broken };
  const value: unknown = document.toJS();
  const problems = shape ? problemsOf(of, value, shape) : [];
  if (!shape && !isRecord(value)) problems.push({ file: of.file, line: lineOf(of, []), message: "must be a mapping." });
  const id = path.basename(name, ".yaml");
  return problems.length > 0 ? { problems } : { file: { ...of, id, value }, problems };
}
