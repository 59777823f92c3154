import type { Component, ComponentKind, SourceText, SupplierRole } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import type { Written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { addPart, sbomComponent, SbomFacts } from "./sbomComponent.js";
import { readUnescaped } from "../shared/unescaped.js";

/** SPDX 3 as JSON-LD. https://spdx.github.io/spdx-spec/v3.0.1/serializations/ */
export const sbomSpdx3Json: Format = readUnescaped({
  id: "sbom/spdx3-json",
  title: "SPDX 3 (JSON-LD)",
  files: ["*.json", "*.jsonld"],
  ecosystems: ["all"],
  generated: true,
  recognizes: ({ text }) =>
    /"@context"[\s[]*:[\s[]*"https?:\/\/spdx\.(?:org|github\.io)\/[^"\n]{0,80}"/.test(text.slice(0, 4000)),
  extract: ({ text }: SourceText) => new Spdx3(text).read(),
});

interface Package {
  readonly facts: SbomFacts;
  readonly id: string;
  readonly agents: readonly { readonly role: SupplierRole; readonly id: string }[];
}

const kinds = new Map<string, ComponentKind>([
  ["application", "application"],
  ["operatingSystem", "application"],
  ["container", "container"],
  ["device", "device"],
  ["firmware", "firmware"],
  ["model", "model"],
]);

class Spdx3 {
  private readonly scan: JsonScan;
  private readonly packages: Package[] = [];
  private readonly agents = new Map<string, Written>();
  private readonly roots = new Set<string>();

  constructor(text: string) {
    this.scan = new JsonScan(text);
  }

  read(): { components: Component[]; problems: JsonScan["problems"] } {
    const { scan } = this;
    if (scan.next() === "map") {
      for (const root = scan.depth; scan.nextIn(root);) {
        if (!scan.is("list") || !scan.keyIs("@graph")) continue;
        for (const graph = scan.depth; scan.nextIn(graph);) if (scan.is("map")) this.element();
      }
    }
    return { components: this.components(), problems: scan.problems };
  }

  /** One element of the graph; its type may be after its properties, so all of them are kept until its end. */
  private element(): void {
    const { scan } = this;
    const facts = new SbomFacts("@graph", scan.start, scan.end);
    const agents: { role: SupplierRole; id: string }[] = [];
    const roots: string[] = [];
    let type = "";
    let id = "";
    for (const own = scan.depth; scan.nextIn(own);) {
      if (scan.keyIs("type") || scan.keyIs("@type")) type = scan.scalarText();
      else if (scan.keyIs("spdxId") || scan.keyIs("@id")) id = scan.scalarText();
      else if (scan.keyIs("name")) facts.name = this.written();
      else if (scan.keyIs("software_packageVersion")) facts.version = this.written();
      else if (scan.keyIs("software_packageUrl")) facts.purl = this.written();
      else if (scan.keyIs("software_downloadLocation")) (facts.urls ??= []).push(this.written());
      else if (scan.keyIs("software_primaryPurpose")) facts.kind = kinds.get(scan.scalarText()) ?? facts.kind;
      else if (scan.keyIs("suppliedBy")) agents.push({ role: "supplier", id: scan.scalarText() });
      else if (!scan.is("list")) continue;
      else if (scan.keyIs("originatedBy")) this.ids((agent) => agents.push({ role: "manufacturer", id: agent }));
      else if (scan.keyIs("rootElement")) this.ids((root) => roots.push(root));
      else if (scan.keyIs("externalIdentifier")) this.identifiers(facts);
    }
    facts.end = scan.outerEnd;
    if (/(?:^|[:_/])(?:AI|Dataset)?Package$/.test(type)) this.packages.push({ facts, id, agents });
    else if (/(?:Organization|Person|Agent)$/.test(type) && facts.name) this.agents.set(id, facts.name);
    else if (/(?:Sbom|SpdxDocument|Bom|Bundle)$/.test(type)) for (const root of roots) this.roots.add(root);
  }

  private ids(use: (id: string) => void): void {
    const { scan } = this;
    for (const list = scan.depth; scan.nextIn(list);) if (scan.is("string")) use(scan.scalarText());
  }

  private identifiers(facts: SbomFacts): void {
    const { scan } = this;
    for (const list = scan.depth; scan.nextIn(list);) {
      if (!scan.is("map")) continue;
      let type = "";
      let value: Written | undefined;
      for (const own = scan.depth; scan.nextIn(own);) {
        if (scan.keyIs("externalIdentifierType")) type = scan.scalarText();
        else if (scan.keyIs("identifier")) value = this.written();
      }
      if (!value) continue;
      if (type === "packageUrl" || type === "packageURL" || type === "purl") facts.purl ??= value;
      else if (type === "cpe23" || type === "cpe22") (facts.cpes ??= []).push(value);
    }
  }

  private components(): Component[] {
    const { packages, roots } = this;
    const onlyRoot = roots.size === 1 && packages.length > 1;
    return packages.flatMap(({ facts, id, agents }) => {
      if (onlyRoot && facts.purl === undefined && facts.version === undefined && roots.has(id)) return [];
      for (const { role, id: agent } of agents) {
        const name = this.agents.get(agent);
        if (name) addPart(facts, role, name);
      }
      return sbomComponent(facts) ?? [];
    });
  }

  private written(): Written {
    const { scan } = this;
    return { value: scan.scalarText(), start: scan.start, end: scan.end };
  }
}
