import type { CommentStyle } from "./sourceLanguage.js";

interface Lexis {
  /** A comment to the line's end, a comment between two marks, or a string; the first that fits at a place begins. */
  readonly tokens: RegExp;
}

const lexes: Readonly<Record<CommentStyle, Lexis>> = {
  slashes: { tokens: /\/\/|\/\*|"|'|`/g },
  hash: { tokens: /#|"""|'''|"|'/g },
  cmake: { tokens: /#\[=*\[|#|"/g },
  xml: { tokens: /<!--/g },
  pascal: { tokens: /\/\/|\{|\(\*|'/g },
};

const ends: Readonly<Record<string, string>> = {
  "//": "\n",
  "#": "\n",
  "/*": "*/",
  "{": "}",
  "(*": "*)",
  "<!--": "-->",
  '"""': '"""',
  "'''": "'''",
  "`": "`",
};

/**
 * Tells whether offsets of a source text lie in a comment or a string. The text is gone through once, as far as it is asked about, and
 * offsets are asked about in any order. A quote that is not closed ends with its line.
 */
export class CodeMask {
  /** Starts and ends of comments and strings by turns. */
  private readonly edges: number[] = [];
  private readonly kinds: ("comment" | "string")[] = [];
  private isRead = false;

  constructor(
    private readonly text: string,
    private readonly style: CommentStyle,
  ) {}

  /** What holds the character at an offset; `code` where none of the two does. */
  at(offset: number): "code" | "comment" | "string" {
    if (!this.isRead) this.read();
    let low = 0;
    let high = this.kinds.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (offset < (this.edges[middle * 2] ?? 0)) high = middle - 1;
      else if (offset >= (this.edges[middle * 2 + 1] ?? 0)) low = middle + 1;
      else return this.kinds[middle] ?? "code";
    }
    return "code";
  }

  private read(): void {
    this.isRead = true;
    const { text } = this;
    const tokens = new RegExp(lexes[this.style].tokens);
    for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
      const [opener] = found;
      const isString = /^["'`]/.test(opener);
      const end = this.endOf(opener, found.index + opener.length);
      this.edges.push(found.index, end);
      this.kinds.push(isString ? "string" : "comment");
      tokens.lastIndex = Math.max(end, found.index + 1);
    }
  }

  private endOf(opener: string, from: number): number {
    const { text } = this;
    const closer = opener.startsWith("#[") ? opener.slice(1).replace(/\[/g, "]") : ends[opener];
    if (closer !== undefined) {
      const at = text.indexOf(closer, from);
      return at < 0 ? text.length : closer === "\n" ? at : at + closer.length;
    }
    // A string on one line, with escapes.
    for (let at = from; at < text.length; at++) {
      const char = text[at];
      if (char === "\\") at++;
      else if (char === opener) return at + 1;
      else if (char === "\n") return at;
    }
    return text.length;
  }
}
