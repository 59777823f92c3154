import { strToU8, zlibSync } from "fflate";
import { packMark } from "../../src/core/blacklist/pack.js";

/** JSON in ASCII: other characters are written as escapes. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The bytes of the file of what is known (see `pack.ts`): the head is the first line of a text, the parts are the others. Throws for a text that is not ASCII. */
export function writePack(text: string): Uint8Array {
  if (/[^\n -~]/.test(text)) throw new Error("The text of a pack is ASCII.");
  const [head = "", ...lines] = text.split("\n");
  const parts = lines.map((line) => ({ deflated: zlibSync(strToU8(line), { level: 9 }), length: line.length }));
  const lengths = JSON.stringify(parts.map(({ deflated, length }) => [deflated.length, length]));
  const pieces = [strToU8(`${packMark}${lengths}\n${head}\n`), ...parts.map(({ deflated }) => deflated)];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return bytes;
}
