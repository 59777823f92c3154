import type { Component, SourceText, SupplierRole } from "../../model.js";
import { JsonKeys, JsonSpans } from "../../syntax/jsonKeys.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { standsAt } from "../../text/within.js";
import type { Format } from "../format.js";
import { SbomDraft } from "./sbomDraft.js";
import type { SbomRowComponent } from "./sbomRowComponent.js";
import { SbomRows } from "./sbomRows.js";
import { asserts, isNoAssertion, mayBeSubject, spdxAgent, SpdxGraph, spdxKind, spdxPlace } from "./spdxFacts.js";
import { readUnescaped } from "../shared/unescaped.js";

/** SPDX 2 in JSON, alone or in GitHub's `sbom` envelope. https://spdx.github.io/spdx-spec/v2.3/ */
export const sbomSpdxJson: Format = readUnescaped({
  id: "sbom/spdx-json",
  title: "SPDX 2 (JSON)",
  files: ["*.json", "*.spdx"],
  ecosystems: ["all"],
  generated: true,
  recognizes: ({ text }) => /^\uFEFF?\s*\{/.test(text.slice(0, 200)) && hasMarker(text),
  extract: ({ text }: SourceText) => new SpdxJson(text).read(),
});

/** Writers that sort keys put the version after all packages. */
function hasMarker(text: string): boolean {
  return [text.slice(0, 4000), text.slice(-4000)].some((part) => /"spdxVersion"\s*:\s*"SPDX-/.test(part));
}

/** Their numbers are the fields of `SpdxJson`. */
const packageKeys = new JsonKeys([
  "name",
  "SPDXID",
  "supplier",
  "originator",
  "versionInfo",
  "downloadLocation",
  "primaryPackagePurpose",
  "externalRefs",
]);
const referenceKeys = new JsonKeys(["referenceType", "referenceLocator"]);
const relationshipKeys = new JsonKeys(["spdxElementId", "relatedSpdxElement", "relationshipType"]);

class SpdxJson {
  private readonly scan: JsonScan;
  private readonly rows: SbomRows;
  private readonly draft = new SbomDraft();
  private readonly fields = new JsonSpans(packageKeys);
  private readonly reference = new JsonSpans(referenceKeys);
  private readonly found: SbomRowComponent[] = [];
  private readonly graph = new SpdxGraph();

  constructor(text: string) {
    this.scan = new JsonScan(text);
    this.rows = new SbomRows(this.scan);
  }

  read(): { components: Component[]; problems: JsonScan["problems"] } {
    const { scan } = this;
    if (scan.next() === "map") this.document(true);
    return { components: this.components(), problems: scan.problems };
  }

  private document(mayBeEnvelope: boolean): void {
    const { scan, graph } = this;
    for (const document = scan.depth; scan.nextIn(document);) {
      if (scan.is("map")) {
        if (mayBeEnvelope && scan.keyIs("sbom")) this.document(false);
      } else if (!scan.is("list")) continue;
      else if (scan.keyIs("packages")) this.packages();
      else if (scan.keyIs("relationships")) this.relationships();
      else if (scan.keyIs("documentDescribes")) {
        for (const list = scan.depth; scan.nextIn(list);) graph.describes(scan.scalarText());
      }
    }
  }

  private packages(): void {
    const { scan, draft, fields } = this;
    for (const list = scan.depth; scan.nextIn(list);) {
      if (!scan.is("map")) continue;
      draft.begin(scan.start, "packages");
      fields.clear();
      for (const own = scan.depth; scan.nextIn(own, packageKeys, fields);) {
        if (scan.is("string")) scan.note(fields);
        else if (scan.is("list") && scan.keyIs("externalRefs")) this.references();
      }
      draft.end = scan.outerEnd;
      this.end();
    }
  }

  private references(): void {
    const { scan, draft, reference } = this;
    for (const list = scan.depth; scan.nextIn(list);) {
      if (!scan.is("map")) continue;
      reference.clear();
      for (const own = scan.depth; scan.nextIn(own, referenceKeys, reference);) {
        if (scan.is("string")) scan.note(reference);
      }
      const start = reference.start(1);
      const end = reference.end(1);
      if (end < 0) continue;
      const type = this.referenceType(reference.start(0), reference.end(0));
      if (type === "purl") {
        if (draft.purlEnd < 0) draft.purl(start, end);
      } else if (type === "cpe23Type" || type === "cpe22Type") draft.part("cpe", start, end);
    }
  }

  /** The word for what a reference is, which may be at the end of a URL. */
  private referenceType(start: number, end: number): string {
    const { scan } = this;
    if (end - start === 4 && standsAt(scan.text, "purl", start)) return "purl";
    const type = scan.textOf(start, end);
    return type.slice(type.lastIndexOf("/") + 1);
  }

  private end(): void {
    const { scan, rows, draft, found, fields } = this;
    const { text } = scan;
    if (!isNoAssertion(text, fields.start(0), fields.end(0))) draft.name(fields.start(0), fields.end(0));
    draft.id(fields.start(1), fields.end(1));
    this.agent("supplier", fields.start(2), fields.end(2));
    this.agent("publisher", fields.start(3), fields.end(3));
    if (asserts(text, fields.start(4), fields.end(4))) draft.version(fields.start(4), fields.end(4));
    const place = spdxPlace(text, fields.start(5), fields.end(5));
    if (place >= 0) draft.part("url", place, fields.end(5));
    if (fields.end(6) >= 0) {
      const purpose = scan.textOf(fields.start(6), fields.end(6));
      if (purpose === "FILE" && draft.purlEnd < 0) return;
      draft.kind = spdxKind(purpose);
    }
    const component = rows.keep(rows.reserve(), draft);
    if (component) found.push(component);
  }

  private agent(role: SupplierRole, start: number, end: number): void {
    const { scan, draft } = this;
    const agent = end < 0 ? undefined : spdxAgent(scan.text, start, end);
    if (agent) draft.part(agent.isPerson ? "author" : role, agent.start, agent.end);
  }

  private relationships(): void {
    const { scan, graph } = this;
    for (const list = scan.depth; scan.nextIn(list);) {
      if (!scan.is("map")) continue;
      let fromStart = 0;
      let fromEnd = 0;
      let toStart = 0;
      let toEnd = 0;
      let type: "describes" | "described by" | "depends on" | "dependency of" | undefined;
      for (const own = scan.depth; scan.nextIn(own, relationshipKeys);) {
        const key = scan.keyIn(relationshipKeys);
        if (key === "spdxElementId") [fromStart, fromEnd] = [scan.start, scan.end];
        else if (key === "relatedSpdxElement") [toStart, toEnd] = [scan.start, scan.end];
        else if (key === "relationshipType") {
          if (scan.valueIs("DESCRIBES") || scan.valueIs("DESCRIBE")) type = "describes";
          else if (scan.valueIs("DESCRIBED_BY")) type = "described by";
          else if (scan.valueIs("DEPENDS_ON")) type = "depends on";
          else if (scan.valueIs("DEPENDENCY_OF")) type = "dependency of";
        }
      }
      // Texts are cut out only where they are of use: a document has one or more relationships for each package and file.
      if (type === undefined) continue;
      const from = scan.textOf(fromStart, fromEnd);
      const to = scan.textOf(toStart, toEnd);
      if (type === "describes" && from === "SPDXRef-DOCUMENT") graph.describes(to);
      else if (type === "described by" && to === "SPDXRef-DOCUMENT") graph.describes(from);
      else if (type === "depends on" && graph.isDescribed(from)) graph.dependsOn(to);
      else if (type === "dependency of" && graph.isDescribed(to)) graph.dependsOn(from);
    }
  }

  private isSubject({ row }: SbomRowComponent): boolean {
    const { rows, graph } = this;
    if (rows.hasPurl(row)) return false;
    const id = rows.idOf(row);
    return graph.isDescribed(id) && mayBeSubject(id, rows.kindOf(row), rows.hasVersion(row));
  }

  private components(): Component[] {
    const { rows, found, graph } = this;
    if (graph.hasDirect) for (const { row } of found) if (graph.isDirect(rows.idOf(row))) rows.markDirect(row);
    return graph.describesOne && found.length > 1 ? found.filter((component) => !this.isSubject(component)) : found;
  }
}
