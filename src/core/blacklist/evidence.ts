import type { Evidence } from "../model.js";

/** What is said of a fact that has no source. */
export const withoutSource = "recorded without a source";

/** Evidence as a sentence without its full stop: where, what is there, when it was seen. */
export function evidenceWords({ says, place, seen }: Evidence): string {
  if (place === undefined) return withoutSource;
  return `${place}${says === undefined ? "" : `: ${says}`}${seen === undefined ? "" : ` (seen ${seen})`}`;
}
