import type { ShellWord } from "../../../syntax/shellWords.js";
import { expandVariables } from "../images/variables.js";
import type { Written } from "../declared.js";

/** Longer words are no names and addresses; the limit keeps variables made of variables from growing without bound. */
const longest = 2000;

/** A word with the variables in it that are known; it is where it is written. */
export function filledWord(word: ShellWord, valueOf: (name: string) => Written | undefined): ShellWord {
  if (!word.value.includes("$")) return word;
  const { value } = expandVariables(word.value, 0, word.value.length, valueOf);
  return value.length > longest || value === word.value ? word : { ...word, value };
}
