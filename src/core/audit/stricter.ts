import type { Finding } from "../model.js";
import { weightOf } from "./comparison.js";

/**
 * What two policies make of one document, each where it is the stricter: of findings about the same thing at the same place the more severe
 * holds, one that only one of them makes holds too, and a waiver counts where both have it.
 */
export function stricterOf(base: readonly Finding[], change: readonly Finding[]): readonly Finding[] {
  const bySubject = new Map<string, Finding[]>();
  for (const finding of change) bySubject.set(finding.subject, [...(bySubject.get(finding.subject) ?? []), finding]);
  const met = new Set<Finding>();
  const chosen = new Set<Finding>();
  for (const finding of base) {
    let graver = finding;
    for (const other of bySubject.get(finding.subject) ?? []) {
      if (!overlaps(finding, other)) continue;
      met.add(other);
      if (weightOf(other) < weightOf(graver)) graver = other;
    }
    chosen.add(graver);
  }
  for (const finding of change) if (!met.has(finding)) chosen.add(finding);
  return [...chosen].sort((a, b) => a.span.start - b.span.start);
}

/** Waivers part the places of one source, each policy's in its own way. */
export function overlaps(a: Pick<Finding, "places">, b: Pick<Finding, "places">): boolean {
  const starts = new Set(a.places.map(({ start }) => start));
  return b.places.some(({ start }) => starts.has(start));
}
