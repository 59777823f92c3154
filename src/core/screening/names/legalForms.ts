import { madeOfTables } from "./wordTables.js";
import { canonicalWord, kindOf } from "./words.js";

/** A set of legal forms as bits; `company`, which is said of any, is none of them. */
const bits = madeOfTables(
  ({ legal }): ReadonlyMap<string, number> =>
    new Map(Object.keys(legal).map((form, at): [string, number] => [form, form === "company" ? 0 : 1 << at])),
);
const nonprofit = madeOfTables(() => bits().get("nonprofit") ?? 0);

/** The legal forms that a phrase of normalised words may be. */
export const legalPhrases = madeOfTables(({ legal }): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const [form, phrases] of Object.entries(legal))
    for (const phrase of phrases.split("|")) found.set(phrase, (found.get(phrase) ?? 0) | (bits().get(form) ?? 0));
  return found;
});

/** Phrases by their first word, the longest first. */
export const legalStarts = madeOfTables((): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const found = new Map<string, string[][]>();
  for (const phrase of legalPhrases().keys()) {
    const words = phrase.split(" ");
    const [first = ""] = words;
    found.set(
      first,
      [...(found.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return found;
});

/** Words that say as little when they stand alone as in the legal form, though other names have them too. */
const looseWords: ReadonlySet<string> = new Set(["public", "private", "open", "free", "zone", "company", "ticaret"]);

/** Words of legal forms, which say nothing when the form is broken up: `joint`, `otvetstvennostyu`, `cv`. */
export const legalWords = madeOfTables(
  (): ReadonlySet<string> =>
    new Set(
      [...legalPhrases().keys()]
        .flatMap((phrase) => phrase.split(" "))
        .filter((word) => looseWords.has(word) || kindOf(canonicalWord(word)) === "distinctive"),
    ),
);

/** Neither says another form than the other; a form that is left out says nothing. */
export function agree(a: number, b: number): boolean {
  return a === 0 || b === 0 || (a & b) !== 0;
}

/** One is a company and the other none. */
export function isOtherKind(a: number, b: number): boolean {
  return a !== 0 && b !== 0 && (a & nonprofit()) !== (b & nonprofit());
}
