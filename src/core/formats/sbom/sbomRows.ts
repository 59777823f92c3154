import type { Component, ComponentKind, Span } from "../../model.js";
import type { Written } from "../shared/declared.js";
import type { TextSource } from "../rows/lockedComponent.js";
import { columnsOf, OffsetTable, WordColumn } from "../rows/offsetTable.js";
import { UsualPlace, type Lookup } from "../../model/lookup.js";
import { PurlPlaces } from "./purlPlaces.js";
import { addPart, sbomComponent, SbomFacts } from "./sbomComponent.js";
import type { Part, SbomDraft } from "./sbomDraft.js";
import { SbomRowComponent } from "./sbomRowComponent.js";

const column = columnsOf(
  "start",
  "end",
  "nameStart",
  "nameEnd",
  "groupStart",
  "groupEnd",
  "versionStart",
  "versionEnd",
  "purlStart",
  "purlEnd",
  "idStart",
  "idEnd",
  "kind",
  "scope",
  "isDirect",
  // Where its parts begin and end in their own table.
  "partsStart",
  "partsEnd",
);

const partColumn = columnsOf("word", "start", "end");

/**
 * The components of one SBOM, a row of offsets for each: to keep objects alive for tens of thousands of them costs more than to
 * read the text, and most are asked nothing but whether anyone is known for them.
 */
export class SbomRows {
  private readonly table: OffsetTable;
  private readonly kinds = new WordColumn<ComponentKind>();
  private readonly scopes = new WordColumn<string>();
  private readonly partWords = new WordColumn<Part>();
  private readonly parts = new OffsetTable(partColumn.width, 64);
  private readonly purls: PurlPlaces;
  private readonly usual = new UsualPlace();
  /** What someone has asked for, by row. */
  private readonly made = new Map<number, Component>();

  constructor(private readonly source: TextSource) {
    const { text } = source;
    this.purls = new PurlPlaces(text);
    // Few SBOMs need more than this for a component, which saves most of the growing.
    this.table = new OffsetTable(column.width, 16 + (text.length >> 9));
  }

  /** A row for a component that is before those that are added next and is not read yet. */
  reserve(): number {
    return this.table.add();
  }

  /** The component that the draft describes, in a reserved row; undefined when it names none. */
  keep(row: number, draft: SbomDraft): SbomRowComponent | undefined {
    const { table, parts } = this;
    table.setPair(row, column.start, draft.start, draft.end);
    table.setPair(row, column.nameStart, draft.nameStart, draft.nameEnd);
    table.setPair(row, column.groupStart, draft.groupStart, draft.groupEnd);
    table.setPair(row, column.versionStart, draft.versionStart, draft.versionEnd);
    table.setPair(row, column.purlStart, draft.purlStart, draft.purlEnd);
    table.setPair(row, column.idStart, draft.idStart, draft.idEnd);
    table.set(row, column.kind, this.kinds.numberOf(draft.kind));
    table.set(row, column.scope, this.scopes.numberOf(draft.scope));
    const partsStart = parts.end;
    if (draft.count > 0) this.keepParts(draft);
    table.setPair(row, column.partsStart, partsStart, parts.end);
    return draft.nameStart < draft.nameEnd || this.whole(row) ? new SbomRowComponent(this, row) : undefined;
  }

  /** What the document says of a component that was kept. */
  wholeOf(row: number): Component {
    let whole = this.made.get(row);
    if (!whole) this.made.set(row, (whole = this.whole(row) ?? nameless));
    return whole;
  }

  private whole(row: number): Component | undefined {
    const facts = new SbomFacts(
      this.scopes.wordOf(this.table.get(row, column.scope)) ?? "",
      this.table.get(row, column.start),
      this.table.get(row, column.end),
    );
    facts.kind = this.kindOf(row);
    facts.name = this.field(row, column.nameStart);
    facts.group = this.field(row, column.groupStart);
    facts.version = this.field(row, column.versionStart);
    facts.purl = this.field(row, column.purlStart);
    const { parts, partWords, table } = this;
    const end = table.get(row, column.partsEnd);
    for (let part = table.get(row, column.partsStart); part < end; part += partColumn.width) {
      const word = partWords.wordOf(parts.get(part, partColumn.word));
      if (word) addPart(facts, word, this.written(parts.get(part, partColumn.start), parts.get(part, partColumn.end)));
    }
    return sbomComponent(facts);
  }

  kindOf(row: number): ComponentKind {
    return this.kinds.wordOf(this.table.get(row, column.kind)) ?? "library";
  }

