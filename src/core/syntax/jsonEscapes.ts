/** A JSON text without the escapes that its characters do not need, and where its offsets were. */
export interface UnescapedText {
  readonly text: string;
  /** The offset in the text as written of one in this text: of a character, or after one. */
  offsetOf(offset: number): number;
}

/**
 * The text with `\/` and `\uXXXX` as the characters that they are, for readers that compare what is in the text; undefined where it
 * has none. Escapes that a string needs (`\"`, `\\`, `\n`) stay. https://www.rfc-editor.org/rfc/rfc8259#section-7
 */
export function unescapedJson(text: string): UnescapedText | undefined {
  // One character is found many times as quickly as an expression finds that it is nowhere (the rows `SPDX JSON` and `CycloneDX JSON`).
  if (!text.includes("\\") || !/\\(?:\/|u[0-9a-fA-F]{4})/.test(text)) return undefined;
  // Of each escape the offset of its character in the new text, and how much is left out up to it.
  const places: number[] = [];
  const shifts: number[] = [];
  let shift = 0;
  const plain = text.replace(
    /\\(?:u([0-9a-fA-F]{4})|[^u])/g,
    (escape: string, code: string | undefined, at: number) => {
      const character =
        escape === "\\/" ? "/" : code === undefined ? "" : String.fromCharCode(Number.parseInt(code, 16));
      if (character === "" || !/^[ !#-[\]-~\u00a1-\ud7ff\ue000-\ufefe]$/.test(character)) return escape;
      places.push(at - shift);
      shift += escape.length - 1;
      shifts.push(shift);
      return character;
    },
  );
  if (places.length === 0) return undefined;
  return {
    text: plain,
    offsetOf(offset) {
      let low = 0;
      let high = places.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((places[middle] ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return offset + (low === 0 ? 0 : (shifts[low - 1] ?? 0));
    },
  };
}
