/**
 * A cursor over the lines of a large, indented text that goes from line end to line end: blank lines, comments and lines that
 * do not matter cost one search each. It keeps offsets and allocates nothing on its way. Line ends are LF and CRLF.
 */
export class TopLines {
  /** Offset of the line's first character, blanks included. */
  start = 0;
  /** Character code at `start`. */
  code = 0;
  /** Offset of the line's end, without trailing blanks; `trim` sets it. */
  end = 0;
  /** Offset of the line's end, blanks included. */
  lineEnd = 0;
  private comment = -1;

  constructor(readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.start = 1;
    this.stand();
  }

  /** Whether the cursor is on a line; false at the end of the text. */
  get isInside(): boolean {
    return this.start < this.text.length;
  }

  /** Whether the line starts with something other than blanks and comments. */
  get isTop(): boolean {
    return this.code > 35 || this.code === 34 || this.code === 33;
  }

  /** Moves to the following line, whatever it holds; false at the end of the text. */
  next(): boolean {
    this.start = this.lineEnd + 1;
    return this.stand();
  }

  /** Moves to the next line that starts with something other than blanks and comments; false at the end of the text. */
  nextTop(): boolean {
    while (this.next()) if (this.isTop) return true;
    return false;
  }

  /** Sets `end`, for a line that is looked at. */
  trim(): void {
    const { text, start } = this;
    let end = this.lineEnd;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    this.end = end;
  }

  /** Offset of the line's first character that is not blank. */
  contentStart(): number {
    const { text, lineEnd } = this;
    let at = this.start;
    while (at < lineEnd && text.charCodeAt(at) <= 32) at++;
    return at;
  }

  /** Where what began before this line ends: after the last character in front of it that is neither blank nor in a comment. */
  contentEnd(): number {
    const { text, comment, start } = this;
    let end = comment >= 0 ? comment : start;
    while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
    return end;
  }

  /** Forgets comments passed so far, so that `contentEnd` tells of what begins here. */
  begin(): void {
    this.comment = -1;
  }

  private stand(): boolean {
    const { text, start } = this;
    if (start >= text.length) {
      this.start = this.lineEnd = this.end = text.length;
      this.code = 0;
      return false;
    }
    const end = text.indexOf("\n", start);
    this.lineEnd = end < 0 ? text.length : end;
    this.code = text.charCodeAt(start);
    if (this.code === 35 && this.comment < 0) this.comment = start;
    return true;
  }
}
