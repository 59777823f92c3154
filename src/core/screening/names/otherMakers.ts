import { compileForms } from "./compiledForms.js";
import { isTelling, nameFormOf, type NameForm } from "./nameForm.js";
import { NameIndex } from "./nameIndex.js";
import { madeOfTables } from "./wordTables.js";

/** Well-known makers who are no party of the blacklist. */
const makers = madeOfTables((tables) => {
  const forms: readonly NameForm[] = tables.makers.split("|").map(nameFormOf);
  return { forms, index: new NameIndex(compileForms(forms)) };
});

/** Reads them now, so that it is not the first name to be asked about that waits for them. */
export function prepareOtherMakers(): void {
  makers();
}

/** The name is that of a well-known maker. */
export function isOtherMaker(form: NameForm): boolean {
  return makers()
    .index.find(form)
    .some(({ comparison }) => comparison.likeness === "full");
}

/** The name is that of a well-known maker, or of a branch of one: it holds the name, and what tells it. */
export function isOfOtherMaker(form: NameForm): boolean {
  if (isOtherMaker(form)) return true;
  return makers().forms.some(
    (maker) => (isTelling(maker) || maker.words.length > 1) && maker.words.every((word) => form.words.includes(word)),
  );
}
