import type { Band } from "../../model.js";
import type { NameComparison } from "./compare.js";
import { isTelling, joinedOf, type NameForm } from "./nameForm.js";
import type { KnownName } from "./knownName.js";
import { isDistinctive, kindOf } from "./words.js";

/** The band of a name that someone recorded as a party's. A name or alias in full is a fact. */
export function curatedBand(asked: NameForm, known: KnownName, comparison: NameComparison): Band {
  const { likeness, legal } = comparison;
  if (likeness === "none") return "none";
  if (known.weak) return likeness === "full" && legal !== "other" ? "hint" : likeness === "full" ? "related" : "none";
  if (known.whole && !(likeness === "full" && legal === "same" && asked.hasLegal))
    return likeness === "full" ? (legal === "other" ? "none" : "hint") : "none";
  switch (likeness) {
    case "full":
      return legal === "same" ? "error" : "warning";
    case "spelling":
      if (isShort(known.form)) return "none";
      return isAlone(asked) ? "hint" : "warning";
    case "similar":
      return isShort(known.form) ? "none" : "hint";
    case "related":
      return "related";
  }
}

/** What speaks for an entry of an official list besides its name. */
export interface ListedSigns {
  /** Several entries bear the name, which says that it is common. */
  readonly shared: boolean;
  /** A second sign agrees: the country, the kind of list. */
  readonly seconded: boolean;
  /** The list itself calls the name a weak one. */
  readonly isWeak?: boolean;
}

/** The band of an entry of an official list that nobody looked at, and what made it besides the words. */
export function listedBand(
  asked: NameForm,
  comparison: NameComparison,
  { shared, seconded, isWeak = false }: ListedSigns,
): { readonly band: Band; readonly reason: { readonly reason?: string } } {
  const { likeness } = comparison;
  if (likeness === "none" || likeness === "related") return { band: likeness, reason: {} };
  if (likeness === "similar") return { band: "hint", reason: {} };
  const hint = (reason: string): ReturnType<typeof listedBand> => ({ band: "hint", reason: { reason } });
  if (isWeak) return hint("the list calls the name a weak one");
  if (isShort(asked) && !asked.hasLegal) return hint("a name of four letters or fewer");
  if (isAlone(asked) && !isLongFull(asked, comparison)) return hint("one word without a legal form");
  if (shared) return hint("several entries have this name");
  return likeness === "full" && seconded
    ? { band: "error", reason: { reason: "the country is the entry's" } }
    : { band: "warning", reason: {} };
}

/** A long word that is all of a company's name but its legal form: hardly two companies bear it. */
function isLongFull(asked: NameForm, { likeness, legal }: NameComparison): boolean {
  return likeness === "full" && legal === "left-out" && joinedOf(asked).length >= 9;
}

/** One word without a legal form: many may bear it. */
function isAlone(form: NameForm): boolean {
  return form.words.length === 1 && !form.hasLegal;
}

/** Four Latin letters or fewer are the name of many companies; Chinese characters say more each. */
export function isShort(form: NameForm): boolean {
  const joined = joinedOf(form);
  return joined.length <= 4 && /^[a-z0-9]*$/.test(joined);
}

/** The name is the party's but for its legal form or a place: a branch of it in all likelihood. */
export function isBranch({ likeness, pairs }: NameComparison): boolean {
  if (likeness !== "related") return false;
  return pairs.every(({ how, written = "", known = "" }) =>
    how === "added" || how === "missing" ? kindOf(written || known) === "place" : how !== "slip",
  );
}

/** The telling words of a name. */
export function tellingWords(form: NameForm): readonly string[] {
  return isTelling(form) ? form.words.filter(isDistinctive) : [];
}
