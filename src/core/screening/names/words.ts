import { madeOfTables } from "./wordTables.js";

/** What a word of a name says: who it is, or only what, where or which. */
export type WordKind = "distinctive" | "generic" | "place" | "particle" | "number";

const split = (text: string): string[] => text.split(" ").filter(Boolean);

/** `[meant, written]` of a table `meant:written written|…`. */
export function* writings(table: string): Generator<readonly [meant: string, written: string]> {
  for (const row of table.split("|")) {
    const colon = row.indexOf(":");
    const meant = row.slice(0, colon);
    yield [meant, meant];
    for (const written of split(row.slice(colon + 1))) yield [meant, written];
  }
}

interface Vocabulary {
  /** Words that carry nothing. */
  readonly stop: ReadonlySet<string>;
  /** The word that a spelling means. */
  readonly spellings: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, WordKind>;
}

const vocabulary = madeOfTables((tables): Vocabulary => {
  const spellings = new Map<string, string>();
  const kinds = new Map<string, WordKind>();
  for (const [meant, written] of writings(tables.places)) {
    spellings.set(written, meant);
    for (const word of meant.split("_")) kinds.set(word, "place");
  }
  for (const [meant, written] of writings(tables.spellings)) {
    spellings.set(written, meant);
    if (!kinds.has(meant) && !hasDigit(meant)) kinds.set(meant, "generic");
  }
  for (const word of split(tables.generic)) if (!kinds.has(word)) kinds.set(spellings.get(word) ?? word, "generic");
  for (const word of split(tables.particles)) kinds.set(word, "particle");
  return { stop: new Set(split(tables.stop)), spellings, kinds };
});

/** Whether a word carries nothing. */
export function isStopWord(word: string): boolean {
  return vocabulary().stop.has(word);
}

/** The word that `word` is another way to write, else itself; the plural of a common word is that word. */
export function canonicalWord(word: string): string {
  const { spellings, kinds } = vocabulary();
  const meant = spellings.get(word);
  if (meant !== undefined) return meant;
  if (word.length > 4 && word.endsWith("s") && !word.endsWith("ss")) {
    const one = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
    if (kinds.get(one) === "generic") return one;
  }
  return word;
}

/** Whether a word, as it is written, is one that many names have. */
export function isKnown(word: string): boolean {
  const { spellings, kinds, stop } = vocabulary();
  return spellings.has(word) || kinds.has(word) || stop.has(word);
}

/** Every word that many names have or that carries nothing, in every spelling, without places. */
export function commonWords(): readonly string[] {
  const { spellings, kinds, stop } = vocabulary();
  const all = [...stop, ...kinds.keys(), ...spellings.keys()];
  return all.filter((word) => kinds.get(canonicalWord(word)) !== "place");
}

/** Every word of the tables, places too, in every spelling. */
export function tableWords(): readonly string[] {
  const { spellings, kinds } = vocabulary();
  return [...new Set([...kinds.keys(), ...spellings.keys()])];
}

/** What a canonical word says. */
export function kindOf(word: string): WordKind {
  return vocabulary().kinds.get(word) ?? (hasDigit(word) ? "number" : "distinctive");
}

/** Whether someone is told from others by it: a name, or a number with letters (`4paradigm`). */
export function isDistinctive(word: string): boolean {
  const { kinds, stop } = vocabulary();
  if (kinds.has(word) || stop.has(word)) return false;
  return !hasDigit(word) || !/^\d+(?:st|nd|rd|th)?$/.test(word);
}

export function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** Words that say that it is not a company: what has one and what has none are not the same. */
export const bodies: ReadonlySet<string> = new Set(
  split(
    "fund foundation association union federation league society club committee council commission department ministry authority " +
      "trust government army police party",
  ),
);
