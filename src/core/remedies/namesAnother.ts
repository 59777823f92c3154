import type { Fix } from "../model.js";

/** Whether a fix says what to use instead; the others take out, add beside, or mark. */
export function namesAnother({ kind }: Fix): boolean {
  return kind === "replace" || kind === "swap" || kind === "note";
}
