import type { Component, Span } from "../model.js";

/** The components that say something at one of the places: their name, or one of their identifiers. In the order given. */
export function componentsAt(places: readonly Span[], components: readonly Component[]): readonly Component[] {
  const ends = new Map(places.map(({ start, end }) => [start, end]));
  const isThere = ({ start, end }: Span): boolean => ends.get(start) === end;
  return components.filter(({ nameSpan, identifiers }) => isThere(nameSpan) || identifiers?.some(isThere));
}
