import type { CompiledHead } from "../blacklist/compiled.js";
import { knowledgeFormat } from "../blacklist/compiled.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { loadKnowledge } from "../blacklist/load.js";
import { unpackLines } from "../blacklist/pack.js";
import { sha256Steps } from "../text/hash.js";
import type { Steps } from "../text/steps.js";

/** Whether a file that someone brings says of itself that it holds what is known, by its name and the first of its bytes. */
export function isKnowledgePack(title: string, head: Uint8Array): boolean {
  return /\.pack$/i.test(title) || head[0] === 0x7e;
}

/**
 * What a file of knowledge holds that someone brings, its content held against the hash that it names; else one sentence about why it
 * cannot be used. The matcher keeps the tables of words that the program came with: they belong to its code.
 */
export function* broughtKnowledge(text: string): Steps<Knowledge | string> {
  if (!text.endsWith("\n")) return cut;
  try {
    const packed = text.slice(0, -1);
    const lines = unpackLines(packed);
    const head = JSON.parse(lines[0]?.() ?? "") as Partial<CompiledHead>;
    const { format, checkedUntil = "", lists, hash = "", version } = head;
    if (format !== knowledgeFormat)
      return `it is in format ${format ?? "0"}, and this program reads format ${knowledgeFormat}: take the one of the same release`;
    if (lines.length !== 5) return cut;
    const content = [checkedUntil, JSON.stringify(lists), ...lines.slice(1, 4).map((line) => line())].join("\n");
    yield;
    if ((yield* sha256Steps(content)) !== hash || version !== `${checkedUntil}.${hash.slice(0, 8)}`) return changed;
    const knowledge = loadKnowledge(packed);
    // Read now, so that what cannot be read is reported now.
    return knowledge.parties.size > 0 && knowledge.attributions.length > 0 ? knowledge : changed;
  } catch {
    return changed;
  }
}

const cut = "it was cut: it does not end as the build writes it";
const changed = "it is damaged, or not a file of knowledge: its content is not what its hash says";

/** Why knowledge that someone brings is not taken without another word: it is older than what the program came with. */
export function olderThan(own: Knowledge, brought: Knowledge): string | undefined {
  return brought.checkedUntil < own.checkedUntil
    ? `it was checked until ${brought.checkedUntil}, and what the program came with until ${own.checkedUntil}`
    : undefined;
}
