import type { Knowledge } from "../blacklist/knowledge.js";
import { knowledgeOf } from "../blacklist/load.js";
import { inflatePart, readPack, type Inflate } from "../blacklist/pack.js";
import { takeColumnHeaders, type ColumnHeaders } from "../formats/hardware/columnHeaders.js";
import { takeWordTables, type WordTables } from "./names/wordTables.js";

/** Name of the file that holds what is known. It ships in the same folder as the program's own code. */
export const knowledgeFile = "knowledge.pack";

/** Parts of the compiled `data/`; that of the tables is after them. */
const compiledParts = 3;

/** The tables of words that belong to the program's code, and are read when the first of them is needed. */
export interface ShippedTables {
  readonly names: WordTables;
  readonly columns: ColumnHeaders;
}

/** What the file holds, or one sentence about why it cannot be used. */
export type ShippedKnowledge =
  | { readonly knowledge: Knowledge; readonly problem?: undefined }
  | { readonly problem: string; readonly knowledge?: undefined };

/**
 * Knowledge from the file's bytes, which are undefined where the file could not be read. `file` is what users know it by; `inflate` is
 * what the host has for it, null where it found that a part is damaged. The matcher and the readers of parts are given their tables of
 * words with it.
 */
export function knowledgeFrom(
  bytes: Uint8Array | undefined,
  file: string,
  inflate: Inflate | null = inflatePart,
): ShippedKnowledge {
  if (bytes === undefined) return { problem: `${file} is missing: nothing can be judged without it. ${remedy}` };
  try {
    const pack = readPack(bytes);
    if (pack && inflate && pack.parts.length === compiledParts + 1) {
      const texts = pack.parts.map((part) => () => inflate(part));
      const knowledge = knowledgeOf(pack.head, texts);
      takeTables(texts[compiledParts] as () => string);
      return { knowledge };
    }
  } catch {
    // Said below: whatever the file holds, it is not what the build wrote.
  }
  return { problem: damaged(file) };
}

/** What is said of a file that is not what the build wrote, also where that shows when a part is first asked for. */
export function damaged(file: string): string {
  return `${file} is damaged: nothing can be judged without it. ${remedy}`;
}

function takeTables(text: () => string): void {
  let parsed: ShippedTables | undefined;
  const tables = (): ShippedTables => (parsed ??= JSON.parse(text()) as ShippedTables);
  takeWordTables(() => tables().names);
  takeColumnHeaders(() => tables().columns);
}

const remedy = "Install SanctionLint again.";
