import type { Extraction, Problem, Relation } from "../../model.js";
import { TomlLines } from "../../syntax/tomlLines.js";
import { NameFilter } from "../../text/nameFilter.js";
import { NextOf } from "../../text/nextOf.js";
import { readRegularToml } from "./inRegularForm.js";
import { LockedRows, wholePlace, type LockedComponent, type LockedPlaces } from "./lockedComponent.js";

/** The package table of a TOML lockfile (`[[package]]`) that is being read. Offsets are -1 while nothing is known. */
export class LockTable implements LockedPlaces {
  start = 0;
  end = 0;
  nameStart = -1;
  nameEnd = -1;
  versionStart = -1;
  versionEnd = -1;
  /** The place it was downloaded from, as the file names it. */
  urlStart = -1;
  urlEnd = -1;
  /** A place was named, be it the default one, which is not kept. */
  isDownloaded = false;
  /** The project itself or a folder beside it: nothing was downloaded, and what it needs is direct. */
  isLocal = false;
  /** Not to be reported at all. */
  isSkipped = false;
  scope = "";
  /** Names of the packages it needs, as they are compared. */
  requires: string[] = [];
  private usual: NextOf | undefined;

  get relation(): Relation {
    return this.isLocal ? "direct" : "transitive";
  }

  reset(start: number, scope: string): void {
    this.start = start;
    this.nameStart = this.nameEnd = this.versionStart = this.versionEnd = -1;
    this.urlStart = this.urlEnd = -1;
    this.isDownloaded = this.isLocal = this.isSkipped = false;
    this.scope = scope;
    if (this.requires.length > 0) this.requires = [];
  }

  /** Notes the string at `at` (an offset of a value, or -1) as the place the package came from, unless it is `usual`. */
  setPlace(lines: TomlLines, at: number, usual: string): void {
    const end = at < 0 ? -1 : lines.stringEnd(at);
    if (end < 0) return;
    this.isDownloaded = true;
    this.usual ??= new NextOf(lines.text, usual);
    if (end - at - 1 <= usual.length + 1 && this.usual.isAt(at + 1)) return;
    this.urlStart = at + 1;
    this.urlEnd = end;
  }
}

/** How one kind of lockfile writes its packages. */
export interface LockDialect {
  readonly ecosystem: string;
  /** The array of tables that holds the packages: `package`. */
  readonly table: string;
  /**
   * Reads a line of a package that is not its name or version. `within` is the header of the table inside the package that the
   * line belongs to, `[package.source]` say, or empty. `wantsRequires` is off where `requires` of downloaded packages is not used.
   * True when nothing that matters follows in this table.
   */
  line(lines: TomlLines, within: string, into: LockTable, wantsRequires: boolean): boolean;
  /** Called when a package is complete. */
  complete?(table: LockTable, text: string): void;
  /** Where the URL is in what names the place; all of it when absent. */
  readonly urlIn?: (place: string) => { readonly from: number; readonly to: number };
  /** Keys whose tables the tool writes inline. */
  readonly inline?: ReadonlySet<string>;
  /** What the tool does not write, and what is then read from a text written anew. */
  readonly other?: RegExp;
  /** The form in which names are compared; as written when absent. */
  compared?(name: string): string;
}

/** In larger files `via` is left out: collecting it would cost more than everything else. */
const maxGraph = 500_000;
const maxProblems = 20;

/** Reads a TOML lockfile in one pass over its lines, without a tree, when it is in the form of its tool. */
export function readLockTables(text: string, dialect: LockDialect): Extraction {
  return readRegularToml(text, dialect, (regular) => new LockReader(regular, dialect).read());
}

class LockReader {
  private readonly rows: LockedRows;
  private readonly components: LockedComponent[] = [];
  private readonly problems: Problem[] = [];
  private readonly table = new LockTable();
  private readonly dependents = new Map<string, string[]>();
  private readonly direct = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly dialect: LockDialect,
  ) {
    this.rows = new LockedRows(dialect.ecosystem, { text });
    this.rows.urlIn = dialect.urlIn ?? wholePlace;
  }

  read(): Extraction {
    const { text, dialect, table } = this;
    const lines = new TomlLines(text);
    const wantsRequires = text.length <= maxGraph;
    let isOpen = false;
    let within = "";
    let isRead = false;
    while (isRead ? lines.nextTable() : lines.next()) {
      isRead = false;
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
        isRead = !isOwn && dialect.line(lines, within, table, wantsRequires);
      }
    }
    if (isOpen) this.complete(lines.contentEnd);
    this.connect();
    return { components: this.components, problems: this.problems };
  }

  /** Whether the line sets the name, be it a broken one. */
  private readName(lines: TomlLines): boolean {
    const at = lines.valueAt(4, 97, 101);
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
    const at = lines.valueAt(7, 101, 110);
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
    if (table.nameEnd <= table.nameStart) return;
    if (table.requires.length > 0) this.noteRequires();
    if (table.isSkipped) return;
    table.end = end;
    this.components.push(this.rows.add(table));
  }

  private noteRequires(): void {
    const { table, text, dialect } = this;
    const name = text.slice(table.nameStart, table.nameEnd);
    const own = dialect.compared?.(name) ?? name;
    for (const required of table.requires) {
      // A package with extras needs itself without them.
      if (required === own) continue;
      if (table.isLocal) this.direct.add(required);
      const known = this.dependents.get(required);
      if (!known) this.dependents.set(required, [name]);
      else if (known[known.length - 1] !== name) known.push(name);
    }
  }

  /** Tells each component who needs it. */
  private connect(): void {
    if (this.dependents.size === 0) return;
    const { text, dialect } = this;
    const names = new NameFilter();
    for (const key of this.dependents.keys()) names.add(key.split(" ", 1)[0] ?? key);
    for (const component of this.components) {
      if (!dialect.compared && !names.mayHave(text, component.nameStart, component.nameEnd)) continue;
      const { name, version } = component;
      const key = dialect.compared?.(name) ?? name;
      const versioned = `${key} ${version}`;
      if (this.direct.has(key) || this.direct.has(versioned)) component.relation = "direct";
      const via = this.dependents.get(key) ?? this.dependents.get(versioned);
      if (via) component.via = via;
    }
  }

  private problem(message: string, { start, end }: TomlLines): void {
    if (this.problems.length < maxProblems) this.problems.push({ message, start, end });
  }
}
