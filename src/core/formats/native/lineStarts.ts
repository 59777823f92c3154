const space = 32;
const tab = 9;

/** Which characters begin a line that is worth a look, by code. */
export function startsWith(characters: string): Uint8Array {
  const wanted = new Uint8Array(128);
  for (const char of characters) wanted[char.charCodeAt(0)] = 1;
  return wanted;
}

/**
 * Reports each line that begins, after blanks, with one of the `wanted` characters: `look` gets the offset of that character and may
 * give one from which to go on. Nearly all lines are passed over at the cost of finding their end.
 */
export function eachLine(text: string, wanted: Uint8Array, look: (start: number) => number | undefined): void {
  for (let line = 0; line < text.length;) {
    let start = line;
    let code = text.charCodeAt(start);
    while (code === space || code === tab) code = text.charCodeAt(++start);
    const from = wanted[code] === 1 ? (look(start) ?? start) : start;
    const end = text.indexOf("\n", from);
    if (end < 0) return;
    line = end + 1;
  }
}

/**
 * The same for lines that begin with a word, or a character, that is rare enough to be searched for: `isIndented` where blanks, and the
 * characters of `marks`, may be before it. Words of seven characters or more are found several times faster.
 */
export function eachLineWith(
  text: string,
  word: string,
  look: (start: number) => number | undefined,
  isIndented = false,
  marks = "",
): void {
  for (let at = text.indexOf(word); at >= 0;) {
    const from = beginsLine(text, at, isIndented, marks) ? (look(at) ?? at) : at;
    at = text.indexOf(word, Math.max(from, at + word.length));
  }
}

function beginsLine(text: string, offset: number, isIndented: boolean, marks: string): boolean {
  let at = offset - 1;
  if (isIndented)
    for (; at >= 0; at--) {
      const code = text.charCodeAt(at);
      if (code !== space && code !== tab && !marks.includes(text.charAt(at))) break;
    }
  return at < 0 || text.charCodeAt(at) === 10;
}
