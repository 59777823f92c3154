import type { Component, Identifier, Relation, Span } from "../../model.js";
import { urlParts } from "../shared/download.js";
import { RowComponent, UsualPlace, type Lookup } from "../../model/lookup.js";

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

const width = 10;

/**
 * The packages of one lockfile, a row of offsets for each: a lockfile has tens of thousands of them, most of which nobody asks
 * anything but their name, and to keep objects alive costs more than to read the lines they come from.
 */
export class LockedRows {
  private cells: Int32Array;
  private used = 0;
  private readonly scopes: string[] = [];
  /** What only few rows have, by row. */
  private readonly places = new Map<number, readonly Identifier[]>();
  private readonly dependents = new Map<number, readonly string[]>();
  private escapes: boolean | undefined;
  private readonly usual = new UsualPlace();
  /** Where the URL stands in what the file names as a download location, when that is not all of it or need not be one. */
  urlIn: ((place: string) => { readonly from: number; readonly to: number }) | undefined;
  /** Tells who brought a package in, when somebody asks. */
  viaOf: ((component: LockedComponent) => readonly string[] | undefined) | undefined;

  constructor(
    readonly ecosystem: string,
    /** Without `textOf`, texts are as they stand. */
    private readonly source: Pick<TextSource, "text"> & Partial<TextSource>,
  ) {
    // Few lockfiles need more than this for a package, which saves most of the growing.
    this.cells = new Int32Array((16 + (source.text.length >> 7)) * width);
  }

  add(places: LockedPlaces): LockedComponent {
    const at = this.used;
    if (at + width > this.cells.length) this.grow();
    const { cells } = this;
    cells[at] = places.start;
    cells[at + 1] = places.end;
    cells[at + 2] = places.nameStart;
    cells[at + 3] = places.nameEnd;
    cells[at + 4] = places.versionStart;
    cells[at + 5] = places.versionEnd;
    cells[at + 6] = places.urlStart;
    cells[at + 7] = places.urlEnd;
    cells[at + 8] = this.scopeNumber(places.scope);
    cells[at + 9] = places.relation === "direct" ? 1 : 0;
    this.used = at + width;
    return new LockedComponent(this, at);
  }

  cell(at: number): number {
    return this.cells[at] ?? -1;
  }

  textOf(start: number, end: number): string {
    const text = this.source.text.slice(start, end);
    return this.hasEscapes && text.includes("\\") ? (this.source.textOf?.(start, end) ?? text) : text;
  }

  /** Whether a package may be somebody's; true whenever its texts would have to be cut out to tell. */
  mayMatch(at: number, lookup: Lookup): boolean {
    const { source, ecosystem } = this;
    if (this.places.size > 0 && this.places.has(at)) return true;
    const nameStart = this.cell(at + 2);
    const nameEnd = this.cell(at + 3);
    const urlStart = this.cell(at + 6);
    if (this.hasEscapes && (this.isEscaped(nameStart, nameEnd) || this.isEscaped(urlStart, this.cell(at + 7))))
      return true;
    if (lookup.knowsPackage(ecosystem, source.text, nameStart, nameEnd)) return true;
    return urlStart >= 0 && lookup.knowsPlace(source.text, urlStart, this.cell(at + 7), this.usual);
  }

  setDirect(at: number, isDirect: boolean): void {
    this.cells[at + 9] = isDirect ? 1 : 0;
  }

  scopeOf(at: number): string {
    return this.scopes[this.cell(at + 8)] ?? "";
  }

  identifiersOf(at: number): readonly Identifier[] | undefined {
    const own = this.places.get(at);
    if (own) return own;
    const start = this.cell(at + 6);
    if (start < 0) return undefined;
    const end = this.cell(at + 7);
    const text = this.textOf(start, end);
    if (this.urlIn) {
      const { from, to } = this.urlIn(text);
      const value = urlParts(text.slice(from, to))?.bare;
      return value === undefined ? undefined : [{ scheme: "url", value, start: start + from, end: start + to }];
    }
    const value = hasUser(text) ? (urlParts(text)?.bare ?? text) : text;
    return [{ scheme: "url", value, start, end }];
  }

  setIdentifiers(at: number, identifiers: readonly Identifier[]): void {
    this.places.set(at, identifiers);
  }

  dependentsOf(at: number): readonly string[] | undefined {
    return this.dependents.get(at);
  }

  setDependents(at: number, names: readonly string[]): void {
    this.dependents.set(at, names);
  }

  /** Hardly any lockfile has one. */
  private get hasEscapes(): boolean {
    return (this.escapes ??= this.source.textOf !== undefined && this.source.text.includes("\\"));
  }

  private isEscaped(start: number, end: number): boolean {
    return start >= 0 && this.source.text.slice(start, end).includes("\\");
  }

  /** A file has a handful of scopes. */
  private scopeNumber(scope: string): number {
    const known = this.scopes.indexOf(scope);
    return known >= 0 ? known : this.scopes.push(scope) - 1;
  }

  private grow(): void {
    const more = new Int32Array(this.cells.length * 2);
    more.set(this.cells);
    this.cells = more;
  }
}

/** A package of a lockfile. What it says is cut from the text when it is asked for, so a spread copies nothing. */
export class LockedComponent extends RowComponent implements Component {
  constructor(
    private readonly rows: LockedRows,
    private readonly at: number,
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
    return this.rows.cell(this.at);
  }

  get nameStart(): number {
    return this.rows.cell(this.at + 2);
  }

  get nameEnd(): number {
    return this.rows.cell(this.at + 3);
  }

  get name(): string {
    const { rows, at } = this;
    return rows.textOf(rows.cell(at + 2), rows.cell(at + 3));
  }

  get nameSpan(): Span {
    return this.span(2);
  }

  get version(): string | undefined {
    const { rows, at } = this;
    const start = rows.cell(at + 4);
    return start < 0 ? undefined : rows.textOf(start, rows.cell(at + 5));
  }

  get versionSpan(): Span | undefined {
    return this.rows.cell(this.at + 4) < 0 ? undefined : this.span(4);
  }

  get entry(): Span {
    return this.span(0);
  }

  get scope(): string {
    return this.rows.scopeOf(this.at);
  }

  get relation(): Relation {
    return this.rows.cell(this.at + 9) === 1 ? "direct" : "transitive";
  }

  /** For what a later part of the file tells; so are the other setters. */
  set relation(relation: Relation) {
    this.rows.setDirect(this.at, relation === "direct");
  }

  get identifiers(): readonly Identifier[] | undefined {
    return this.rows.identifiersOf(this.at);
  }

  set identifiers(identifiers: readonly Identifier[]) {
    this.rows.setIdentifiers(this.at, identifiers);
  }

  get via(): readonly string[] | undefined {
    return this.rows.dependentsOf(this.at) ?? this.rows.viaOf?.(this);
  }

  set via(names: readonly string[]) {
    this.rows.setDependents(this.at, names);
  }

  mayMatch(lookup: Lookup): boolean {
    return this.rows.mayMatch(this.at, lookup);
  }

  private span(cell: number): Span {
    const { rows, at } = this;
    return { start: rows.cell(at + cell), end: rows.cell(at + cell + 1) };
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
