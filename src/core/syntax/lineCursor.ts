/**
 * A cursor over the lines of a text that are not blank, for files too large for a tree whose structure is their indentation.
 * It keeps offsets and allocates nothing on its way. Line ends are LF and CRLF.
 */
export class LineCursor {
  /** Offset of the line's first character, blanks included. */
  lineStart = 0;
  /** Offset of the first character that is not blank, and of the end without trailing blanks. */
  start = 0;
  end = 0;
  private nextLine: number;

  constructor(readonly text: string) {
    this.nextLine = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** How many blanks the line starts with. */
  get indent(): number {
    return this.start - this.lineStart;
  }

  /** Moves to the next line that is not blank; false at the end of the text. */
  next(): boolean {
    const { text } = this;
    const { length } = text;
    while (this.nextLine < length) {
      const lineStart = this.nextLine;
      const found = text.indexOf("\n", lineStart);
      let end = found < 0 ? length : found;
      this.nextLine = end + 1;
      let start = lineStart;
      while (start < end && isBlank(text.charCodeAt(start))) start++;
      if (start === end) continue;
      while (isBlank(text.charCodeAt(end - 1))) end--;
      this.lineStart = lineStart;
      this.start = start;
      this.end = end;
      return true;
    }
    this.lineStart = length;
    this.start = length;
    this.end = length;
    return false;
  }

  /** Whether the line's content starts with `word`. */
  startsWith(word: string): boolean {
    return this.text.startsWith(word, this.start);
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}
