import type { Attribution } from "../../../src/core/model.js";

/** A fact as the review and the record of what was checked name it. */
export function nameOf({ party, scheme, pattern }: Attribution): string {
  return `${party}: ${scheme} ${pattern}`;
}
