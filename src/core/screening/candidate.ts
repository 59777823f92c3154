import { evidenceWords } from "../blacklist/evidence.js";
import type { Attribution, Basis, CalendarDate, Component, Match, Party, Relationship, Span } from "../model.js";
import { inRange } from "../versions/range.js";
import type { NameHit } from "./names/nameIndex.js";

/** Relationships in which the finding has the list's own severity. */
const full: ReadonlySet<Relationship> = new Set(["publisher", "owner", "mirror", "manufacturer"]);
const bases: readonly Basis[] = ["identifier", "namespace", "host", "pattern", "name", "similar-name"];

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
  const { known, level, short } = hit;
  return {
    component,
    party: known.party,
    basis: level === "similar" ? "similar-name" : "name",
    relationship: known.relationship === "brand" ? "brand" : maker,
    matched: name,
    span: { start: span.start, end: span.end },
    confidence: level === "same" && !short ? known.confidence : "unverified",
    evidence: nameEvidence(hit, name),
  };
}

function nameEvidence({ known, level, short }: NameHit, name: string): string {
  if (level === "similar") return `"${name}" resembles "${known.text}"`;
  if (short) return `the document names "${name}", a short name that others may bear too`;
  return level === "same"
    ? `the document names "${known.text}"`
    : `the document names "${name}", which is "${known.text}" but for its legal form or place`;
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
    Number(!full.has(a.relationship)) - Number(!full.has(b.relationship)) ||
    Number(a.basis === "similar-name") - Number(b.basis === "similar-name") ||
    Number(a.confidence !== "verified") - Number(b.confidence !== "verified") ||
    bases.indexOf(a.basis) - bases.indexOf(b.basis)
  );
}
