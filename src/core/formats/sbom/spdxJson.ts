import type { Component, SourceText } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import type { Written } from "../declared.js";
import type { Format } from "../format.js";
import { spdxFieldOfLength, SpdxPackages } from "./spdxPackages.js";

/** SPDX 2 in JSON, alone or in GitHub's `sbom` envelope. https://spdx.github.io/spdx-spec/v2.3/ */
export const sbomSpdxJson: Format = {
  id: "sbom/spdx-json",
  title: "SPDX 2 (JSON)",
  files: ["*.json", "*.spdx"],
  ecosystems: ["all"],
  generated: true,
  recognizes: ({ text }) => /^\uFEFF?\s*\{/.test(text.slice(0, 200)) && hasMarker(text),
  extract: ({ text }: SourceText) => readSpdx(text),
};

/** Writers that sort keys put the version behind all packages. */
function hasMarker(text: string): boolean {
  return [text.slice(0, 4000), text.slice(-4000)].some((part) => /"spdxVersion"\s*:\s*"SPDX-/.test(part));
}

function readSpdx(text: string): { components: Component[]; problems: JsonScan["problems"] } {
  const scan = new JsonScan(text);
  const packages = new SpdxPackages();
  if (scan.next() === "map") readDocument(scan, packages, true);
  return { components: packages.components(), problems: scan.problems };
}

function readDocument(scan: JsonScan, packages: SpdxPackages, mayBeEnvelope: boolean): void {
  for (const document = scan.depth; scan.nextIn(document);) {
    if (scan.is("map")) {
      if (mayBeEnvelope && scan.keyIs("sbom")) readDocument(scan, packages, false);
    } else if (!scan.is("list")) continue;
    else if (scan.keyIs("packages")) readPackages(scan, packages);
    else if (scan.keyIs("relationships")) readRelationships(scan, packages);
    else if (scan.keyIs("documentDescribes")) {
      for (const list = scan.depth; scan.nextIn(list);) packages.describes(scan.scalarText());
    }
  }
}

function readPackages(scan: JsonScan, packages: SpdxPackages): void {
  for (const list = scan.depth; scan.nextIn(list);) {
    if (!scan.is("map")) continue;
    packages.begin(scan.start);
    for (const own = scan.depth; scan.nextIn(own);) {
      if (scan.is("string")) {
        const field = fieldOf(scan);
        if (field !== undefined && !scan.valueIs("NOASSERTION")) packages.field(field, written(scan));
      } else if (scan.is("list") && scan.keyIs("externalRefs")) readReferences(scan, packages);
    }
    packages.end(scan.outerEnd);
  }
}

/** The key when it is a field that counts, without cutting it from the text. */
function fieldOf(scan: JsonScan): string | undefined {
  const field = spdxFieldOfLength(scan.keyEnd - scan.keyStart);
  return field !== undefined && scan.keyIs(field) ? field : undefined;
}

function readReferences(scan: JsonScan, packages: SpdxPackages): void {
  for (const list = scan.depth; scan.nextIn(list);) {
    if (!scan.is("map")) continue;
    let type = "";
    let locator: Written | undefined;
    for (const own = scan.depth; scan.nextIn(own);) {
      if (scan.keyIs("referenceType")) type = scan.scalarText();
      else if (scan.keyIs("referenceLocator")) locator = written(scan);
    }
    if (locator) packages.reference(type, locator);
  }
}

function readRelationships(scan: JsonScan, packages: SpdxPackages): void {
  for (const list = scan.depth; scan.nextIn(list);) {
    if (!scan.is("map")) continue;
    let from = "";
    let to = "";
    let type: "describes" | "described by" | "depends on" | "dependency of" | undefined;
    for (const own = scan.depth; scan.nextIn(own);) {
      if (scan.keyIs("spdxElementId")) from = scan.scalarText();
      else if (scan.keyIs("relatedSpdxElement")) to = scan.scalarText();
      else if (scan.keyIs("relationshipType")) {
        if (scan.valueIs("DESCRIBES") || scan.valueIs("DESCRIBE")) type = "describes";
        else if (scan.valueIs("DESCRIBED_BY")) type = "described by";
        else if (scan.valueIs("DEPENDS_ON")) type = "depends on";
        else if (scan.valueIs("DEPENDENCY_OF")) type = "dependency of";
      }
    }
    if (type === "describes" && from === "SPDXRef-DOCUMENT") packages.describes(to);
    else if (type === "described by" && to === "SPDXRef-DOCUMENT") packages.describes(from);
    else if (type === "depends on" && packages.isDescribed(from)) packages.dependsOn(to);
    else if (type === "dependency of" && packages.isDescribed(to)) packages.dependsOn(from);
  }
}

function written(scan: JsonScan): Written {
  return { value: scan.scalarText(), start: scan.start, end: scan.end };
}
