import { isEastAsian, splitEastAsian } from "./eastAsian.js";
import { legalPhrases, legalStarts, legalWords } from "./legalForms.js";
import { normalizeName } from "./normalize.js";
import { soundOf } from "./sound.js";
import { WordIndex } from "./wordIndex.js";
import { canonicalWord, commonWords, isDistinctive, isKnown, isStopWord, kindOf } from "./words.js";
import { madeOfTables } from "./wordTables.js";
import type { Steps } from "../../text/steps.js";

/** A name taken apart for comparing. */
export interface NameForm {
  /** Words without legal forms and stop words, in the spelling they are compared in. */
  readonly words: readonly string[];
  /** The same words as they were written; absent for names out of a compiled index. */
  readonly written?: readonly string[];
  /** Legal forms in the name, as bits; see `legalForms.ts`. */
  readonly legal: number;
  /** A legal form is written, be it one that is said of any company. */
  readonly hasLegal: boolean;
  /** It was written in Cyrillic or Greek letters, so that its words may be spelt in several ways. */
  readonly transliterated?: boolean;
}

/** Takes `name` apart. */
export function nameFormOf(name: string): NameForm {
  const transliterated = /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name);
  const spelt = joinLetters(normalizeName(name.replace(gluedForm, " ")).split(" ")).flatMap(takeApart);
  const written = transliterated ? spelt.map(knownBySound) : spelt;
  const words: string[] = [];
  const kept: string[] = [];
  let legal = 0;
  let hasLegal = false;
  for (let at = 0; at < written.length;) {
    const taken = legalPhraseAt(written, at);
    if (taken.length > 0 && !(taken.length === written.length && words.length === 0)) {
      legal |= taken.legal;
      hasLegal = true;
      at += taken.length;
      continue;
    }
    const place = wordPhraseAt(written, at);
    const word = place?.word ?? canonicalWord(written[at] ?? "");
    if (word !== "" && (!isStopWord(word) || written.length === 1)) {
      // Each of the two words of `hong_kong`.
      for (const part of word.split("_")) {
        words.push(part);
        kept.push(place ? written.slice(at, at + place.length).join(" ") : (written[at] ?? ""));
      }
    }
    at += place?.length ?? 1;
  }
  // A name that is a legal form and nothing else is a name.
  if (words.length === 0) for (const word of written) if (word !== "") words.push(word);
  return { ...joinNumbers(words, kept), legal, hasLegal, ...(transliterated && { transliterated }) };
}

/** Before a legal form that is written onto the name: `SiemensAG`. */
const gluedForm = /(?<=\p{Ll}{3})(?=(?:AG|GmbH|LLC|Ltd|Inc|SA|SE|BV|NV|AB|KG|PLC|JSC|Corp)\.?$)/u;

/** All words together: names differ in where the blanks are. */
export function joinedOf(form: NameForm): string {
  return form.words.join("");
}

/** Some word tells this name from others. */
export function isTelling(form: NameForm): boolean {
  return form.words.some(isDistinctive);
}

/** How many words tell this name from others. */
export function tellingCount(form: NameForm): number {
  return form.words.filter(isDistinctive).length;
}

/** `l l c` is `llc`: letters that stand alone side by side are initials. */
function joinLetters(words: readonly string[]): string[] {
  const out: string[] = [];
  let joining = false;
  for (const word of words) {
    const single = word.length === 1 && word >= "a" && word <= "z";
    if (single && joining) out[out.length - 1] += word;
    else out.push(word);
    joining = single;
  }
  return out;
}

function takeApart(word: string): readonly string[] {
  return isEastAsian(word) ? splitEastAsian(word).map((piece) => piece.word) : [word];
}

/** Words of legal forms and words that many names have, by how they sound: `limited`, `tekhnolodzhi`. */
const knownSounds = madeOfTables(
  (): ReadonlyMap<string, string> =>
    new Map(
      [...commonWords(), ...legalWords()]
        .filter(
          (known) => /^[a-z]{3,}$/.test(known) && soundOf(canonicalWord(known)).startsWith(soundOf(known).slice(0, 3)),
        )
        .map((known): [string, string] => [soundOf(known), known]),
    ),
);

function knownBySound(word: string): string {
  if (word.length < 3 || legalStarts().has(word) || isKnown(word)) return word;
  return knownSounds().get(soundOf(word)) ?? word;
}

const nothing = { length: 0, legal: 0 };

/** Number of words of the longest legal form that begins at `at`. */
function legalPhraseAt(words: readonly string[], at: number): { readonly length: number; readonly legal: number } {
  const first = words[at] ?? "";
  const phrase = legalStarts()
    .get(first)
    ?.find((candidate) => standsIn(candidate, words, at));
  if (!phrase) return slippedFormAt(words, at);
  // `limited` of `limited liablity company`.
  const mended = isKnown(words[at + phrase.length] ?? "") ? nothing : slippedFormAt(words, at);
  if (mended.length > phrase.length) return mended;
  // One- and two-letter forms only at the end or the beginning: `AB` and `SE` are also words inside names.
  const short = phrase.length === 1 && first.length <= 2 && first !== "co";
  if (short && at > 0 && at + 1 < words.length && !legalStarts().has(words[at + 1] ?? "")) return nothing;
  return { length: phrase.length, legal: legalPhrases().get(phrase.join(" ")) ?? 0 };
}

