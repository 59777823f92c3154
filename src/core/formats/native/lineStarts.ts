const space = 32;
const tab = 9;

/** Which characters begin a line that is worth a look, by code. */
export function startsWith(characters: string): Uint8Array {
  const wanted = new Uint8Array(128);
  for (const char of characters) wanted[char.charCodeAt(0)] = 1;
  return wanted;
}

/**
 * Tells of each line that begins, behind blanks, with one of the `wanted` characters: `look` gets the offset of that character and may
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
