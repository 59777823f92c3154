import type { Component, Span, SupplierRole } from "../../model.js";
import type { Written } from "../shared/declared.js";
import { addPart, sbomComponent, SbomFacts } from "./sbomComponent.js";
import { asserts, mayBeSubject, spdxAgent, SpdxGraph, spdxKind, spdxPlace } from "./spdxFacts.js";

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
  readonly graph = new SpdxGraph();

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
      if (asserts(value.value, 0, value.value.length)) facts.version = value;
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
    facts.kind = spdxKind(purpose);
    facts.end = end;
    const component = sbomComponent(facts);
    if (!component) return;
    this.found.push(component);
    this.ids.push(id);
    this.bare.push(facts.purl === undefined && mayBeSubject(id, facts.kind, facts.version !== undefined));
  }

  /** In document order, as far as they are parts of what the document is about. */
  components(): Component[] {
    const { found, ids, bare, graph } = this;
    const onlyOne = graph.describesOne && found.length > 1;
    return found.flatMap((component, index) => {
      const id = ids[index] ?? "";
      if (bare[index] === true && onlyOne && graph.isDescribed(id)) return [];
      return graph.isDirect(id) ? [{ ...component, relation: "direct" as const }] : [component];
    });
  }

  private organization(role: SupplierRole, { value, start, end }: Written): void {
    const { facts } = this;
    const agent = spdxAgent(value, 0, value.length);
    if (!facts || !agent) return;
    const span: Span = { start: Math.min(start + agent.start, end), end: Math.min(start + agent.end, end) };
    addPart(facts, agent.isPerson ? "author" : role, { value: value.slice(agent.start, agent.end), ...span });
  }

  private download({ value, start, end }: Written): void {
    const from = spdxPlace(value, 0, value.length);
    if (from < 0 || !this.facts) return;
    addPart(this.facts, "url", { value: value.slice(from), start: Math.min(start + from, end), end });
  }
}
