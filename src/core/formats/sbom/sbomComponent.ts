import type { Component, ComponentKind, Identifier, Placement, Span, Supplier } from "../../model.js";
import { sameFolded } from "../../text/folded.js";
import type { Written } from "../declared.js";
import { readPurlReference, type PurlReference } from "./purlReference.js";

/** What an SBOM says of one component, in whatever syntax. */
export interface SbomFacts {
  kind: ComponentKind;
  name?: Written;
  group?: Written;
  version?: Written;
  purl?: Written;
  cpes?: Written[];
  /** Download places. */
  urls?: Written[];
  /** Part numbers, addresses and the like, ready to be looked up. */
  handles?: Identifier[];
  suppliers?: Supplier[];
  placement?: Placement;
  scope: string;
  direct?: boolean;
  entry: Span;
}

/**
 * The component that `facts` describe; undefined when they name none. The coordinate comes from the purl; the name is underlined
 * where the document writes it, inside the purl when it writes another one.
 */
export function sbomComponent(facts: SbomFacts): Component | undefined {
  const purl = facts.purl && readPurlReference(facts.purl);
  const named = purl ? nameByPurl(facts, purl) : nameAlone(facts);
  if (!named || named.name === "") return undefined;
  const { kind, scope, entry, placement, suppliers } = facts;
  const { name, nameSpan } = named;
  const version = facts.version?.value ?? purl?.version;
  const versionSpan = facts.version ? spanOf(facts.version) : purl?.versionSpan;
  const relation = facts.direct ? "direct" : "transitive";
  const identifiers = identifiersOf(facts, purl);
  if (purl && version !== undefined && versionSpan && !suppliers && !placement && identifiers.length === 0) {
    // Nearly all are like this, and one literal is made much faster than spreads are.
    return { kind, ecosystem: purl.type, name, version, nameSpan, versionSpan, entry, scope, relation };
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

interface Named {
  readonly name: string;
  readonly nameSpan: Span;
}

function nameByPurl({ name, group }: SbomFacts, purl: PurlReference): Named {
  if (!name) return { name: purl.written, nameSpan: purl.nameSpan };
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
  const own = value.length - purl.written.length;
  // `npm:lodash` and the like: the name behind the ecosystem's.
  if (own > 0 && value.endsWith(purl.written) && !isWordAt(value, own - 1) && name.end - name.start === value.length) {
    return { name: purl.written, nameSpan: { start: name.start + own, end: name.end } };
  }
  return { name: purl.written, nameSpan: purl.nameSpan };
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
  { kind, name, urls, cpes, handles }: SbomFacts,
  purl: PurlReference | undefined,
): readonly Identifier[] {
  const fromPurl = purl?.identifiers ?? noIdentifiers;
  const isHardware = kind === "device" || kind === "firmware";
  if (!urls && !cpes && !handles && !isHardware) return fromPurl;
  return [
    ...(name && isHardware ? hardwareNames(name) : noIdentifiers),
    ...fromPurl,
    ...(handles ?? noIdentifiers),
    ...(cpes ?? []).map((cpe): Identifier => ({ scheme: "cpe", value: cpe.value, ...spanOf(cpe) })),
    ...(urls ?? []).map((url): Identifier => ({ scheme: "url", value: url.value, ...spanOf(url) })),
  ];
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
