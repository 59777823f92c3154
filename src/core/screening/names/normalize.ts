import { letters } from "./letters.js";

/**
 * A name as it is compared: compatibility forms resolved, small letters, no marks, letters of other scripts that stand in a
 * Latin word as its Latin look-alikes, Cyrillic and Greek in Latin letters, dotted initials joined, one blank between words.
 */
export function normalizeName(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase();
  if (/^[a-z0-9 ]*$/.test(plain)) return plain.replace(/ +/g, " ").trim();
  const unmarked = plain
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC");
  const joined = unmarked
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){1,8}\p{L}(?![\p{L}\p{N}])\.?/gu, (initials) => initials.replace(/\./g, ""))
    .replace(/(?<=\p{L})['’`´ʼʻ‘](?=\p{L})/gu, "")
    .replace(/&/g, " and ")
    .replace(/\+/g, "plus");
  const latin = joined.replace(/[\p{L}\p{N}]+/gu, latinWord);
  return latin
    .replace(/([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)/gu, " $1 ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function latinWord(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word;
  const mixed = /[a-z]/.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);
  let out = "";
  for (const char of word) out += (mixed ? letters.lookAlikes.get(char) : undefined) ?? letters.latin.get(char) ?? char;
  return out;
}
