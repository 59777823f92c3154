import type { ListEntry } from "../../src/core/lists/listEntry.js";
import { ListedNames } from "../../src/core/screening/names/listedNames.js";
import { randomOf, variantOf, type Rule } from "./nameVariants.js";

/** What is asked of each rule: the share found at `warning` or above; of sisters, the most that may be. */
export const targets: Readonly<Record<Rule, number>> = {
  case: 0.99,
  punctuation: 0.99,
  "legal form": 0.99,
  "word order": 0.98,
  slip: 0.95,
  abbreviation: 0.95,
  "legal form left out": 0.9,
  Cyrillic: 0.9,
  sister: 0.005,
};

export interface Recall {
  readonly rule: Rule;
  readonly tried: number;
  /** Share of the variants for which the entry is found at `warning` or above. */
  readonly share: number;
  /** The variants that are not as they should be, with the name they were made of. */
  readonly wrong: readonly string[];
}

export interface Sample {
  readonly entry: ListEntry;
  readonly name: string;
  /** Words that tell it from others, by how seldom they are met. */
  readonly telling: readonly string[];
}

/** The names of entries with two telling words or more: words of four letters that stand in few names. */
export function samplesOf(entries: readonly ListEntry[], seldom = 25): { samples: Sample[]; others: string[] } {
  const counts = new Map<string, number>();
  const all = entries.flatMap((entry) => entry.names.map((name) => ({ entry, name })));
  for (const { name } of all) for (const word of new Set(wordsOf(name))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const tells = (word: string): boolean => /^[a-z]{4,}$/.test(word) && (counts.get(word) ?? 0) <= seldom;
  const samples = all
    .map((one) => ({ ...one, telling: wordsOf(one.name).filter(tells) }))
    .filter(({ telling }) => telling.length > 1);
  const others = [...counts.keys()].filter((word) => /^[a-z]{5,}$/.test(word) && tells(word));
  return { samples, others };
}

/** Tries `count` variants of names by one rule. */
export function recallOf(
  rule: Rule,
  names: Pick<ListedNames, "find">,
  { samples, others }: ReturnType<typeof samplesOf>,
  count: number,
): Recall {
  const random = randomOf(77 + rule.length);
  const wrong: string[] = [];
  let tried = 0;
  let found = 0;
  for (let round = 0; tried < count && round < count * 50; round++) {
    const sample = samples[Math.floor(random() * samples.length)];
    const variant = sample && variantOf(sample.name, rule, random, sample.telling, others);
    if (!sample || variant === undefined) continue;
    tried++;
    const hit = names.find(variant).find(({ entry }) => entry === sample.entry || entry.names.includes(sample.name));
    const sure = hit?.band === "error" || hit?.band === "warning";
    if (sure) found++;
    if (sure === (rule === "sister")) wrong.push(`${variant} <- ${sample.name} (${hit?.band ?? "none"})`);
  }
  return { rule, tried, share: tried === 0 ? 0 : found / tried, wrong };
}

/** Whether a recall is what is asked for. */
export function isEnough({ rule, share }: Recall): boolean {
  return rule === "sister" ? share <= targets.sister : share >= targets[rule];
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
