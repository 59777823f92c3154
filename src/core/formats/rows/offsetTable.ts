/**
 * Rows of whole numbers in one array: offsets into a text, and numbers of words. A row is known by the place of its first cell, so
 * that to read a cell is one addition. To keep an object alive for each row costs more than to read the text it comes from.
 */
export class OffsetTable {
  private cells: Int32Array;
  private used = 0;

  /** `rows` is how many are expected; the table grows beyond that by doubling. */
  constructor(
    private readonly width: number,
    rows: number,
  ) {
    this.cells = new Int32Array(Math.max(1, rows) * width);
  }

  /** Appends a row, all of whose cells are 0. */
  add(): number {
    const row = this.used;
    this.used = row + this.width;
    if (this.used > this.cells.length) this.grow();
    return row;
  }

  /** A cell; −1 outside the table. */
  get(row: number, column: number): number {
    return this.cells[row + column] ?? -1;
  }

  set(row: number, column: number, value: number): void {
    this.cells[row + column] = value;
  }

  /** Sets two neighbouring cells, a start and an end. */
  setPair(row: number, column: number, start: number, end: number): void {
    const { cells } = this;
    cells[row + column] = start;
    cells[row + column + 1] = end;
  }

  /** Where the next row will begin. */
  get end(): number {
    return this.used;
  }

  /** Hands on each row: an iterator would make an object for it. */
  each(take: (row: number) => void): void {
    for (let row = 0; row < this.used; row += this.width) take(row);
  }

  private grow(): void {
    const more = new Int32Array(this.cells.length * 2);
    more.set(this.cells);
    this.cells = more;
  }
}

/** Numbers the columns of a table by their names, and tells how many there are. A pair is named by its start. */
export function columnsOf<Name extends string>(
  ...names: readonly Name[]
): Readonly<Record<Name, number>> & { readonly width: number } {
  const numbered = names.map((name, number): readonly [string, number] => [name, number]);
  return { ...(Object.fromEntries(numbered) as Record<Name, number>), width: names.length };
}

/** Numbers for the few different words of a column. */
export class WordColumn<Word extends string> {
  private readonly words: Word[] = [];

  numberOf(word: Word): number {
    // Nearly always it is the first.
    if (this.words[0] === word) return 0;
    const known = this.words.indexOf(word);
    return known >= 0 ? known : this.words.push(word) - 1;
  }

  wordOf(number: number): Word | undefined {
    return this.words[number];
  }
}
