import { editDistance } from "../../text/editDistance.js";
import { soundOf } from "./sound.js";
import { hasDigit, kindOf } from "./words.js";

/** How a word stands for another that is written otherwise. */
export type Variation = "abbreviation" | "transliteration" | "slip";

/**
 * How `written` may stand for `known`; undefined when it does not. A slip of the pen: another letter in a word of four, one more or
 * less in a longer one, two in one of nine or more that begins alike. Two words that are both known, and numbers, are never slips of one another.
 */
export function variationOf(written: string, known: string, transliterated = false): Variation | undefined {
  if (hasDigit(written) || hasDigit(known)) return undefined;
  const [kind, knownKind] = [kindOf(written), kindOf(known)];
  if (knownKind === "generic" && abbreviates(written, known)) return "abbreviation";
  if (kind === "generic" && abbreviates(known, written)) return "abbreviation";
  if (kind !== "distinctive" && knownKind !== "distinctive") return undefined;
  const shorter = Math.min(written.length, known.length);
  if (shorter < (transliterated ? 2 : 4) || !/^[a-z]/.test(written) || !/^[a-z]/.test(known)) return undefined;
  if (Math.abs(written.length - known.length) > (transliterated ? 4 : 2)) return undefined;
  if (soundOf(written) === soundOf(known)) return "transliteration";
  if (shorter < 5) return editDistance(written, known, 1) <= 1 && written.length === known.length ? "slip" : undefined;
  const limit = shorter >= 9 && written.slice(0, 3) === known.slice(0, 3) ? 2 : 1;
  if (editDistance(written, known, limit) <= limit) return "slip";
  // The plural of a common word was taken off the known one alone.
  if (knownKind === "generic" && written.endsWith("s") && editDistance(written.slice(0, -1), known, 1) <= 1)
    return "slip";
  return transliterated && editDistance(soundOf(written), soundOf(known), 1) <= 1 ? "slip" : undefined;
}

/** `techn` for `technology`, `mfg` for `manufacturing`: the beginning, or letters of it in order from the first to one near the last. */
function abbreviates(short: string, word: string): boolean {
  if (short.length < 2 || short.length + 2 > word.length || short.charCodeAt(0) !== word.charCodeAt(0)) return false;
  if (word.startsWith(short)) return short.length >= 3;
  if (/[aeiou]/.test(short.slice(1)) || short.length > 5) return false;
  let at = 0;
  for (const letter of short) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return short.length >= 3;
}
