const size = 4096;

/**
 * Turns away most names that are not in a small set, by their length and three characters: to look each name of a large text up
 * in a `Set` costs more than to read it. What passes has to be looked up.
 */
export class NameFilter {
  private readonly known = new Uint8Array(size);

  add(name: string): void {
    this.known[hashOf(name, 0, name.length)] = 1;
  }

  /** False when the name that is in `text` from `start` to `end` was not added. */
  mayHave(text: string, start: number, end: number): boolean {
    return this.known[hashOf(text, start, end)] === 1;
  }
}

function hashOf(text: string, start: number, end: number): number {
  const length = end - start;
  const ends = text.charCodeAt(start) * 961 + text.charCodeAt(end - 1) * 31;
  return (ends + text.charCodeAt(start + (length >> 1)) + length * 97) & (size - 1);
}
