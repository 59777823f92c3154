import { madeOfTables } from "../names/wordTables.js";

/** Words that are given names and hardly a company's. */
const givenNames = madeOfTables((tables): ReadonlySet<string> => new Set(tables.givenNames.split(" ")));
const titles =
  /^(?:dr|mr|mrs|ms|prof|haji|hajji|sheikh|mullah|maulvi|general|col|colonel|gen|sir|sayyid|sayed|syed)\b\.?/i;
/** Patronymics, by which a Russian or Ukrainian name is a person's. */
const patronymic = /(?:ovich|evich|ievich|ovna|evna|ichna|ogly|oglu)$/;

/**
 * Whether a name is shaped as a person's: two to five words of letters, and a given name, a patronymic, an initial or a title among them.
 * It is asked only of names without an organisation's word.
 */
export function isPersonShaped(name: string): boolean {
  const [plain = ""] = name.split(/[(;]/);
  const isTitled = titles.test(plain);
  const words = plain
    .replace(titles, "")
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length < 2 || words.length > 5) return false;
  if (!words.every((word) => /^\p{L}[\p{L}'’.-]*$/u.test(word))) return false;
  const small = words.map((word) => word.toLowerCase().replace(/[.'’]/g, ""));
  return (
    isTitled ||
    small.some((word) => givenNames().has(word) || patronymic.test(word)) ||
    (words.length === 3 && /^\p{Lu}\.?$/u.test(words[1] ?? "")) ||
    (words.length <= 3 && /^\p{Lu}\.$/u.test(words[0] ?? ""))
  );
}
