import { hanEndings, legalForms, longestLegalForm, longLegalWords, type LegalForm } from "./legalForms.js";
import { normalizeName } from "./normalize.js";
import { editDistance } from "../../text/editDistance.js";
import { canonicalWord, isDistinctive, stopWords } from "./words.js";

/** A name taken apart for comparing. */
export interface NameForm {
  /** Words without legal forms and stop words, in their canonical spelling. */
  readonly words: readonly string[];
  /** The words with one blank between. */
  readonly core: string;
  /** All words as written, legal forms too, without blanks. */
  readonly joined: string;
  /** Legal forms in the name; `company`, which is said of any, is left out. */
  readonly legal: ReadonlySet<LegalForm>;
  /** Numbers in the name, sorted, with one blank between. */
  readonly numbers: string;
  /** Some word is not one that half of all companies use. */
  readonly distinctive: boolean;
}

/** Takes `name` apart. With `tolerant`, long legal words count with one letter wrong. */
export function nameFormOf(name: string, tolerant = false): NameForm {
  const written = splitHanEnding(normalizeName(name).split(" ").filter(Boolean));
  const legal = new Set<LegalForm>();
  const words: string[] = [];
  const spelled = tolerant ? written.map(legalSpelling) : written;
  for (let at = 0; at < spelled.length;) {
    const taken = legalPhraseAt(spelled, at, legal);
    if (taken > 0 && !(taken === spelled.length && words.length === 0)) at += taken;
    else {
      const word = canonicalWord(spelled[at] ?? "");
      const previous = words[words.length - 1];
      // "forty 4" is 44.
      if (/^[1-9]$/.test(word) && previous !== undefined && /^[2-9]0$/.test(previous)) {
        words[words.length - 1] = String(Number(previous) + Number(word));
      } else if (!stopWords.has(word) || spelled.length === 1) words.push(word);
      at++;
    }
  }
  const kept = words.length > 0 ? words : written.map(canonicalWord);
  return {
    words: kept,
    core: kept.join(" "),
    joined: written.filter((word) => !stopWords.has(word)).join(""),
    legal,
    numbers: kept
      .filter((word) => /\d/.test(word))
      .sort()
      .join(" "),
    distinctive: kept.some(isDistinctive),
  };
}

/** Number of words of the longest legal form that begins at `at`; notes its class. */
function legalPhraseAt(words: readonly string[], at: number, legal: Set<LegalForm>): number {
  for (let length = Math.min(longestLegalForm, words.length - at); length > 0; length--) {
    const form = legalForms.get(length === 1 ? (words[at] ?? "") : words.slice(at, at + length).join(" "));
    if (!form) continue;
    // One- and two-letter forms only at the end or the beginning: `AB` and `SE` are also words inside names.
    const short = length === 1 && (words[at] ?? "").length <= 2;
    if (short && at > 0 && at + 1 < words.length && !legalForms.has(words[at + 1] ?? "")) return 0;
    if (form !== "company") legal.add(form);
    return length;
  }
  return 0;
}

function legalSpelling(word: string): string {
  if (word.length < 5 || legalForms.has(word)) return word;
  return (
    longLegalWords.find((legal) => Math.abs(legal.length - word.length) <= 1 && editDistance(word, legal, 1) <= 1) ??
    word
  );
}

function splitHanEnding(words: readonly string[]): readonly string[] {
  if (!words.some((word) => /^\p{Script=Han}/u.test(word))) return words;
  return words.flatMap((word) => {
    const ending = hanEndings.find((form) => word.length > form.length && word.endsWith(form));
    return ending ? [word.slice(0, -ending.length), ending] : [word];
  });
}
