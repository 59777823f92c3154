import { nameFormOf } from "../names/nameForm.js";
import { kindOf } from "../names/words.js";

/** Some word is a legal form, or one that companies, institutes and authorities have in their names. */
export function hasOrganisationWord(name: string): boolean {
  const form = nameFormOf(name);
  return form.hasLegal || form.words.some((word) => kindOf(word) === "generic");
}
