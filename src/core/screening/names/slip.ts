import { editDistance } from "../../text/editDistance.js";
import { bitsApart, isOneSlip, lettersOf } from "./oneSlip.js";
import { soundOf } from "./sound.js";
import { WordIndex } from "./wordIndex.js";
import { canonicalWord, hasDigit, kindOf, tableWords } from "./words.js";
import { madeOfTables } from "./wordTables.js";

/** How a word stands for another that is written otherwise. */
export type Variation = "abbreviation" | "transliteration" | "slip";

/**
 * How `written` may stand for `known`; undefined when it does not. A slip of the pen: another letter in a word of four, one more or
 * less in a longer one, two in one of nine or more that begins alike. Two words that are both known, and numbers, are never slips of
 * one another.
 */
// eslint-disable-next-line complexity -- hot: once for each pair of words
export function variationOf(written: string, known: string, transliterated = false): Variation | undefined {
  const [kind, knownKind] = [kindOf(written), kindOf(known)];
  if (kind === "number" || knownKind === "number") return undefined;
  if (knownKind === "generic" && abbreviates(written, known)) return "abbreviation";
  if (kind === "generic" && abbreviates(known, written)) return "abbreviation";
  if (kind !== "distinctive" && knownKind !== "distinctive")
    return transliterated && soundOf(written) === soundOf(known) ? "transliteration" : undefined;
  if (knownKind !== "distinctive" && isSlipOfTable(written, known)) return "slip";
  const shorter = Math.min(written.length, known.length);
  if (shorter < (transliterated ? 2 : 4) || !isLatin(written) || !isLatin(known)) return undefined;
  const longer = Math.max(written.length, known.length);
  if (longer - shorter > (transliterated ? 4 : 2)) return undefined;
  if (!transliterated && bitsApart(lettersOf(written), lettersOf(known)) > 4) return undefined;
  if (soundOf(written) === soundOf(known)) return "transliteration";
  if (shorter === 4 && longer > 4) return undefined;
  if (isOtherVowels(written, known)) return "slip";
  if (isOneSlip(written, known)) return "slip";
  if (shorter >= 9 && written.slice(0, 3) === known.slice(0, 3) && editDistance(written, known, 2) <= 2) return "slip";
  return transliterated && shorter > 4 && isOneSlip(soundOf(written), soundOf(known)) ? "slip" : undefined;
}

/** Two vowels are others, as in names out of Arabic and Korean: the consonants of a long word say it. */
function isOtherVowels(written: string, known: string): boolean {
  if (written.length < 8 || written.length !== known.length) return false;
  let others = 0;
  for (let at = 0; at < written.length; at++) {
    if (written.charCodeAt(at) === known.charCodeAt(at)) continue;
    if (!isVowel(written.charAt(at)) || !isVowel(known.charAt(at)) || ++others > 2) return false;
  }
  return true;
}

function isVowel(letter: string): boolean {
  return "aeiouy".includes(letter);
}

function isLatin(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 97 && code <= 122;
}

/** Words of the tables in every spelling, in which a slip is looked for: `indstries` is `industries`, which is `industry`. */
const tableIndex = madeOfTables(() => new WordIndex(tableWords().filter((word) => /^[a-z]{5,}$/.test(word))));
const slips = new Map<string, ReadonlySet<string>>();

function isSlipOfTable(written: string, known: string): boolean {
  if (written.length < 6) return false;
  let meant = slips.get(written);
  // Stryker disable next-line ConditionalExpression: what is kept changes no answer, only what it costs.
  if (!meant) {
    const index = tableIndex();
    meant = new Set(
      [written, written.replace(/s$/, "")].flatMap((word) =>
        index.near(word).map((id) => canonicalWord(index.words[id] ?? "")),
      ),
    );
    // Stryker disable next-line ConditionalExpression,EqualityOperator: what is kept changes no answer, only what it costs.
    if (slips.size > mostKept) slips.clear();
    slips.set(written, meant);
  }
  return meant.has(known);
}

const mostKept = 2000;

/** `techn` for `technology`, `mfg` for `manufacturing`: the beginning, or a few consonants of it in order. */
function abbreviates(short: string, word: string): boolean {
  if (short.length < 3 || short.length + 2 > word.length || short.charCodeAt(0) !== word.charCodeAt(0)) return false;
  if (word.startsWith(short)) return true;
  if (short.length > 5 || /[aeiou]/.test(short.slice(1)) || hasDigit(short)) return false;
  let at = 0;
  for (const letter of short) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
