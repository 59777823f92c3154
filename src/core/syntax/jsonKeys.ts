/** Keys that a reader looks for. Most others are told by their length and first letter, before they are read. */
export class JsonKeys {
  /** By length and first letter: 1 where a key may be one of the words. */
  private readonly slots = new Uint8Array(lengths * letters);

  constructor(words: readonly string[]) {
    for (const word of words) this.slots[slotOf(word.length, word.charCodeAt(0))] = 1;
  }

  /** Whether a key of that length, with that first letter, may be one of the words. */
  mayHave(length: number, letter: number): boolean {
    return this.slots[slotOf(length, letter)] === 1;
  }
}

const lengths = 32;
const letters = 32;

function slotOf(length: number, letter: number): number {
  return (Math.min(length, lengths - 1) << 5) | (letter & (letters - 1));
}
