import type { Finding } from "../../core/model.js";
import { severityOrder } from "../../core/model/severities.js";

/** How a finding weighs: 0 is the most severe; a waived one weighs less than any open one. */
export function weightOf({ severity, waiver }: Pick<Finding, "severity" | "waiver">): number {
  return waiver ? severityOrder.length : severityOrder.indexOf(severity);
}

/** The most severe first, those of one weight as they came. Linear, whatever the number. */
export function gravestFirst<T>(all: readonly T[], weight: (one: T) => number): readonly T[] {
  const buckets: T[][] = [];
  for (const one of all) (buckets[weight(one)] ??= []).push(one);
  return buckets.flat();
}
