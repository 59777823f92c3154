import type { Component, ComponentKind, Identifier, Placement, Span, Supplier } from "../../model.js";
import { sameFolded } from "../../text/folded.js";
import type { Written } from "../shared/declared.js";
import type { Part } from "./sbomDraft.js";
import { readPurlReference, type PurlReference } from "./purlReference.js";

/** What an SBOM says of one component, in whatever syntax. All fields are there from the start, which keeps objects of one shape. */
export class SbomFacts {
  kind: ComponentKind = "library";
  name: Written | undefined = undefined;
  group: Written | undefined = undefined;
  version: Written | undefined = undefined;
  purl: Written | undefined = undefined;
  cpes: Written[] | undefined = undefined;
  /** Download places. */
  urls: Written[] | undefined = undefined;
  /** Part numbers, addresses and the like, ready to be looked up. */
  identifiers: Identifier[] | undefined = undefined;
  suppliers: Supplier[] | undefined = undefined;
  placement: Placement | undefined = undefined;
  direct = false;

  /** `start` to `end` is the declaration; readers that stream set the end when they reach it. */
  constructor(
    public scope: string,
    readonly start: number,
    public end = start,
  ) {}
}

/** Takes in what else a document says. Values that say nothing, such as names of nothing but blanks, are left out. */
export function addPart(facts: SbomFacts, part: Part, value: Written): void {
  const { value: text, start, end } = value;
  switch (part) {
    case "cpe":
      (facts.cpes ??= []).push(value);
      break;
    case "url":
      (facts.urls ??= []).push(value);
      break;
    case "quantity":
    case "designators":
      if (text !== "") facts.placement = { ...facts.placement, [part]: text };
      break;
    case "manufacturer":
    case "publisher":
    case "supplier":
    case "distributor":
    case "author":
    case "brand":
    case "owner":
      if (text.trim() !== "") (facts.suppliers ??= []).push({ role: part, name: text, start, end });
      break;
    default:
      if (text !== "") (facts.identifiers ??= []).push({ scheme: part, value: text, start, end });
  }
}

/**
 * The component that `facts` describe; undefined when they name none. The coordinate comes from the purl; the name is underlined
 * where the document writes it, inside the purl when it writes another one.
 */
export function sbomComponent(facts: SbomFacts): Component | undefined {
  const purl = facts.purl && readPurlReference(facts.purl);
  const named = purl ? nameByPurl(facts, purl) : nameAlone(facts);
  if (!named || named.name === "") return undefined;
  const { kind, scope, placement, suppliers } = facts;
  const { name, nameSpan } = named;
  const entry = { start: facts.start, end: Math.max(facts.start, facts.end) };
  const version = facts.version?.value ?? purl?.version;
  const versionSpan = versionSpanOf(facts, purl);
  const relation = facts.direct ? "direct" : "transitive";
  const identifiers = identifiersOf(facts, purl);
  if (purl && version !== undefined && versionSpan && !suppliers && !placement) {
    // Nearly all are like this, and one literal is made much faster than spreads are.
    const ecosystem = purl.type;
    return identifiers.length === 0
      ? { kind, ecosystem, name, version, nameSpan, versionSpan, entry, scope, relation }
      : { kind, ecosystem, name, version, nameSpan, versionSpan, entry, scope, relation, identifiers };
  }
  return {
    kind,
    ...(purl && { ecosystem: purl.type }),
    name,
    ...(version !== undefined && { version }),
    nameSpan,
    ...(versionSpan && { versionSpan }),
    entry,
    scope,
    relation,
    ...(identifiers.length > 0 && { identifiers }),
    ...(suppliers && { suppliers }),
    ...(placement && { placement }),
  };
}

function versionSpanOf({ version }: SbomFacts, purl: PurlReference | undefined): Span | undefined {
  if (version) return spanOf(version);
  return purl?.version === undefined ? undefined : { start: purl.versionStart, end: purl.versionEnd };
}

interface Named {
  readonly name: string;
  readonly nameSpan: Span;
}

function nameByPurl({ name, group }: SbomFacts, purl: PurlReference): Named {
  const inPurl = { start: purl.nameStart, end: purl.nameEnd };
  if (!name) return { name: purl.written, nameSpan: inPurl };
  const nameSpan = spanOf(name);
  const { value } = name;
  if (value === purl.written || value === purl.name) return { name: purl.written, nameSpan };
  // purls have small letters and hyphens where the ecosystem takes all; the document's own spelling is kept.
  if (sameFolded(value, purl.written)) return { name: value, nameSpan };
  if (sameFolded(value, purl.name)) {
    const space = purl.written.slice(0, purl.written.length - purl.name.length);
    const own = group && sameFolded(group.value, purl.namespace) ? group.value + space.slice(-1) : space;
    return { name: own + value, nameSpan };
  }
  // Nobody defines what a generic name is; the document's own says more.
  if (purl.type === "generic") return { name: value, nameSpan };
  const own = value.length - purl.written.length;
  // `registry.example/team/image` says more than the purl's name does.
  if (own > 0 && value.endsWith(`/${purl.written}`)) return { name: value, nameSpan };
  // `npm:lodash` and the like: the name after the ecosystem's.
  if (own > 0 && value.endsWith(purl.written) && !isWordAt(value, own - 1) && name.end - name.start === value.length) {
    return { name: purl.written, nameSpan: { start: name.start + own, end: name.end } };
  }
  return { name: purl.written, nameSpan: inPurl };
}

function isWordAt(text: string, at: number): boolean {
  return /[\w.-]/.test(text.charAt(at));
}

function nameAlone({ name, group, kind }: SbomFacts): Named | undefined {
  if (!name) return undefined;
  const hasGroup = group && group.value !== "" && kind !== "device" && kind !== "firmware";
  return { name: hasGroup ? `${group.value}/${name.value}` : name.value, nameSpan: spanOf(name) };
}

const noIdentifiers: readonly Identifier[] = [];

function identifiersOf(
  { kind, name, urls, cpes, identifiers }: SbomFacts,
  purl: PurlReference | undefined,
): readonly Identifier[] {
  const fromPurl = purl?.identifiers ?? noIdentifiers;
  const isHardware = kind === "device" || kind === "firmware";
  if (!urls && !cpes && !identifiers && !isHardware) return fromPurl;
  const all: Identifier[] = name && isHardware ? hardwareNames(name) : [];
  all.push(...fromPurl, ...(identifiers ?? noIdentifiers));
  if (cpes) for (const { value, start, end } of cpes) all.push({ scheme: "cpe", value, start, end });
  if (urls) for (const { value, start, end } of urls) all.push({ scheme: "url", value, start, end });
  return all;
}

/** The name of a part is its number or its model. */
function hardwareNames(name: Written): Identifier[] {
  return [
    { scheme: "mpn", value: name.value, ...spanOf(name) },
    { scheme: "model", value: name.value, ...spanOf(name) },
  ];
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
