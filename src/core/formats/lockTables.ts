import type { Component, Extraction, Identifier, Problem } from "../model.js";
import { TomlLines } from "../syntax/tomlLines.js";
import { urlParts } from "./download.js";

/** The package table of a TOML lockfile (`[[package]]`) that is being read. Offsets are -1 while nothing is known. */
export class LockTable {
  start = 0;
  nameStart = -1;
  nameEnd = -1;
  versionStart = -1;
  versionEnd = -1;
  /** The place it was downloaded from. */
  placeStart = -1;
  placeEnd = -1;
  /** A place was named, be it the default one, which is not kept. */
  isDownloaded = false;
  /** The project itself or a folder beside it: nothing was downloaded, and what it needs is direct. */
  isLocal = false;
  /** Not to be reported at all. */
  isSkipped = false;
  scope = "";
  /** Names of the packages it needs, as they are compared. */
  requires: string[] = [];

  reset(start: number, scope: string): void {
    this.start = start;
    this.nameStart = this.nameEnd = this.versionStart = this.versionEnd = this.placeStart = this.placeEnd = -1;
    this.isDownloaded = this.isLocal = this.isSkipped = false;
    this.scope = scope;
    if (this.requires.length > 0) this.requires = [];
  }
}

/** Notes the string at `at` (an offset of a value, or -1) as the place the package came from, unless it is `usual`. */
export function setPlace(lines: TomlLines, at: number, into: LockTable, usual: string): void {
  const end = at < 0 ? -1 : lines.stringEnd(at);
  if (end < 0) return;
  into.isDownloaded = true;
  if (end - at - 1 <= usual.length + 1 && lines.text.startsWith(usual, at + 1)) return;
  into.placeStart = at + 1;
  into.placeEnd = end;
}

/** How one kind of lockfile writes its packages. */
export interface LockDialect {
  readonly ecosystem: string;
  /** The array of tables that holds the packages: `package`. */
  readonly table: string;
  /**
   * Reads a line of a package that is not its name or version. `within` is the header of the table inside the package that the
   * line belongs to, `[package.source]` say, or empty. `wantsRequires` is off where `requires` of downloaded packages is not used.
   */
  line(lines: TomlLines, within: string, into: LockTable, wantsRequires: boolean): void;
  /** Called when a package is complete. */
  complete?(table: LockTable, text: string): void;
  /** Where the URL stands in what names the place; all of it when absent. */
  urlIn?(place: string): { readonly from: number; readonly to: number };
  /** The form in which names are compared; as written when absent. */
  compared?(name: string): string;
}

/** In larger files `via` is left out: collecting it would cost more than everything else. */
const maxGraph = 500_000;
const maxProblems = 20;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenComponent = Mutable<Component>;

/** Reads a TOML lockfile in one pass over its lines, without a tree. */
export function readLockTables(text: string, dialect: LockDialect): Extraction {
  return new LockReader(text, dialect).read();
}

class LockReader {
  private readonly components: OpenComponent[] = [];
  private readonly problems: Problem[] = [];
  private readonly table = new LockTable();
  private readonly dependents = new Map<string, string[]>();
  private readonly direct = new Set<string>();
  private lastPlace = "";
  private lastUrl: string | undefined;
  private urlFrom = 0;
  private urlTo = 0;

  constructor(
    private readonly text: string,
    private readonly dialect: LockDialect,
  ) {}

  read(): Extraction {
    const { text, dialect, table } = this;
    const lines = new TomlLines(text);
    const wantsRequires = text.length <= maxGraph;
    let isOpen = false;
    let within = "";
    while (lines.next()) {
      const { code } = lines;
      if (code === 91) {
        const header = lines.headerOf(dialect.table);
        if (header === "within") {
          within = text.slice(lines.start, lines.end);
          continue;
        }
        if (isOpen) this.complete(lines.contentEnd);
        within = "";
        isOpen = header === "item";
        if (isOpen) table.reset(lines.start, dialect.table);
      } else if (code >= 60 && code <= 62) {
        // `<<<<<<<`, `=======`, `>>>>>>>`: both sides are read.
        this.problem("unresolved merge conflict", lines);
      } else if (isOpen && code !== 35) {
        const isOwn =
          within === "" &&
          ((code === 110 && table.nameStart < 0 && this.readName(lines)) ||
            (code === 118 && table.versionStart < 0 && this.readVersion(lines)));
        if (!isOwn) dialect.line(lines, within, table, wantsRequires);
      }
    }
    if (isOpen) this.complete(lines.contentEnd);
    this.connect();
    return { components: this.components, problems: this.problems };
  }

