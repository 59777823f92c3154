import { isTelling, nameFormOf } from "./nameForm.js";
import { longestName } from "./partyNames.js";

/** Why nothing can be said of a name that matches nothing; undefined when it can be told from others. */
export function unclearOf(name: string): string | undefined {
  if (name.length > longestName) return `longer than ${longestName} characters`;
  if (!/[\p{L}\p{N}]/u.test(name)) return "it holds no letter and no digit";
  const form = nameFormOf(name);
  const script = form.words.find(
    (word) =>
      /^\p{L}/u.test(word) &&
      !/^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word),
  );
  if (script !== undefined) return `"${script}" is in letters that are not compared with others`;
  if (!isTelling(form)) return "it holds only words that many names have";
  return undefined;
}
