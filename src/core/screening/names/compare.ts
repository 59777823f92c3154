import { agree, isOtherKind, legalWords } from "./legalForms.js";
import { isTelling, joinedOf, type NameForm } from "./nameForm.js";
import { isOneSlip } from "./oneSlip.js";
import { variationOf, type Variation } from "./slip.js";
import { bodies, hasDigit, isDistinctive, kindOf } from "./words.js";

/**
 * How near two names are. `full`: the same words. `spelling`: they differ in spelling only. `similar`: a common word more or less.
 * `related`: another legal form, another place, or one telling word more: a company of the same group, perhaps. `none`: others.
 */
export type Likeness = "full" | "spelling" | "similar" | "related" | "none";

/** One step of an alignment: a word of the name asked for beside the one of the known name it stands for. */
export interface WordPair {
  readonly written?: string;
  readonly known?: string;
  /** `apart`: the blanks are elsewhere. `added` and `missing` are of the name asked for. */
  readonly how: "same" | "apart" | Variation | "added" | "missing";
}

export interface NameComparison {
  readonly likeness: Likeness;
  /** 0 to 1; only for putting hits in order. */
  readonly score: number;
  /** Whether the legal form is the same, left out on one side, or another. */
  readonly legal: "same" | "left-out" | "other";
  readonly pairs: readonly WordPair[];
}

/** What is said of names that are not alike. */
export const unlike: NameComparison = { likeness: "none", score: 0, legal: "same", pairs: [] };

/** Compares the name asked for with a known one, word by word, whatever the order. Other numbers are another company. */
export function compareNames(asked: NameForm, known: NameForm): NameComparison {
  if (asked.words.length === 0 || isOtherKind(asked.legal, known.legal)) return unlike;
  const pairing = new Pairing(asked, known);
  pairing.pairAll();
  return pairing.judge();
}

class Pairing {
  private readonly pairs: WordPair[] = [];
  private askedLeft: string[];
  private knownLeft: string[];

  constructor(
    private readonly asked: NameForm,
    private readonly known: NameForm,
  ) {
    this.askedLeft = [...asked.words];
    this.knownLeft = [...known.words];
  }

  pairAll(): void {
    this.pairBy((written, known) => (written === known ? "same" : undefined));
    if (this.knownLeft.length === 0) return;
    this.pairJoined();
    this.pairBy((written, known) => variationOf(written, known, this.asked.transliterated));
  }

  private pairBy(howOf: (written: string, known: string) => WordPair["how"] | undefined): void {
    const left: string[] = [];
    for (const written of this.askedLeft) {
      let how: WordPair["how"] | undefined;
      const at = this.knownLeft.findIndex((known) => (how = howOf(written, known)) !== undefined);
      if (how === undefined) left.push(written);
      else this.pairs.push({ written, known: this.knownLeft.splice(at, 1)[0] ?? "", how });
    }
    this.askedLeft = left;
  }

  /** Words whose blanks are elsewhere: all that are left together, or two of one name that are one of the other. */
  private pairJoined(): void {
    const { askedLeft, knownLeft } = this;
    if (askedLeft.join("") === knownLeft.join("")) {
      this.pairs.push({ written: askedLeft.join(" "), known: knownLeft.join(" "), how: "apart" });
      this.askedLeft = [];
      this.knownLeft = [];
      return;
    }
    joinTwo(askedLeft, knownLeft, (two, one) => this.pairs.push({ written: two, known: one, how: "apart" }));
    joinTwo(knownLeft, askedLeft, (two, one) => this.pairs.push({ written: one, known: two, how: "apart" }));
  }

  judge(): NameComparison {
    const { asked, known } = this;
    const legal = !agree(asked.legal, known.legal)
      ? "other"
      : (asked.legal === 0) === (known.legal === 0)
        ? "same"
        : "left-out";
    const [likeness, score] = this.likeness();
    if (likeness === "none") return unlike;
    const pairs: WordPair[] = [
      ...this.pairs,
      ...this.askedLeft.map((written): WordPair => ({ written, how: "added" })),
      ...this.knownLeft.map((word): WordPair => ({ known: word, how: "missing" })),
    ];
    if (legal === "other") return { likeness: "related", score: Math.min(score, 0.7), legal, pairs };
    return { likeness, score: legal === "same" ? score : score - 0.02, legal, pairs };
  }

