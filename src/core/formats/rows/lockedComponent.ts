import type { Component, Identifier, Relation, Span } from "../../model.js";
import { urlParts } from "../shared/download.js";
import { RowComponent, UsualPlace, type Lookup } from "../../model/lookup.js";
import { columnsOf, OffsetTable, WordColumn } from "./offsetTable.js";

/** A reader that resolves escapes, and the text it reads. */
export interface TextSource {
  readonly text: string;
  /** The text between two offsets, escapes resolved. */
  textOf(start: number, end: number): string;
}

/** A component that its reader may still complete. */
export type Unfinished = { -readonly [Key in keyof Component]: Component[Key] };

/** Offsets of a package; −1 where it has no version or no download location. */
export interface LockedPlaces {
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly versionStart: number;
  readonly versionEnd: number;
  readonly urlStart: number;
  readonly urlEnd: number;
  readonly scope: string;
  readonly relation: Relation;
}

/** For `LockedRows.urlIn`: all of what names a place, when it is a URL. */
export function wholePlace(place: string): { readonly from: number; readonly to: number } {
  return { from: 0, to: place.length };
}

const column = columnsOf(
  "start",
  "end",
  "nameStart",
  "nameEnd",
  "versionStart",
  "versionEnd",
  "urlStart",
  "urlEnd",
  "scope",
  "isDirect",
);

/**
 * The packages of one lockfile, a row of offsets for each: a lockfile has tens of thousands of them, most of which nobody asks
 * anything but their name, and to keep objects alive costs more than to read the lines they come from.
 */
export class LockedRows {
  private readonly table: OffsetTable;
  private readonly scopes = new WordColumn<string>();
  /** What only few rows have, by row. */
  private readonly places = new Map<number, readonly Identifier[]>();
  private readonly dependents = new Map<number, readonly string[]>();
  private escapes: boolean | undefined;
  private readonly usual = new UsualPlace();
  /** Where the URL is in what the file names as a download location, when that is not all of it or need not be one. */
  urlIn: ((place: string) => { readonly from: number; readonly to: number }) | undefined;
  /** Tells who brought a package in, when someone asks. */
  viaOf: ((component: LockedComponent) => readonly string[] | undefined) | undefined;

  constructor(
    readonly ecosystem: string,
    /** Without `textOf`, texts are as they stand. */
    private readonly source: Pick<TextSource, "text"> & Partial<TextSource>,
  ) {
    // Few lockfiles need more than this for a package, which saves most of the growing.
    this.table = new OffsetTable(column.width, 16 + (source.text.length >> 7));
  }

  add(places: LockedPlaces): LockedComponent {
    const { table } = this;
    const row = table.add();
    table.setPair(row, column.start, places.start, places.end);
    table.setPair(row, column.nameStart, places.nameStart, places.nameEnd);
    table.setPair(row, column.versionStart, places.versionStart, places.versionEnd);
    table.setPair(row, column.urlStart, places.urlStart, places.urlEnd);
    table.set(row, column.scope, this.scopes.numberOf(places.scope));
    table.set(row, column.isDirect, places.relation === "direct" ? 1 : 0);
    return new LockedComponent(this, row);
  }

  cell(row: number, of: number): number {
    return this.table.get(row, of);
  }

  /** How many rows were added before this one. */
  protected numberOf(row: number): number {
    return row / column.width;
  }

  textOf(start: number, end: number): string {
    const text = this.source.text.slice(start, end);
    return this.hasEscapes && text.includes("\\") ? (this.source.textOf?.(start, end) ?? text) : text;
  }

  /** Whether a package may be someone's; true whenever its texts would have to be cut out to tell. */
  mayMatch(row: number, lookup: Lookup): boolean {
    const { source, ecosystem } = this;
    if (this.places.size > 0 && this.places.has(row)) return true;
    const nameStart = this.cell(row, column.nameStart);
    const nameEnd = this.cell(row, column.nameEnd);
    const urlStart = this.cell(row, column.urlStart);
    if (
      this.hasEscapes &&
      (this.isEscaped(nameStart, nameEnd) || this.isEscaped(urlStart, this.cell(row, column.urlEnd)))
    )
      return true;
    if (lookup.knowsPackage(ecosystem, source.text, nameStart, nameEnd)) return true;
    return urlStart >= 0 && lookup.knowsPlace(source.text, urlStart, this.cell(row, column.urlEnd), this.usual);
  }

