import { partOfWord, type ShellWord } from "../../../syntax/shellWords.js";

/** The word without a version that is a variable: `name==$VERSION` and `name@$VERSION` name the package all the same. */
export function withoutUnknownVersion(word: ShellWord): ShellWord {
  const at = word.value.search(/(?!^)(?:[=~!<>]?=|[<>@:])[^/]*[$`]/);
  return at > 0 ? { ...word, ...partOfWord(word, 0, at) } : word;
}
