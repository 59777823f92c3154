import type { Component, SourceText, SupplierRole } from "../../model.js";
import { JsonKeys } from "../../syntax/jsonKeys.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { standsAt } from "../../text/within.js";
import type { Format } from "../format.js";
import { isDownload, isHardwareType, isNoComponent, kindOf, propertyMeaningAt } from "./cycloneDxFacts.js";
import { SbomDraft, type Part } from "./sbomDraft.js";
import type { SbomRowComponent } from "./sbomRowComponent.js";
import { SbomRows } from "./sbomRows.js";
import { readUnescaped } from "../shared/unescaped.js";

/** CycloneDX in JSON, versions 1.2 to 1.7, HBOM included. https://cyclonedx.org/docs/latest/json/ */
export const sbomCycloneDxJson: Format = readUnescaped({
  id: "sbom/cyclonedx-json",
  title: "CycloneDX (JSON)",
  files: ["*.json", "*.cdx"],
  ecosystems: ["all"],
  generated: true,
  // Some writers put what they sort last after all components.
  recognizes: ({ text }) =>
    [text.slice(0, 2000), text.slice(-2000)].some(
      (part) => part.includes('"bomFormat"') || /"\$schema"[^\n]{0,80}cyclonedx\.org/.test(part),
    ),
  extract: ({ text }: SourceText) => new CycloneDxJson(text).read(),
});

/** A list of components or services, or one of them, that is open while what it holds is read. */
interface Level {
  /** Of the container, as the scan counts. */
  depth: number;
  isList: boolean;
  /** Of a list: what it is called; of a component: its scope. */
  scope: string;
  /** Of a component: its place among those found, and its row. */
  slot: number;
  row: number;
  readonly draft: SbomDraft;
}

const componentKeys = new JsonKeys([
  "name",
  "version",
  "purl",
  "type",
  "group",
  "scope",
  "bom-ref",
  "cpe",
  "author",
  "authors",
  "publisher",
  "supplier",
  "provider",
  "manufacturer",
  "manufacture",
  "components",
  "services",
  "properties",
  "externalReferences",
  "endpoints",
]);
const nameKeys = new JsonKeys(["name"]);
const propertyKeys = new JsonKeys(["name", "value"]);
const referenceKeys = new JsonKeys(["type", "url"]);

class CycloneDxJson {
  private readonly scan: JsonScan;
  private readonly rows: SbomRows;
  /** The open levels; those after the last stay for later use. Input may nest without end, so there is no recursion. */
  private readonly levels: Level[] = [];
  private open = 0;
  /** By the order in which components begin. */
  private readonly found: (SbomRowComponent | undefined)[] = [];
  private readonly direct = new Set<string>();
  /** The id of what the document describes. */
  private product = "";
  private readonly words: string[] = [];

  constructor(text: string) {
    this.scan = new JsonScan(text);
    this.rows = new SbomRows(this.scan);
  }

  read(): { components: Component[]; problems: JsonScan["problems"] } {
    const { scan } = this;
    if (scan.next() === "map") {
      for (const root = scan.depth; scan.nextIn(root);) {
        if (scan.event === "map") {
          if (scan.keyIs("metadata")) this.metadata();
        } else if (scan.event !== "list") continue;
        else if (scan.keyIs("components")) this.list("components");
        else if (scan.keyIs("services")) this.list("services");
        else if (scan.keyIs("dependencies")) this.dependencies();
      }
    }
    return { components: this.finish(), problems: scan.problems };
  }

  private metadata(): void {
    const { scan } = this;
    for (const metadata = scan.depth; scan.nextIn(metadata);) {
      if (scan.event !== "map" || !scan.keyIs("component")) continue;
      this.enterComponent(productScope);
      this.readOpen();
    }
  }

  private list(scope: string): void {
    this.enter(true, scope);
    this.readOpen();
  }

  /** Reads the level that has just been entered, and what it holds. */
  private readOpen(): void {
    const { scan, levels } = this;
    while (this.open > 0) {
      const level = levels[this.open - 1];
      if (!level) return;
      if (!level.isList) {
        if (this.members(level)) continue;
        this.open--;
        this.end(level);
      } else if (!scan.nextIn(level.depth)) this.open--;
      else if (scan.event === "map") this.enterComponent(level.scope);
    }
  }

  private enter(isList: boolean, scope: string): Level {
    const level = (this.levels[this.open] ??= { depth: 0, isList, scope, slot: 0, row: 0, draft: new SbomDraft() });
    this.open++;
    level.depth = this.scan.depth;
    level.isList = isList;
    level.scope = scope;
    return level;
  }

  private enterComponent(scope: string): void {
    const level = this.enter(false, scope);
    level.slot = this.found.push(undefined) - 1;
    level.row = this.rows.reserve();
    level.draft.begin(this.scan.start, scope);
  }

  /** Reads the members of a component up to a list of others, which it enters; false when there are no more. */
  private members({ depth, draft }: Level): boolean {
    const { scan } = this;
    while (scan.nextIn(depth, componentKeys)) {
      if (scan.event === "string" || scan.event === "bare") this.property(draft);
      else if (scan.event === "map") this.supplier(draft);
      else if (scan.keyIs("components")) return this.enter(true, "components").isList;
      else if (scan.keyIs("services")) return this.enter(true, "services").isList;
      else this.listOf(draft);
    }
    return false;
  }

