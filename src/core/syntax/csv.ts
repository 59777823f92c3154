/** The delimiters tables are written with, in the order in which a tie is decided. */
export const csvDelimiters: readonly string[] = ["\t", ";", ",", "|"];

/** A quoted cell longer than this was never closed: no cell of a table is a chapter. */
const longestQuotedCell = 10_000;

/**
 * Walks the rows of delimited text: RFC 4180 with what people make of it (any delimiter, stray and unclosed quotes, blank lines,
 * rows of any length). The cells of the current row lie in `starts` and `ends`, which the next row reuses, so that half a million
 * rows cost no object each. One pass; never throws. https://www.rfc-editor.org/rfc/rfc4180
 */
export class CsvCursor {
  /** Offsets of the cells' content: without quotes and without the blanks around it. Valid below `count`. */
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** Number of cells of the current row. */
  count = 0;
  /** The current row without its line end. */
  start = 0;
  end = 0;
  /** Offset of the first quote that is never closed; its cell is read as if the quote were a letter. */
  unclosed: number | undefined;

  private at: number;
  private readonly delimiter: number;
  /** Cells of the current row that hold doubled quotes. */
  private doubled = new Set<number>();
  /** No quote that opens before this offset is closed. */
  private openUntil = 0;

  constructor(
    private readonly text: string,
    delimiter: string,
    at = text.charCodeAt(0) === 0xfeff ? 1 : 0,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
    this.at = at;
  }

  /** Moves to the next row that is not blank; false at the end. */
  next(): boolean {
    const { text } = this;
    while (this.at < text.length && isLineEnd(text.charCodeAt(this.at))) this.at++;
    if (this.at >= text.length) return false;
    this.count = 0;
    if (this.doubled.size > 0) this.doubled.clear();
    this.start = this.at;
    do this.readCell();
    while (this.text.charCodeAt(this.at++) === this.delimiter);
    this.at--;
    this.end = this.at;
    return true;
  }

  /** Text of cell `index`, with doubled quotes resolved; empty beyond the row's end. */
  value(index: number): string {
    if (index >= this.count) return "";
    const raw = this.text.slice(this.starts[index], this.ends[index]);
    return this.doubled.size > 0 && this.doubled.has(index) ? raw.replace(/""/g, '"') : raw;
  }

  /** Leaves `at` on the delimiter, the line end or the end of the text. */
  private readCell(): void {
    const { text, delimiter } = this;
    let at = this.at;
    while (isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== delimiter) at++;
    if (text.charCodeAt(at) === 34 && this.readQuoted(at)) return;
    const start = at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === 10 || code === 13) break;
    }
    this.at = at;
    this.push(start, at);
  }

  /** Reads the cell whose opening quote is at `quote`; false when the quote is never closed. */
  private readQuoted(quote: number): boolean {
    const { text, delimiter } = this;
    if (quote < this.openUntil) return false;
    let line = -1;
    for (let at = text.indexOf('"', quote + 1); at >= 0 && at - quote < longestQuotedCell;) {
      if (text.charCodeAt(at + 1) === 34) {
        this.doubled.add(this.count);
        at = text.indexOf('"', at + 2);
        continue;
      }
      const next = this.afterBlanks(at + 1);
      const code = text.charCodeAt(next);
      if (next >= text.length || code === delimiter || isLineEnd(code)) {
        this.at = next;
        this.push(quote + 1, at);
        return true;
      }
      if (line < 0) line = lineEnd(text, quote);
      // A quote that opens a cell of a later line: ours was never closed.
      const before = text.charCodeAt(at - 1);
      if (at > line && (before === delimiter || isLineEnd(before))) return this.giveUp(quote, at);
      at = text.indexOf('"', at + 1);
    }
    return this.giveUp(quote, Math.min(text.length, quote + longestQuotedCell));
  }

  private giveUp(quote: number, until: number): false {
    this.unclosed ??= quote;
    this.openUntil = until;
    this.doubled.delete(this.count);
    return false;
  }

  private afterBlanks(at: number): number {
    while (isBlank(this.text.charCodeAt(at)) && this.text.charCodeAt(at) !== this.delimiter) at++;
    return at;
  }

  private push(start: number, end: number): void {
    const { text } = this;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count++;
  }
}

function lineEnd(text: string, at: number): number {
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0x3000;
}