function standsIn(phrase: readonly string[], words: readonly string[], at: number): boolean {
  for (let offset = 0; offset < phrase.length; offset++) if (phrase[offset] !== words[at + offset]) return false;
  return true;
}

/** A legal form with slips in long words, where the name begins or ends: `joint stock compan`, `aktiengeselschaft`. */
function slippedFormAt(words: readonly string[], at: number): { readonly length: number; readonly legal: number } {
  const first = words[at] ?? "";
  if (first.length < 5 || (at > 0 && at + 6 < words.length)) return nothing;
  if (!legalStarts().has(legalSpelling(first))) return nothing;
  const mended = words.slice(at, at + 6).map(legalSpelling);
  const phrase = legalStarts()
    .get(mended[0] ?? "")
    ?.find((each) => standsIn(each, mended, 0));
  if (!phrase || phrase.length === words.length || (at > 0 && !endsAfter(words, at + phrase.length))) return nothing;
  if (phrase.length === 1 && first.length < (at === 0 ? 8 : 6)) return nothing;
  return { length: phrase.length, legal: legalPhrases().get(phrase.join(" ")) ?? 0 };
}

/** Nothing but another legal form follows. */
function endsAfter(words: readonly string[], at: number): boolean {
  return at >= words.length || legalStarts().has(words[at] ?? "");
}

/** Words of legal forms long enough that a slip of one letter still says them. */
const longWords = madeOfTables(() => new WordIndex([...legalWords()].filter((each) => /^[a-z]{5,}$/.test(each))));
const spelt = new Map<string, string>();

function legalSpelling(word: string): string {
  if (word.length < 5 || legalStarts().has(word) || isKnown(word)) return word;
  const before = spelt.get(word);
  // Stryker disable next-line ConditionalExpression: what is kept changes no answer, only what it costs.
  if (before !== undefined) return before;
  const known = longWords();
  const [id] = known.near(word);
  const meant = id === undefined ? word : (known.words[id] ?? word);
  // Stryker disable next-line ConditionalExpression,EqualityOperator: what is kept changes no answer, only what it costs.
  if (spelt.size > 5000) spelt.clear();
  spelt.set(word, meant);
  return meant;
}

/** Makes the tables that names in some spelling need, in steps, so that it is not the first such name that waits for them. */
export function* prepareNameForms(): Steps<void> {
  // Letters, words, legal forms, places and what is in Chinese names.
  nameFormOf("Näme");
  yield;
  nameFormOf("名");
  yield;
  knownSounds();
  yield;
  longWords();
  yield;
}

/** Words that are together and say one, mostly a place, by the first of them; the longest first. */
const wordPhrases = madeOfTables(
  (tables): ReadonlyMap<string, readonly (readonly [words: readonly string[], meant: string])[]> => {
    const found = new Map<string, [string[], string][]>();
    for (const row of tables.phrases.split("|")) {
      const [text = "", meant = ""] = row.split("=");
      const words = text.split(" ");
      const [first = ""] = words;
      found.set(
        first,
        [...(found.get(first) ?? []), [words, meant] as [string[], string]].sort((a, b) => b[0].length - a[0].length),
      );
    }
    return found;
  },
);

function wordPhraseAt(
  words: readonly string[],
  at: number,
): { readonly length: number; readonly word: string } | undefined {
  const found = wordPhrases()
    .get(words[at] ?? "")
    ?.find(([phrase]) => phrase.every((word, offset) => words[at + offset] === word));
  return found && { length: found[0].length, word: found[1] };
}

const romans: ReadonlyMap<string, string> = new Map([
  ["i", "1"],
  ["v", "5"],
  ["x", "10"],
  ["xi", "11"],
]);

/** "forty 4" is 44, and a roman numeral that ends a name counts: "Fund V". */
function joinNumbers(words: readonly string[], written: readonly string[]): Pick<NameForm, "words" | "written"> {
  const out: string[] = [];
  const kept: string[] = [];
  words.forEach((word, at) => {
    const previous = out[out.length - 1];
    const roman =
      at > 0 && at === words.length - 1 && kindOf(previous ?? "") === "generic" ? romans.get(word) : undefined;
    if (/^[1-9]$/.test(word) && previous !== undefined && /^[2-9]0$/.test(previous)) {
      out[out.length - 1] = String(Number(previous) + Number(word));
      kept[kept.length - 1] += ` ${written[at] ?? word}`;
    } else {
      out.push(roman ?? word);
      kept.push(written[at] ?? word);
    }
  });
  return { words: out, written: kept };
}