  private property(draft: SbomDraft): void {
    const { scan } = this;
    const { start, end } = scan;
    switch (scan.keyIn(componentKeys)) {
      case "name":
        draft.name(start, end);
        break;
      case "version":
        draft.version(start, end);
        break;
      case "purl":
        draft.purl(start, end);
        break;
      case "type":
        draft.type(start, end);
        break;
      case "group":
        draft.group(start, end);
        break;
      case "scope":
        if (start < end) draft.scope = this.wordAt(start, end);
        break;
      case "bom-ref":
        draft.id(start, end);
        break;
      case "cpe":
        draft.part("cpe", start, end);
        break;
      case "author":
        draft.part("author", start, end);
        break;
      case "publisher":
        draft.part("publisher", start, end);
        break;
      default:
        // What has values of its own is read by the others.
        break;
    }
  }

  private supplier(draft: SbomDraft): void {
    const { scan } = this;
    if (scan.keyIs("supplier") || scan.keyIs("provider")) this.organization(draft, "supplier");
    else if (scan.keyIs("manufacturer") || scan.keyIs("manufacture")) this.organization(draft, "manufacturer");
  }

  private organization(draft: SbomDraft, role: SupplierRole): void {
    const { scan } = this;
    for (const own = scan.depth; scan.nextIn(own, nameKeys);) {
      if (isScalar(scan) && scan.keyIs("name")) draft.part(role, scan.start, scan.end);
    }
  }

  private listOf(draft: SbomDraft): void {
    const { scan } = this;
    const list = scan.depth;
    if (scan.keyIs("properties")) {
      while (scan.nextIn(list)) if (scan.event === "map") this.propertyOf(draft);
    } else if (scan.keyIs("externalReferences")) {
      while (scan.nextIn(list)) if (scan.event === "map") this.reference(draft);
    } else if (scan.keyIs("authors")) {
      while (scan.nextIn(list)) if (scan.event === "map") this.organization(draft, "author");
    } else if (scan.keyIs("endpoints")) {
      while (scan.nextIn(list)) if (isScalar(scan)) draft.part("url", scan.start, scan.end);
    }
  }

  private propertyOf(draft: SbomDraft): void {
    const { scan } = this;
    let meaning: Part | undefined;
    let start = 0;
    let end = -1;
    for (const own = scan.depth; scan.nextIn(own, propertyKeys);) {
      if (!isScalar(scan)) continue;
      if (scan.keyIs("name")) meaning = propertyMeaningAt(scan.text, scan.start, scan.end);
      else if (scan.keyIs("value")) ({ start, end } = scan);
    }
    if (meaning && end >= 0) draft.part(meaning, start, end);
  }

  private reference(draft: SbomDraft): void {
    const { scan } = this;
    let isPlace = false;
    let start = 0;
    let end = -1;
    for (const own = scan.depth; scan.nextIn(own, referenceKeys);) {
      if (!isScalar(scan)) continue;
      if (scan.keyIs("type")) isPlace = isDownload(scan.scalarText());
      else if (scan.keyIs("url")) ({ start, end } = scan);
    }
    if (isPlace && end >= 0) draft.part("url", start, end);
  }

  private end({ scope, slot, row, draft }: Level): void {
    const { scan } = this;
    const type = draft.typeEnd < 0 ? "" : this.wordAt(draft.typeStart, draft.typeEnd);
    if (scope === productScope) {
      this.product = scan.text.slice(draft.idStart, Math.max(draft.idStart, draft.idEnd));
      // The product itself is not a part of it; a machine described by an HBOM is.
      if (!isHardwareType(type)) return;
    }
    if (draft.purlStart >= draft.purlEnd && isNoComponent(type)) return;
    draft.kind = scope === "services" ? "service" : kindOf(type);
    draft.end = scan.outerEnd;
    this.found[slot] = this.rows.keep(row, draft);
  }

  /** A word of which a document has a handful. */
  private wordAt(start: number, end: number): string {
    const { scan, words } = this;
    const { text } = scan;
    for (const word of words) if (word.length === end - start && standsAt(text, word, start)) return word;
    const word = scan.textOf(start, end);
    if (words.length < mostWords) words.push(word);
    return word;
  }

  private dependencies(): void {
    const { scan, direct } = this;
    for (const list = scan.depth; scan.nextIn(list);) {
      if (scan.event !== "map") continue;
      let isProduct = false;
      for (const own = scan.depth; scan.nextIn(own);) {
        if (scan.is("string")) {
          if (scan.keyIs("ref")) isProduct = this.product !== "" && scan.valueIs(this.product);
        } else if (isProduct && scan.is("list") && scan.keyIs("dependsOn")) {
          for (const dependsOn = scan.depth; scan.nextIn(dependsOn);) if (isScalar(scan)) direct.add(scan.scalarText());
        }
      }
    }
  }

  private finish(): Component[] {
    const { rows, direct } = this;
    const found = this.found.filter((component) => component !== undefined);
    if (direct.size > 0) for (const { row } of found) if (direct.has(rows.idOf(row))) rows.markDirect(row);
    return found;
  }
}

const productScope = "metadata.component";
const mostWords = 32;

function isScalar({ event }: JsonScan): boolean {
  return event === "string" || event === "bare";
}