  scopeOf(row: number): string {
    return this.scopes.wordOf(this.table.get(row, column.scope)) ?? "";
  }

  /** The whole of the component. */
  entryOf(row: number): Span {
    return { start: this.table.get(row, column.start), end: this.table.get(row, column.end) };
  }

  /** The id by which the document refers to the component. */
  idOf(row: number): string {
    return this.field(row, column.idStart)?.value ?? "";
  }

  hasPurl(row: number): boolean {
    return this.table.get(row, column.purlEnd) >= 0;
  }

  hasVersion(row: number): boolean {
    return this.table.get(row, column.versionEnd) >= 0;
  }

  isDirect(row: number): boolean {
    return this.table.get(row, column.isDirect) === 1;
  }

  markDirect(row: number): void {
    this.table.set(row, column.isDirect, 1);
  }

  /** Whether the component may be someone's; true whenever its texts would have to be cut out to tell. */
  mayMatch(row: number, lookup: Lookup): boolean {
    const kind = this.kindOf(row);
    if (kind === "device" || kind === "firmware") return true;
    const { parts, partWords, purls, table } = this;
    const end = table.get(row, column.partsEnd);
    for (let part = table.get(row, column.partsStart); part < end; part += partColumn.width) {
      const word = partWords.wordOf(parts.get(part, partColumn.word));
      const from = parts.get(part, partColumn.start);
      if (
        word === "cpe"
          ? this.cpeMayMatch(row, from, lookup)
          : this.partMayMatch(word, from, parts.get(part, partColumn.end), lookup)
      )
        return true;
    }
    const purlEnd = this.table.get(row, column.purlEnd);
    // A name alone is nobody's.
    return (
      purlEnd >= 0 &&
      purls.mayMatch(
        this.table.get(row, column.purlStart),
        purlEnd,
        this.table.get(row, column.nameStart),
        this.table.get(row, column.nameEnd),
        lookup,
      )
    );
  }

  /** The makers and suppliers that the component names, trimmed, without the rest of it being read. */
  makerNames(row: number): readonly string[] {
    const { parts, partWords, source, table } = this;
    const names: string[] = [];
    const end = table.get(row, column.partsEnd);
    for (let part = table.get(row, column.partsStart); part < end; part += partColumn.width) {
      const word = partWords.wordOf(parts.get(part, partColumn.word));
      if (word === "manufacturer" || word === "publisher" || word === "supplier")
        names.push(source.textOf(parts.get(part, partColumn.start), parts.get(part, partColumn.end)).trim());
    }
    return names;
  }

  private partMayMatch(part: Part | undefined, start: number, end: number, lookup: Lookup): boolean {
    const { source, purls } = this;
    const { text } = source;
    switch (part) {
      case "url":
        return purls.hasEscape(start, end) || lookup.knowsPlace(text, start, end, this.usual);
      case "manufacturer":
      case "publisher":
      case "supplier":
        return purls.hasEscape(start, end) || lookup.knowsName(text, start, end);
      case "author":
        return lookup.knowsAuthor(text, start, end);
      case "quantity":
      case "designators":
        return false;
      default:
        return true;
    }
  }

  /** CPE names say the vendor of equipment and its systems, and of software that has no package URL. */
  private cpeMayMatch(row: number, start: number, lookup: Lookup): boolean {
    const { text } = this.source;
    const isSoftware = text.startsWith("cpe:2.3:a:", start) || text.startsWith("cpe:/a:", start);
    return (
      lookup.knowsCpes ||
      !isSoftware ||
      !this.hasPurl(row) ||
      text.startsWith("pkg:generic/", this.table.get(row, column.purlStart))
    );
  }

  private keepParts({ parts, places, count }: SbomDraft): void {
    for (let index = 0; index < count; index++) {
      const word = parts[index];
      if (word === undefined) continue;
      const row = this.parts.add();
      this.parts.set(row, partColumn.word, this.partWords.numberOf(word));
      this.parts.setPair(row, partColumn.start, places[index * 2] ?? 0, places[index * 2 + 1] ?? 0);
    }
  }

  private field(row: number, pair: number): Written | undefined {
    const end = this.table.get(row, pair + 1);
    return end < 0 ? undefined : this.written(this.table.get(row, pair), end);
  }

  private written(start: number, end: number): Written {
    return { value: this.source.textOf(start, end), start, end };
  }
}

/** Never seen: rows that name nothing are not kept. */
const nameless: Component = {
  kind: "library",
  name: "",
  nameSpan: { start: 0, end: 0 },
  entry: { start: 0, end: 0 },
  scope: "",
  relation: "transitive",
};
