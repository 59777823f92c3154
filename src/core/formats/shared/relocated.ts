import type { Component, Span } from "../../model.js";
import type { Written } from "./declared.js";

/**
 * A component that was read from `value` alone, its spans counted from the value's first character, put where the value is: to the
 * character where it is there as it is, else to the whole expression that gives it.
 */
export function relocated(component: Component, { value, start, end }: Written, entry: Span): Component {
  const isExact = end - start === value.length;
  const place = (span: Span): Span => (isExact ? { start: start + span.start, end: start + span.end } : { start, end });
  const { versionSpan, identifiers, suppliers } = component;
  return {
    ...component,
    entry: { start: entry.start, end: entry.end },
    nameSpan: place(component.nameSpan),
    ...(versionSpan && { versionSpan: place(versionSpan) }),
    ...(identifiers && { identifiers: identifiers.map((identifier) => ({ ...identifier, ...place(identifier) })) }),
    ...(suppliers && { suppliers: suppliers.map((supplier) => ({ ...supplier, ...place(supplier) })) }),
  };
}

/** A component that was read from a part of the text that begins at `by`, its spans counted from the text's beginning. */
export function shifted(component: Component, by: number): Component {
  const { entry, versionSpan, identifiers, suppliers } = component;
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return {
    ...component,
    entry: move(entry),
    nameSpan: move(component.nameSpan),
    ...(versionSpan && { versionSpan: move(versionSpan) }),
    ...(identifiers && { identifiers: identifiers.map((identifier) => ({ ...identifier, ...move(identifier) })) }),
    ...(suppliers && { suppliers: suppliers.map((supplier) => ({ ...supplier, ...move(supplier) })) }),
  };
}