  setDirect(row: number, isDirect: boolean): void {
    this.table.set(row, column.isDirect, isDirect ? 1 : 0);
  }

  scopeOf(row: number): string {
    return this.scopes.wordOf(this.cell(row, column.scope)) ?? "";
  }

  identifiersOf(row: number): readonly Identifier[] | undefined {
    const own = this.places.get(row);
    if (own) return own;
    const start = this.cell(row, column.urlStart);
    if (start < 0) return undefined;
    const end = this.cell(row, column.urlEnd);
    const text = this.textOf(start, end);
    if (this.urlIn) {
      const { from, to } = this.urlIn(text);
      const value = urlParts(text.slice(from, to))?.bare;
      return value === undefined ? undefined : [{ scheme: "url", value, start: start + from, end: start + to }];
    }
    const value = hasUser(text) ? (urlParts(text)?.bare ?? text) : text;
    return [{ scheme: "url", value, start, end }];
  }

  setIdentifiers(row: number, identifiers: readonly Identifier[]): void {
    this.places.set(row, identifiers);
  }

  dependentsOf(row: number): readonly string[] | undefined {
    return this.dependents.get(row);
  }

  setDependents(row: number, names: readonly string[]): void {
    this.dependents.set(row, names);
  }

  /** Hardly any lockfile has one. */
  private get hasEscapes(): boolean {
    return (this.escapes ??= this.source.textOf !== undefined && this.source.text.includes("\\"));
  }

  private isEscaped(start: number, end: number): boolean {
    return start >= 0 && this.source.text.slice(start, end).includes("\\");
  }
}

/** A package of a lockfile. What it says is cut from the text when it is asked for, so a spread copies nothing. */
export class LockedComponent extends RowComponent implements Component {
  constructor(
    private readonly rows: LockedRows,
    private readonly row: number,
  ) {
    super();
  }

  get kind(): "library" {
    return "library";
  }

  get ecosystem(): string {
    return this.rows.ecosystem;
  }

  /** Offsets without an object to hold them. */
  get start(): number {
    return this.rows.cell(this.row, column.start);
  }

  get nameStart(): number {
    return this.rows.cell(this.row, column.nameStart);
  }

  get nameEnd(): number {
    return this.rows.cell(this.row, column.nameEnd);
  }

  get name(): string {
    const { rows, row } = this;
    return rows.textOf(rows.cell(row, column.nameStart), rows.cell(row, column.nameEnd));
  }

  get nameSpan(): Span {
    return this.span(column.nameStart);
  }

  get version(): string | undefined {
    const { rows, row } = this;
    const start = rows.cell(row, column.versionStart);
    return start < 0 ? undefined : rows.textOf(start, rows.cell(row, column.versionEnd));
  }

  get versionSpan(): Span | undefined {
    return this.rows.cell(this.row, column.versionStart) < 0 ? undefined : this.span(column.versionStart);
  }

  get entry(): Span {
    return this.span(column.start);
  }

  get scope(): string {
    return this.rows.scopeOf(this.row);
  }

  get relation(): Relation {
    return this.rows.cell(this.row, column.isDirect) === 1 ? "direct" : "transitive";
  }

  /** For what a later part of the file tells; so are the other setters. */
  set relation(relation: Relation) {
    this.rows.setDirect(this.row, relation === "direct");
  }

  get identifiers(): readonly Identifier[] | undefined {
    return this.rows.identifiersOf(this.row);
  }

  set identifiers(identifiers: readonly Identifier[]) {
    this.rows.setIdentifiers(this.row, identifiers);
  }

  get via(): readonly string[] | undefined {
    return this.rows.dependentsOf(this.row) ?? this.rows.viaOf?.(this);
  }

  set via(names: readonly string[]) {
    this.rows.setDependents(this.row, names);
  }

  mayMatch(lookup: Lookup): boolean {
    return this.rows.mayMatch(this.row, lookup);
  }

  private span(pair: number): Span {
    const { rows, row } = this;
    return { start: rows.cell(row, pair), end: rows.cell(row, pair + 1) };
  }
}

/** Whether the URL has something before an @ in front of its host. */
function hasUser(text: string): boolean {
  const { length } = text;
  for (let at = "https://".length; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 64) return true;
    if (code === 47) return false;
  }
  return false;
}
