/** What `SexprCursor.next` found. */
export type SexprToken = "open" | "close" | "atom" | "string" | "end";

/**
 * Streams the tokens of an S-expression as KiCad writes them: parentheses, bare atoms, strings with backslash escapes. No tree, no
 * recursion, nothing allocated per token; never throws. https://dev-docs.kicad.org/en/file-formats/sexpr-intro/
 */
export class SexprCursor {
  token: SexprToken = "end";
  /** The content of the token, without quotes. */
  start = 0;
  end = 0;
  /** Open parentheses after the token. */
  depth = 0;
  private at = 0;
  private escaped = false;

  constructor(private readonly text: string) {}

  next(): SexprToken {
    const { text } = this;
    let at = this.at;
    while (at < text.length && (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0xfeff)) at++;
    this.start = at;
    if (at >= text.length) {
      this.at = this.end = at;
      return (this.token = "end");
    }
    const code = text.charCodeAt(at);
    if (code === 40 || code === 41) {
      this.at = this.end = at + 1;
      if (code === 40) this.depth++;
      else if (this.depth > 0) this.depth--;
      return (this.token = code === 40 ? "open" : "close");
    }
    if (code === 34) return this.readString(at);
    for (at++; at < text.length; at++) {
      const next = text.charCodeAt(at);
      if (next <= 32 || next === 40 || next === 41 || next === 34) break;
    }
    this.at = this.end = at;
    this.escaped = false;
    return (this.token = "atom");
  }

  /** Text of an atom or string, escapes resolved. */
  value(): string {
    const raw = this.text.slice(this.start, this.end);
    return this.escaped ? raw.replace(/\\([\s\S])/g, (_, char: string) => escapes[char] ?? char) : raw;
  }

  /** Whether the token is the atom `word`. */
  is(word: string): boolean {
    return this.token === "atom" && this.end - this.start === word.length && this.text.startsWith(word, this.start);
  }

  /** Goes to the parenthesis that brings the depth down to `depth`, or to the end. */
  leaveTo(depth: number): void {
    while (this.depth > depth && this.next() !== "end");
  }

  private readString(quote: number): SexprToken {
    const { text } = this;
    this.escaped = false;
    let at = quote + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 34) break;
      if (code === 92) {
        this.escaped = true;
        at++;
      }
    }
    this.start = quote + 1;
    this.end = Math.min(at, text.length);
    this.at = Math.min(at + 1, text.length);
    return (this.token = "string");
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
