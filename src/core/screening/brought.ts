import type { CompiledHead } from "../blacklist/compiled.js";
import { knowledgeFormat } from "../blacklist/compiled.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { knowledgeOf } from "../blacklist/load.js";
import { headOf, inflatePart, isPack, readPack, type Inflate } from "../blacklist/pack.js";
import { sha256Steps } from "../text/hash.js";
import type { Steps } from "../text/steps.js";

/** Whether a file that someone brings says of itself that it holds what is known, by its name and the first of its bytes. */
export function isKnowledgePack(title: string, head: Uint8Array): boolean {
  return /\.pack$/i.test(title) || isPack(head);
}

/**
 * What a file of knowledge holds that someone brings, its content held against the hash that it names; else one sentence about why it
 * cannot be used. The matcher keeps the tables of words that the program came with: they belong to its code.
 */
export function* broughtKnowledge(bytes: Uint8Array, inflate: Inflate = inflatePart): Steps<Knowledge | string> {
  try {
    const start = headOf(bytes);
    if (start === undefined) return cut;
    const { format, checkedUntil = "", lists, hash = "", version } = JSON.parse(start) as Partial<CompiledHead>;
    if (format !== knowledgeFormat)
      return `it is in format ${format ?? "0"}, and this program reads format ${knowledgeFormat}: take the one of the same release`;
    const pack = readPack(bytes);
    if (pack?.parts.length !== 4) return cut;
    const lines = pack.parts.slice(0, 3).map(inflate);
    const content = [checkedUntil, JSON.stringify(lists), ...lines].join("\n");
    yield;
    if ((yield* sha256Steps(content)) !== hash || version !== `${checkedUntil}.${hash.slice(0, 8)}`) return changed;
    const knowledge = knowledgeOf(
      pack.head,
      lines.map((line) => () => line),
    );
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
