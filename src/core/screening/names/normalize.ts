import { letters } from "./letters.js";

/**
 * A name as it is compared: compatibility forms resolved, small letters, no marks, letters of other scripts that are in a
 * Latin word as its Latin look-alikes, Cyrillic and Greek in Latin letters, simplified characters, dotted initials joined,
 * possessives without their ending, characters that are not seen left out, one blank between words.
 */
export function normalizeName(text: string): string {
  const small = text.toLowerCase();
  return joinInitials(/^[\x20-\x7e]*$/.test(small) ? small : plainLetters(small))
    .replace(/(?<=[\p{L}\p{N}])['’`´ʼʻ‘]s?(?![\p{L}\p{N}])|(?<=\p{L})['’`´ʼʻ‘](?=\p{L})/gu, "")
    .replace(/&/g, " and ")
    .replace(/\+/g, "plus")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** `l.x.c.` is one word, and so is `int'l`; between letters a dot alone divides nothing. */
function joinInitials(text: string): string {
  if (!text.includes(".")) return text;
  return text.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){1,8}\p{L}(?![\p{L}\p{N}])\.?/gu, (initials) =>
    initials.replace(/\./g, ""),
  );
}

function plainLetters(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Mn}]+/gu, (run) => run.replace(/\p{Cf}/gu, ""))
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/[\p{L}\p{N}]+/gu, inLatin)
    .replace(/([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}]+)/gu, " $1 ");
}

function inLatin(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word;
  const { latin, lookAlikes, simplified } = letters();
  const mixed = /[a-z]/.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}\u0251\u0261]/u.test(word);
  let out = "";
  for (const char of word) {
    out += (mixed ? lookAlikes.get(char) : undefined) ?? latin.get(char) ?? simplified.get(char) ?? char;
  }
  return out;
}
