import type { Component, ComponentKind } from "../../model.js";
import type { Written } from "../shared/declared.js";
import type { TextSource } from "../rows/lockedComponent.js";
import { UsualPlace, type Lookup } from "../../model/lookup.js";
import { PurlPlaces } from "./purlPlaces.js";
import { addPart, sbomComponent, SbomFacts } from "./sbomComponent.js";
import type { Part, SbomDraft } from "./sbomDraft.js";
import { SbomRowComponent } from "./sbomRowComponent.js";

/** Cells of a row: start and end of the component and of its fields; kind, scope, relation; where its parts begin and end. */
const width = 17;

/**
 * The components of one SBOM, a row of offsets for each: to keep objects alive for tens of thousands of them costs more than to
 * read the text, and most are asked nothing but whether anybody is known for them.
 */
export class SbomRows {
  private cells: Int32Array;
  private used = 0;
  private readonly kinds: ComponentKind[] = [];
  private readonly scopes: string[] = [];
  private readonly partWords: Part[] = [];
  /** Word, start and end of each part. */
  private parts = new Int32Array(64);
  private partsEnd = 0;
  private readonly purls: PurlPlaces;
  private readonly usual = new UsualPlace();
  /** What somebody has asked for, by row. */
  private readonly made = new Map<number, Component>();

  constructor(private readonly source: TextSource) {
    const { text } = source;
    this.purls = new PurlPlaces(text);
    // Few SBOMs need more than this for a component, which saves most of the growing.
    this.cells = new Int32Array((16 + (text.length >> 9)) * width);
  }

  /** A row for a component that stands before those that are added next and is not read yet. */
  reserve(): number {
    const at = this.used;
    this.used = at + width;
    if (this.used > this.cells.length) {
      const more = new Int32Array(this.cells.length * 2);
      more.set(this.cells);
      this.cells = more;
    }
    return at;
  }

  /** The component that the draft describes, in a reserved row; undefined when it names none. */
  keep(at: number, draft: SbomDraft): SbomRowComponent | undefined {
    const { cells } = this;
    cells[at] = draft.start;
    cells[at + 1] = draft.end;
    cells[at + 2] = draft.nameStart;
    cells[at + 3] = draft.nameEnd;
    cells[at + 4] = draft.groupStart;
    cells[at + 5] = draft.groupEnd;
    cells[at + 6] = draft.versionStart;
    cells[at + 7] = draft.versionEnd;
    cells[at + 8] = draft.purlStart;
    cells[at + 9] = draft.purlEnd;
    cells[at + 10] = draft.idStart;
    cells[at + 11] = draft.idEnd;
    cells[at + 12] = numberOf(this.kinds, draft.kind);
    cells[at + 13] = numberOf(this.scopes, draft.scope);
    cells[at + 14] = 0;
    cells[at + 15] = this.partsEnd;
    if (draft.count > 0) this.keepParts(draft);
    cells[at + 16] = this.partsEnd;
    return draft.nameStart < draft.nameEnd || this.whole(at) ? new SbomRowComponent(this, at) : undefined;
  }

  /** What the document says of a component that was kept. */
  wholeOf(at: number): Component {
    let whole = this.made.get(at);
    if (!whole) this.made.set(at, (whole = this.whole(at) ?? nameless));
    return whole;
  }

  private whole(at: number): Component | undefined {
    const facts = new SbomFacts(this.scopes[this.cell(at + 13)] ?? "", this.cell(at), this.cell(at + 1));
    facts.kind = this.kindOf(at);
    facts.name = this.field(at + 2);
    facts.group = this.field(at + 4);
    facts.version = this.field(at + 6);
    facts.purl = this.field(at + 8);
    const { parts, partWords } = this;
    const end = this.cell(at + 16);
    for (let part = this.cell(at + 15); part < end; part += 3) {
      const word = partWords[parts[part] ?? -1];
      if (word) addPart(facts, word, this.written(parts[part + 1] ?? 0, parts[part + 2] ?? 0));
    }
    return sbomComponent(facts);
  }

  kindOf(at: number): ComponentKind {
    return this.kinds[this.cell(at + 12)] ?? "library";
  }

  scopeOf(at: number): string {
    return this.scopes[this.cell(at + 13)] ?? "";
  }

  cell(at: number): number {
    return this.cells[at] ?? -1;
  }

  /** The id by which the document refers to the component. */
  idOf(at: number): string {
    return this.field(at + 10)?.value ?? "";
  }

  hasPurl(at: number): boolean {
    return this.cell(at + 9) >= 0;
  }

  hasVersion(at: number): boolean {
    return this.cell(at + 7) >= 0;
  }

  isDirect(at: number): boolean {
    return this.cell(at + 14) === 1;
  }

  markDirect(at: number): void {
    this.cells[at + 14] = 1;
  }

  /** Whether the component may be somebody's; true whenever its texts would have to be cut out to tell. */
  mayMatch(at: number, lookup: Lookup): boolean {
    const kind = this.kindOf(at);
    if (kind === "device" || kind === "firmware") return true;
    const { parts, partWords, purls } = this;
    const end = this.cell(at + 16);
    for (let part = this.cell(at + 15); part < end; part += 3) {
      if (this.partMayMatch(partWords[parts[part] ?? -1], parts[part + 1] ?? 0, parts[part + 2] ?? 0, lookup)) {
        return true;
      }
    }
    const purlEnd = this.cell(at + 9);
    // A name alone is nobody's.
    return purlEnd >= 0 && purls.mayMatch(this.cell(at + 8), purlEnd, this.cell(at + 2), this.cell(at + 3), lookup);
  }

  private partMayMatch(part: Part | undefined, start: number, end: number, lookup: Lookup): boolean {
    const { source, purls } = this;
    const { text } = source;
    switch (part) {
      case "url":
        return purls.hasEscape(start, end) || lookup.knowsPlace(text, start, end, this.usual);
      case "cpe":
        // Of equipment and its systems they name the maker.
        return lookup.knowsCpes || !(text.startsWith("cpe:2.3:a:", start) || text.startsWith("cpe:/a:", start));
      case "manufacturer":
      case "publisher":
      case "supplier":
        return purls.hasEscape(start, end) || lookup.knowsName(text, start, end);
      case "author":
      case "quantity":
      case "designators":
        return false;
      default:
        return true;
    }
  }

  private keepParts({ parts, places, count }: SbomDraft): void {
    let end = this.partsEnd;
    if (end + count * 3 > this.parts.length) {
      const more = new Int32Array((end + count * 3) * 2);
      more.set(this.parts);
      this.parts = more;
    }
    for (let index = 0; index < count; index++) {
      const word = parts[index];
      if (word === undefined) continue;
      this.parts[end] = numberOf(this.partWords, word);
      this.parts[end + 1] = places[index * 2] ?? 0;
      this.parts[end + 2] = places[index * 2 + 1] ?? 0;
      end += 3;
    }
    this.partsEnd = end;
  }

  private field(cell: number): Written | undefined {
    const end = this.cell(cell + 1);
    return end < 0 ? undefined : this.written(this.cell(cell), end);
  }

  private written(start: number, end: number): Written {
    return { value: this.source.textOf(start, end), start, end };
  }
}

/** The number of a word that is one of a handful. */
function numberOf<Word extends string>(words: Word[], word: Word): number {
  // Nearly always it is the first.
  if (words[0] === word) return 0;
  const known = words.indexOf(word);
  return known >= 0 ? known : words.push(word) - 1;
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
