import type { AuditedDocument } from "../core/audit/result.js";
import type { Component, ComponentKind, Finding, RuleId, SupplierRole } from "../core/model.js";
import { parsePurl } from "../core/ecosystems/purl.js";
import { purlOf } from "../core/ecosystems/writtenNames.js";
import { told } from "../core/report/findingLines.js";
import { detached } from "../core/text/detached.js";
import { LineIndex } from "../core/text/lineIndex.js";
import { findingRows, type FindingRow } from "./findingRow.js";
import type { TreePaths } from "./treePaths.js";

/** Where a component is. */
export interface Occurrence {
  /** From the repository's root. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** One component of a bill of materials, wherever in the tree it is. Texts are without secrets and line ends. */
export interface MergedComponent {
  readonly kind: ComponentKind;
  readonly group: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  readonly purl: string | undefined;
  /** Organisations that the documents name, by role. */
  readonly suppliers: Map<SupplierRole, string>;
  readonly occurrences: Occurrence[];
  /** Name and value of each fact about each finding on it. */
  readonly findings: (readonly (readonly [name: string, value: string])[])[];
  /** The listed party that is recorded as its publisher, owner or maker, where that was verified. */
  recordedSupplier: string | undefined;
}

/** This many places of one component are reported; the others are counted. */
const mostOccurrences = 100;

const hostRules: ReadonlySet<RuleId> = new Set<RuleId>(["listed-source", "untrusted-source"]);

/** Ties by which a party supplies something; a brand, an origin or a client for its products is none. */
const supplying = new Set(["publisher", "owner", "manufacturer"]);

/** Gathers the components of an audit, each once. What is kept grows with the number of different components. */
export class MergedComponents {
  private readonly byKey = new Map<string, MergedComponent>();
  private readonly paths: TreePaths;

  constructor(paths: TreePaths) {
    this.paths = paths;
  }

  add(document: AuditedDocument): void {
    const { analysis, source } = document;
    if (analysis.components.length === 0) return;
    const lines = new LineIndex(source.text);
    const path = this.paths.of(document);
    for (const component of analysis.components) {
      const { occurrences } = this.of(component);
      const { line } = lines.positionAt(component.nameSpan.start);
      if (occurrences.length < mostOccurrences) occurrences.push({ path, line });
    }
    for (const row of findingRows(document, this.paths, lines)) {
      if (!row.about) continue;
      const { finding } = row.about;
      // A finding on a host is on the first package that comes from there.
      const isHost = hostRules.has(finding.rule) && finding.component.kind !== "source";
      const merged = isHost ? this.host(finding, { path, line: row.region.startLine }) : this.of(finding.component);
      merged.findings.push(factsOf(row));
      if (supplies(finding)) merged.recordedSupplier ??= detached(row.about.party);
    }
  }

  all(): Iterable<MergedComponent> {
    return this.byKey.values();
  }

  private of(component: Component): MergedComponent {
    const { kind, suppliers = [] } = component;
    const purl = purlOf(component);
    const named = suppliers.map(({ role, name }) => [role, told(name)] as const);
    const parsed = purl === undefined ? undefined : parsePurl(purl);
    const merged = this.keyed({
      kind,
      group: parsed?.namespace,
      name: parsed?.name ?? component.name,
      version: component.version,
      purl,
    });
    for (const [role, name] of named) if (!merged.suppliers.has(role)) merged.suppliers.set(role, detached(name));
    return merged;
  }

  /** A host that packages come from, which the document does not declare by itself. */
  private host({ match }: Finding, occurrence: Occurrence): MergedComponent {
    const merged = this.keyed({
      kind: "source",
      group: undefined,
      name: match.matched,
      version: undefined,
      purl: undefined,
    });
    if (merged.occurrences.length < mostOccurrences) merged.occurrences.push(occurrence);
    return merged;
  }

  private keyed(named: Pick<MergedComponent, "kind" | "group" | "name" | "version" | "purl">): MergedComponent {
    const clean = (text: string | undefined): string | undefined =>
      text === undefined || text.trim() === "" ? undefined : detached(told(text));
    const { kind } = named;
    const name = clean(named.name) ?? "unnamed";
    const [group, version, purl] = [clean(named.group), clean(named.version), clean(named.purl)];
    const key = JSON.stringify([kind, purl ?? name, version]);
    const known = this.byKey.get(key);
    if (known) return known;
    const merged: MergedComponent = {
      kind,
      group,
      name,
      version,
      purl,
      suppliers: new Map(),
      occurrences: [],
      findings: [],
      recordedSupplier: undefined,
    };
    this.byKey.set(key, merged);
    return merged;
  }
}

/** Whether the finding's evidence makes the party the supplier: recorded, verified and not by a name alone. */
function supplies({ match, rule }: Finding): boolean {
  const { attribution, relationship, confidence } = match;
  return (
    rule !== "untrusted-source" &&
    attribution !== undefined &&
    attribution.disputed !== true &&
    confidence === "verified" &&
    supplying.has(relationship)
  );
}

function factsOf({
  rule,
  severity,
  path,
  region,
  message,
  fingerprint,
  about,
}: FindingRow): (readonly [string, string])[] {
  if (!about) return [];
  const { match, status } = about.finding;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["rule", rule],
    ["severity", severity],
    ["message", message],
    ["party", match.party.id],
    ["partyName", about.party],
    ["list", status.list.id],
    ["listName", status.list.title],
    ["status", status.state],
    ["since", status.since],
    ["citation", status.listing.citation && told(status.listing.citation)],
    ["relationship", match.relationship],
    ["basis", match.basis],
    ["matched", about.matched],
    ["confidence", match.confidence],
    ["evidence", about.evidence],
    ["because", about.because],
    ["place", path === undefined ? undefined : `${told(path)}:${region.startLine}:${region.startColumn}`],
    ["fingerprint", fingerprint],
    ["waivedUntil", about.waiver?.expires],
    ["waivedBecause", about.waiver && told(about.waiver.reason)],
  ];
  return facts.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, detached(value)] as const],
  );
}
