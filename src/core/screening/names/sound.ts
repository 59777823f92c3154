/**
 * How a word sounds, roughly: the same for the spellings that transliterations give it (`Tekhnologii`, `Tehnologiy`; `Zavod`, `Sawod`
 * not). Only for telling spellings of one word; two words may sound alike.
 */
export function soundOf(word: string): string {
  const known = sounds.get(word);
  // Stryker disable next-line ConditionalExpression: what is kept changes no answer, only what it costs.
  if (known !== undefined) return known;
  // Stryker disable next-line ConditionalExpression,EqualityOperator: what is kept changes no answer, only what it costs.
  if (sounds.size > mostKept) sounds.clear();
  const sound = soundAnew(word);
  sounds.set(word, sound);
  return sound;
}

const sounds = new Map<string, string>();
const mostKept = 5000;

function soundAnew(word: string): string {
  return word
    .replace(/shch|sch|sh/g, "S")
    .replace(/dzh|dj|j/g, "i")
    .replace(/zh/g, "Z")
    .replace(/[kgc]h/g, "h")
    .replace(/ts|tz|c/g, "k")
    .replace(/ph/g, "f")
    .replace(/qu/g, "kv")
    .replace(/q/g, "k")
    .replace(/x/g, "ks")
    .replace(/w/g, "v")
    .replace(/y/g, "i")
    .replace(/ie/g, "e")
    .replace(/(.)\1+/g, "$1");
}
