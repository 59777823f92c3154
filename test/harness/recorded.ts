import type { Alternative, Attribution } from "../../src/core/model.js";

/** An attribution as the data would record it. */
export function fact(
  party: string,
  scheme: Attribution["scheme"],
  pattern: string,
  more: Partial<Attribution> = {},
): Attribution {
  return {
    party,
    scheme,
    pattern,
    relationship: "publisher",
    evidence: { kind: "registry", place: "registry metadata", says: "names the party", seen: "2026-01-01" },
    confidence: "verified",
    ...more,
  };
}

/** Another source as the data would record it. */
export function alternative(to: string, grade: Alternative["grade"], more: Partial<Alternative> = {}): Alternative {
  return { to, grade, note: "how to move", confidence: "verified", ...more };
}
