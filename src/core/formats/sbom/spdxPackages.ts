import type { Component, ComponentKind, Span, SupplierRole } from "../../model.js";
import type { Written } from "../declared.js";
import { addPart, sbomComponent, SbomFacts } from "./sbomComponent.js";

/** The fields that count; no two names have one length. */
const fields = new Map(
  ["name", "SPDXID", "supplier", "originator", "versionInfo", "downloadLocation", "primaryPackagePurpose"].map(
    (name): [number, string] => [name.length, name],
  ),
);

/** The field whose name has this length: the only one that a key of that length can be. */
export function spdxFieldOfLength(length: number): string | undefined {
  return fields.get(length);
}

const kinds = new Map<string, ComponentKind>([
  ["APPLICATION", "application"],
  ["OPERATING-SYSTEM", "application"],
  ["OPERATING_SYSTEM", "application"],
  ["CONTAINER", "container"],
  ["DEVICE", "device"],
  ["FIRMWARE", "firmware"],
]);

/**
 * The packages of an SPDX 2 document, whatever syntax it is written in: readers say `begin`, the fields by their JSON names,
 * `end`. https://spdx.github.io/spdx-spec/v2.3/package-information/
 */
export class SpdxPackages {
  private readonly found: Component[] = [];
  /** For each component found: its SPDX id, and whether it may be what was scanned, having neither purl nor (images aside) version. */
  private readonly ids: string[] = [];
  private readonly bare: boolean[] = [];
  private facts: SbomFacts | undefined;
  private id = "";
  private purpose = "";
  private readonly described = new Set<string>();
  private readonly direct = new Set<string>();

  begin(start: number): void {
    this.facts = new SbomFacts("packages", start);
    this.id = "";
    this.purpose = "";
  }

  /** A field of the open package by its name in JSON; others are none of our business. */
  field(key: string, value: Written): void {
    const { facts } = this;
    if (!facts) return;
    if (key === "name") facts.name = value;
    else if (key === "SPDXID") this.id = value.value;
    else if (key === "versionInfo") {
      if (asserts(value.value)) facts.version = value;
    } else if (key === "supplier") this.organization("supplier", value);
    else if (key === "originator") this.organization("publisher", value);
    else if (key === "primaryPackagePurpose") this.purpose = value.value;
    else if (key === "downloadLocation") this.download(value);
  }

  /** An external reference of the open package. */
  reference(type: string, locator: Written): void {
    const { facts } = this;
    if (!facts) return;
    const word = type.slice(type.lastIndexOf("/") + 1);
    if (word === "purl") facts.purl ??= locator;
    else if (word === "cpe23Type" || word === "cpe22Type") (facts.cpes ??= []).push(locator);
  }

  end(end: number): void {
    const { facts, id, purpose } = this;
    this.facts = undefined;
    if (!facts || (purpose === "FILE" && !facts.purl)) return;
    facts.kind = kinds.get(purpose) ?? facts.kind;
    facts.end = end;
    const component = sbomComponent(facts);
    if (!component) return;
    this.found.push(component);
    this.ids.push(id);
    const isScanned = purpose === "CONTAINER" || id.startsWith("SPDXRef-DocumentRoot");
    this.bare.push(facts.purl === undefined && (isScanned || facts.version === undefined));
  }

  /** The document says that it describes this element. */
  describes(id: string): void {
    this.described.add(id);
  }

  /** Whether a relationship of `from` is of use: texts are cut only then. */
  isDescribed(id: string): boolean {
    return this.described.has(id);
  }

  dependsOn(id: string): void {
    this.direct.add(id);
  }

  /** Without the one package that the document is about, when it is but a folder or image that was scanned, and there are others. */
  components(): Component[] {
    const { found, ids, bare, described, direct } = this;
    const onlyRoot = described.size === 1 && found.length > 1;
    if (!onlyRoot && direct.size === 0) return found;
    return found.flatMap((component, index) => {
      const id = ids[index] ?? "";
      if (onlyRoot && bare[index] === true && described.has(id)) return [];
      return direct.has(id) ? [{ ...component, relation: "direct" as const }] : [component];
    });
  }

  /** `Organization: Name (address)`. */
  private organization(role: SupplierRole, { value, start, end }: Written): void {
    if (!asserts(value)) return;
    const prefix = /^(Organization|Person):\s*/.exec(value);
    const { facts } = this;
    if (!prefix || !facts) return;
    const from = prefix[0].length;
    const address = value.indexOf(" (", from);
    const text = value.slice(from, address < 0 ? value.length : address).trim();
    if (!asserts(text)) return;
    const span: Span = { start: Math.min(start + from, end), end: Math.min(start + from + text.length, end) };
    addPart(facts, prefix[1] === "Person" ? "author" : role, { value: text, ...span });
  }

  private download({ value, start, end }: Written): void {
    if (!asserts(value) || !value.includes(":") || !this.facts) return;
    const plus = value.startsWith("git+") ? 4 : 0;
    (this.facts.urls ??= []).push({ value: value.slice(plus), start: Math.min(start + plus, end), end });
  }
}

function asserts(value: string): boolean {
  return value !== "" && value !== "NOASSERTION" && value !== "NONE";
}
