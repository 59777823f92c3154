import { evidenceWords } from "../blacklist/evidence.js";
import type { Attribution, Basis, CalendarDate, Component, Match, Party, Relationship, Span } from "../model.js";
import { isOwn } from "../model/relationships.js";
import { inRange } from "../ecosystems/versions/range.js";
import type { NameHit } from "./names/knownName.js";
import { likenessOf } from "./names/why.js";

const bases: readonly Basis[] = ["identifier", "namespace", "host", "pattern", "name", "similar-name", "short-name"];

/** A match by a recorded attribution; undefined when it does not hold for that day or that version. */
export function byAttribution(
  component: Component,
  party: Party,
  attribution: Attribution,
  basis: Basis,
  matched: string,
  span: Span,
  asOf: CalendarDate,
): Match | undefined {
  if (!holdsOn(attribution, asOf)) return undefined;
  let sure = attribution.confidence === "verified";
  if (attribution.versions !== undefined) {
    const inside = inRange(component.ecosystem, component.version, attribution.versions);
    if (inside === false) return undefined;
    sure &&= inside === true;
  }
  return {
    component,
    party,
    basis,
    relationship: attribution.relationship,
    matched,
    span: { start: span.start, end: span.end },
    confidence: sure ? "verified" : "unverified",
    attribution,
    evidence: evidenceWords(attribution.evidence),
  };
}

/** A match by a supplier's name alone. */
export function byName(component: Component, hit: NameHit, name: string, span: Span, maker: Relationship): Match {
  const { known, band } = hit;
  return {
    component,
    party: known.party,
    basis: band === "error" || band === "warning" ? "name" : known.weak || known.whole ? "short-name" : "similar-name",
    relationship: known.relationship === "brand" ? "brand" : maker,
    matched: name,
    span: { start: span.start, end: span.end },
    confidence: band === "error" ? known.confidence : "unverified",
    likeness: likenessOf(known.text, band, hit.comparison),
    evidence: nameEvidence(hit, name),
  };
}

function nameEvidence({ known, band, comparison }: NameHit, name: string): string {
  if (band === "error") return `the document names "${name}"`;
  if (band === "warning" && comparison.likeness === "full")
    return `the document names "${name}", which is "${known.text}" but for its legal form`;
  if (band === "warning") return `the document names "${name}", which is "${known.text}" but for its spelling`;
  if (band === "related") return `"${name}" is "${known.text}" but for its legal form or place`;
  return known.weak || known.whole
    ? `"${name}" is also a short name of ${known.party.name}`
    : `"${name}" resembles "${known.text}"`;
}

/** Whether a fact with `from` and `until` (first day on which it no longer holds) holds on a day. */
export function holdsOn(fact: { from?: CalendarDate; until?: CalendarDate }, asOf: CalendarDate): boolean {
  return (fact.from === undefined || fact.from <= asOf) && (fact.until === undefined || asOf < fact.until);
}

/** The strongest match of each party, in the order found: its own things before weaker ties, then by basis, then by certainty. */
export function strongestOfEach(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  const best = new Map<string, Match>();
  for (const match of matches) {
    const other = best.get(match.party.id);
    if (!other || compareStrength(match, other) < 0) best.set(match.party.id, match);
  }
  return [...best.values()];
}

function compareStrength(a: Match, b: Match): number {
  return (
    Number(!isOwn(a.relationship)) - Number(!isOwn(b.relationship)) ||
    Number(isOnlyNear(a)) - Number(isOnlyNear(b)) ||
    Number(a.confidence !== "verified") - Number(b.confidence !== "verified") ||
    bases.indexOf(a.basis) - bases.indexOf(b.basis)
  );
}

function isOnlyNear({ basis }: Match): boolean {
  return basis === "similar-name" || basis === "short-name";
}
