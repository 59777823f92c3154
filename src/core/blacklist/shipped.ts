import type { Knowledge } from "./knowledge.js";
import { loadKnowledge } from "./load.js";

/** Name of the file that holds what is known. It ships in the same folder as the program's own code. */
export const knowledgeFile = "knowledge.pack";

/** Ends the file: where it is missing, the file was cut. No line of the packed text ends it by chance, since lines are joined. */
const end = "\n";

/** What the file holds, or one sentence about why it cannot be used. */
export type ShippedKnowledge =
  | { readonly knowledge: Knowledge; readonly problem?: undefined }
  | { readonly problem: string; readonly knowledge?: undefined };

/** The file's text for a packed one. */
export function shippedText(packed: string): string {
  return packed + end;
}

/** Knowledge from the file's text; undefined where the file could not be read. `file` is what users know it by. */
export function knowledgeFrom(text: string | undefined, file: string): ShippedKnowledge {
  if (text === undefined) return { problem: `${file} is missing: nothing can be judged without it. ${remedy}` };
  try {
    if (text.endsWith(end)) return { knowledge: loadKnowledge(text.slice(0, -end.length)) };
  } catch {
    // Said below: whatever the text holds, it is not what the build wrote.
  }
  return { problem: `${file} is damaged: nothing can be judged without it. ${remedy}` };
}

const remedy = "Install SanctionLint again.";