  private likeness(): readonly [Likeness, number] {
    if (this.askedLeft.length > 0 || this.knownLeft.length > 0) return this.withRemainder();
    const slips = this.pairs.filter(({ how }) => how === "slip");
    const spelt = this.pairs.some(({ how }) => how === "transliteration");
    if (slips.length === 0) {
      const whole =
        this.asked.words.length > 1 || isTelling(this.asked) || kindOf(this.asked.words[0] ?? "") === "number";
      if (!whole) return this.isSameToTheLegalForm() ? ["similar", 0.7] : ["none", 0];
      if (spelt) return ["spelling", 0.94];
      return ["full", this.pairs.every(({ how }) => how === "same") ? 1 : 0.97];
    }
    const telling = this.pairs.filter(isTellingPair);
    if (telling.length === 0) return ["none", 0];
    const sure = telling.some(({ how }) => how !== "slip");
    const most = Math.max(telling.length > 1 ? 2 : 1, Math.ceil(this.pairs.length / 2));
    if (slips.length > most || slips.some((slip) => shortest(slip) < 5 && !sure)) return ["none", 0];
    // One short word that tells all, and that with a letter wrong, may as well be another.
    const alone = !sure && telling.length < 2 && this.pairs.length < 3;
    if (alone && slips.some((slip) => shortest(slip) < 6 && !isVowelSlip(slip) && !isOfKnown(slip)))
      return ["similar", 0.8];
    return ["spelling", 0.95 - 0.03 * slips.length];
  }

  /** A name of common words alone (`JSC Star`) is like the very same only. */
  private isSameToTheLegalForm(): boolean {
    const { asked, known } = this;
    return asked.legal === known.legal && asked.hasLegal === known.hasLegal && this.pairs[0]?.how === "same";
  }

  /** Words are left on one side or both. */
  private withRemainder(): readonly [Likeness, number] {
    if (joinedSlip(this.asked, this.known)) return ["spelling", 0.88];
    const { askedLeft, knownLeft } = this;
    if (!sameNumbers(askedLeft, knownLeft)) return ["none", 0];
    const telling = this.pairs.filter(isTellingPair);
    const sure = telling.filter(({ how }) => how !== "slip").length;
    const asked = askedLeft.filter((word) => counts(word, sure));
    const known = knownLeft.filter((word) => counts(word, sure));
    const rest = [...asked, ...known];
    if (rest.length === 0) return telling.length > 0 ? ["full", 0.95] : ["none", 0];
    if (rest.some((word) => bodies.has(word))) return ["none", 0];
    if (sure === 0) {
      // A slip in a long word that tells all, beside places and common words.
      const long = telling.some((pair) => shortest(pair) >= 7);
      return long && !rest.some(isDistinctive) ? ["related", 0.5] : ["none", 0];
    }
    const others = [asked, known].map((words) => words.filter(isDistinctive).length);
    if (Math.min(...others) > 0 || Math.max(...others) > 1) return ["none", 0];
    if (Math.max(...others) === 1) return ["related", 0.5 + 0.05 * Math.min(sure, 3)];
    if (rest.some((word) => kindOf(word) === "place")) return ["related", 0.65];
    return sure > 1 && Math.min(asked.length, known.length) === 0 ? ["similar", 0.8] : ["related", 0.6];
  }
}

/** Whether a word that is left makes a difference: not a first number, a piece of a legal form, or an initial beside much else. */
function counts(word: string, sure: number): boolean {
  return word !== "1" && kindOf(word) !== "particle" && !legalWords().has(word) && (word.length > 1 || sure < 2);
}

/** Joins two neighbours of `many` that are one word of `few`; takes them out of both. */
function joinTwo(many: string[], few: string[], found: (two: string, one: string) => void): void {
  for (let at = 0; at + 1 < many.length; at++) {
    const [first = "", second = ""] = many.slice(at, at + 2);
    const one = few.indexOf(first + second);
    if (one < 0) continue;
    found(`${first} ${second}`, first + second);
    few.splice(one, 1);
    many.splice(at, 2);
    at--;
  }
}

/** Another vowel: the consonants say the word, as in names out of Arabic. */
function isVowelSlip({ written = "", known = "" }: WordPair): boolean {
  return written.replace(/[aeiouy]/g, "") === known.replace(/[aeiouy]/g, "");
}

/** A slip in a word that many names have. */
function isOfKnown({ known = "" }: WordPair): boolean {
  return !isDistinctive(known);
}

function shortest({ written = "", known = "" }: WordPair): number {
  return Math.min(written.length, known.length);
}

function isTellingPair({ written = "", known = "" }: WordPair): boolean {
  return known.split(" ").some(isDistinctive) || written.split(" ").some(isDistinctive);
}

/** Numbers that are left differ; a first one that is not counted is none. */
function sameNumbers(a: readonly string[], b: readonly string[]): boolean {
  const differs = (word: string): boolean => hasDigit(word) && word !== "1";
  return !a.some(differs) && !b.some(differs);
}

/** One letter differs in the whole, and the blanks are elsewhere. */
function joinedSlip(asked: NameForm, known: NameForm): boolean {
  const shorter = Math.min(lengthOf(asked), lengthOf(known));
  if (asked.words.length === known.words.length || shorter < 9) return false;
  // Stryker disable next-line ConditionalExpression,EqualityOperator: it is no slip either, and costs less to tell here.
  if (Math.abs(lengthOf(asked) - lengthOf(known)) > 1) return false;
  if (!isTelling(asked) || !isTelling(known)) return false;
  const [a, b] = [joinedOf(asked), joinedOf(known)];
  return !hasDigit(a) && !hasDigit(b) && isOneSlip(a, b);
}

function lengthOf({ words }: NameForm): number {
  let length = 0;
  for (const word of words) length += word.length;
  return length;
}
