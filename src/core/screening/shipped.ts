import type { Knowledge } from "../blacklist/knowledge.js";
import { loadKnowledge } from "../blacklist/load.js";
import { unpackLines } from "../blacklist/pack.js";
import { takeColumnHeaders, type ColumnHeaders } from "../formats/hardware/columnHeaders.js";
import { takeWordTables, type WordTables } from "./names/wordTables.js";

/** Name of the file that holds what is known. It ships in the same folder as the program's own code. */
export const knowledgeFile = "knowledge.pack";

/** Ends the file: where it is missing, the file was cut. No line of the packed text ends it by chance, since lines are joined. */
const end = "\n";

/** Lines of the compiled `data/`; that of the tables is after them. */
const compiledLines = 4;

/** The tables of words that belong to the program's code, and are read when the first of them is needed. */
export interface ShippedTables {
  readonly names: WordTables;
  readonly columns: ColumnHeaders;
}

/** What the file holds, or one sentence about why it cannot be used. */
export type ShippedKnowledge =
  | { readonly knowledge: Knowledge; readonly problem?: undefined }
  | { readonly problem: string; readonly knowledge?: undefined };

/** The file's text for the packed lines: those of the compiled `data/`, and after them the tables of words. */
export function shippedText(packed: string): string {
  return packed + end;
}

/**
 * Knowledge from the file's text, which is undefined where the file could not be read. `file` is what users know it by. The matcher and
 * the readers of parts are given their tables of words with it.
 */
export function knowledgeFrom(text: string | undefined, file: string): ShippedKnowledge {
  if (text === undefined) return { problem: `${file} is missing: nothing can be judged without it. ${remedy}` };
  try {
    if (text.endsWith(end)) {
      const packed = text.slice(0, -end.length);
      const [tables, ...more] = unpackLines(packed).slice(compiledLines);
      if (tables && more.length === 0) {
        const knowledge = loadKnowledge(packed);
        takeTables(tables);
        return { knowledge };
      }
    }
  } catch {
    // Said below: whatever the text holds, it is not what the build wrote.
  }
  return { problem: `${file} is damaged: nothing can be judged without it. ${remedy}` };
}

function takeTables(text: () => string): void {
  let parsed: ShippedTables | undefined;
  const tables = (): ShippedTables => (parsed ??= JSON.parse(text()) as ShippedTables);
  takeWordTables(() => tables().names);
  takeColumnHeaders(() => tables().columns);
}

const remedy = "Install SanctionLint again.";