  /** Whether the line sets the name, be it a broken one. */
  private readName(lines: TomlLines): boolean {
    const at = lines.valueOf("name");
    if (at < 0) return false;
    const end = lines.stringEnd(at);
    if (end < 0) this.problem("expected a string after 'name ='", lines);
    else {
      this.table.nameStart = at + 1;
      this.table.nameEnd = end;
    }
    return true;
  }

  private readVersion(lines: TomlLines): boolean {
    const at = lines.valueOf("version");
    if (at < 0) return false;
    const end = lines.stringEnd(at);
    if (end < 0) this.problem("expected a string after 'version ='", lines);
    else {
      this.table.versionStart = at + 1;
      this.table.versionEnd = end;
    }
    return true;
  }

  private complete(end: number): void {
    const { table, text, dialect } = this;
    dialect.complete?.(table, text);
    const { nameStart: start, nameEnd } = table;
    if (nameEnd <= start) return;
    const name = text.slice(start, nameEnd);
    const own = table.requires.length > 0 ? (dialect.compared?.(name) ?? name) : name;
    for (const required of table.requires) {
      // A package with extras needs itself without them.
      if (required === own) continue;
      if (table.isLocal) this.direct.add(required);
      const known = this.dependents.get(required);
      if (!known) this.dependents.set(required, [name]);
      else if (known[known.length - 1] !== name) known.push(name);
    }
    if (table.isSkipped) return;
    this.components.push(this.component(name, end));
  }

  /** Nearly all packages have a version: one literal with all it says is made much faster than a spread is. */
  private component(name: string, end: number): OpenComponent {
    const { table, text, dialect } = this;
    const { ecosystem } = dialect;
    const { scope, versionStart, versionEnd } = table;
    const nameSpan = { start: table.nameStart, end: table.nameEnd };
    const entry = { start: table.start, end };
    const relation = table.isLocal ? "direct" : "transitive";
    const place = this.place();
    if (versionStart < 0) {
      const bare = { kind: "library", ecosystem, name, nameSpan, entry, scope, relation } as const;
      return place ? { ...bare, identifiers: [place] } : bare;
    }
    const version = text.slice(versionStart, versionEnd);
    const versionSpan = { start: versionStart, end: versionEnd };
    if (!place) return { kind: "library", ecosystem, name, version, nameSpan, versionSpan, entry, scope, relation };
    const identifiers = [place];
    return { kind: "library", ecosystem, name, version, nameSpan, versionSpan, entry, scope, relation, identifiers };
  }

  /** Most packages of a file come from one place, so its URL is read once. */
  private place(): Identifier | undefined {
    const { placeStart, placeEnd } = this.table;
    if (placeStart < 0) return undefined;
    if (this.lastPlace.length !== placeEnd - placeStart || !this.text.startsWith(this.lastPlace, placeStart)) {
      this.lastPlace = this.text.slice(placeStart, placeEnd);
      const { from, to } = this.dialect.urlIn?.(this.lastPlace) ?? { from: 0, to: this.lastPlace.length };
      this.urlFrom = from;
      this.urlTo = to;
      this.lastUrl = urlParts(this.lastPlace.slice(from, to))?.bare;
    }
    if (this.lastUrl === undefined) return undefined;
    return { scheme: "url", value: this.lastUrl, start: placeStart + this.urlFrom, end: placeStart + this.urlTo };
  }

  /** Tells each component who needs it. */
  private connect(): void {
    if (this.dependents.size === 0) return;
    for (const component of this.components) {
      const key = this.dialect.compared?.(component.name) ?? component.name;
      const versioned = `${key} ${component.version}`;
      if (this.direct.has(key) || this.direct.has(versioned)) component.relation = "direct";
      const via = this.dependents.get(key) ?? this.dependents.get(versioned);
      if (via) component.via = via;
    }
  }

  private problem(message: string, { start, end }: TomlLines): void {
    if (this.problems.length < maxProblems) this.problems.push({ message, start, end });
  }
}
