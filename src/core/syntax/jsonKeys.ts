import { SoughtWord } from "../text/within.js";

/** Keys that a reader looks for, recognised by their length and first letter before they are compared. They need no escapes. */
export class JsonKeys<Word extends string = string> {
  /** By length and first letter: the number of the first word that a key may be, −1 for none. */
  private readonly slots = new Int16Array(lengths * letters).fill(-1);
  /** By number: that of the next word of the same slot. */
  private readonly others: Int16Array;
  private readonly sought: readonly SoughtWord[];

  constructor(readonly words: readonly Word[]) {
    this.sought = words.map((word) => new SoughtWord(word));
    this.others = new Int16Array(words.length);
    for (const [number, word] of words.entries()) {
      const slot = slotOf(word.length, word.charCodeAt(0));
      this.others[number] = this.slots[slot] ?? -1;
      this.slots[slot] = number;
    }
  }

  /** The number of the word that is in `text` from `start` to `end`, quotes left out; −1 for another. */
  numberAt(text: string, start: number, end: number): number {
    if (start < 0) return -1;
    let number = this.slots[slotOf(end - start, text.charCodeAt(start))] ?? -1;
    while (number >= 0) {
      const sought = this.sought[number];
      if (sought?.word.length === end - start && sought.standsAt(text, start)) return number;
      number = this.others[number] ?? -1;
    }
    return -1;
  }
}

/** Where the strings of a map are that a reader looks for: start and end by the number of their key, −1 where there is none. */
export class JsonSpans {
  private readonly places: Int32Array;

  constructor(readonly keys: JsonKeys) {
    this.places = new Int32Array(keys.words.length * 2).fill(-1);
  }

  clear(): void {
    const { places } = this;
    // A handful, for which a loop is quicker than `fill`.
    for (let at = 0; at < places.length; at++) places[at] = -1;
  }

  set(number: number, start: number, end: number): void {
    this.places[number * 2] = start;
    this.places[number * 2 + 1] = end;
  }

  start(number: number): number {
    return this.places[number * 2] ?? -1;
  }

  end(number: number): number {
    return this.places[number * 2 + 1] ?? -1;
  }
}

const lengths = 32;
const letters = 32;

function slotOf(length: number, letter: number): number {
  return (Math.min(length, lengths - 1) << 5) | (letter & (letters - 1));
}
