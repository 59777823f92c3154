import type { Component, Span } from "../../model.js";
import { RowComponent } from "../../model/lookup.js";
import type { Written } from "./declared.js";

/** A component that was read in another text, or another form of it, with the places that `place` gives for those it has there. */
export function placedAt(component: Component, place: (span: Span) => Span): Component {
  const plain: Component = component instanceof RowComponent ? component.toJSON() : component;
  const { nameSpan, versionSpan, entry, identifiers, suppliers } = plain;
  return {
    ...plain,
    nameSpan: place(nameSpan),
    entry: place(entry),
    ...(versionSpan && { versionSpan: place(versionSpan) }),
    ...(identifiers && { identifiers: identifiers.map((identifier) => ({ ...identifier, ...place(identifier) })) }),
    ...(suppliers && { suppliers: suppliers.map((supplier) => ({ ...supplier, ...place(supplier) })) }),
  };
}

/**
 * A component that was read from `value` alone, its spans counted from the value's first character, put where the value is: to the
 * character where it is there as it is, else to the whole expression that gives it.
 */
export function relocated(component: Component, { value, start, end }: Written, entry: Span): Component {
  const isExact = end - start === value.length;
  const place = (span: Span): Span => (isExact ? { start: start + span.start, end: start + span.end } : { start, end });
  return { ...placedAt(component, place), entry: { start: entry.start, end: entry.end } };
}

/** A component that was read from a part of the text that begins at `by`, its spans counted from the text's beginning. */
export function shifted(component: Component, by: number): Component {
  return placedAt(component, ({ start, end }) => ({ start: start + by, end: end + by }));
}
