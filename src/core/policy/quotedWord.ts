/** The longest piece of a file that a message repeats. */
const longest = 40;

/**
 * A word of a policy file as messages quote it: one line, short, and without characters that a terminal or an editor acts on. A policy
 * may `extends` a file that is not one, so what is there is never repeated at length.
 */
export function quotedWord(word: string): string {
  const cut = word.length > longest ? `${word.slice(0, longest - 1)}…` : word;
  // Controls, format characters (bidirectional marks among them), line and paragraph ends, and halves of surrogate pairs.
  const plain = cut.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${plain}"`;
}
