/** Where a word is in a text, for questions that go through the text in order: the search goes on where the last one ended, so all of them cost one pass. */
export class Occurrences {
  /** Between these two the word does not begin. */
  private from = 0;
  private next = 0;

  constructor(
    private readonly text: string,
    private readonly word: string,
  ) {}

  /** Whether the word begins at or after `start` and before `end`. */
  isWithin(start: number, end: number): boolean {
    if (start < this.from) return this.text.slice(start, end + this.word.length - 1).includes(this.word);
    if (start >= this.next) {
      const found = this.text.indexOf(this.word, start);
      this.from = start;
      this.next = found < 0 ? this.text.length + 1 : found;
      // Found at once, it is asked for again from the next character on.
    }
    return this.next < end;
  }
}
