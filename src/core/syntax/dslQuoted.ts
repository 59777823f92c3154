import { isWordStart } from "./dslCharacters.js";
import type { DslDialect } from "./dslDialects.js";
import type { DslToken, OpenToken } from "./dslTokens.js";
import { shown } from "../text/shown.js";

const closers = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["<", ">"],
]);

interface HereDocument {
  readonly end: string;
  readonly start: number;
}

/** What it reads with: `DslReader` is one. */
interface DslReading {
  readonly text: string;
  readonly dialect: DslDialect;
  readonly tokens: readonly DslToken[];
  /** Where it is in the text. */
  at: number;
  push(
    kind: DslToken["kind"],
    text: string,
    start: number,
    end: number,
    outerStart?: number,
    outerEnd?: number,
  ): OpenToken;
  problem(message: string, start: number, end: number): void;
  skipLine(): void;
}

/** The rarer ways to quote: regular expressions, Ruby's `%w[…]` and here-documents and block comments, Elixir's sigils. */
export class DslQuotedReader {
  private readonly waiting: HereDocument[] = [];
  /** Up to here no regular expression closes. */
  private noRegexBefore = 0;
  /** Up to here are number signs that no quote follows. */
  private noHashedBefore = 0;
  /** Searches that failed have gone far for nothing: few may. */
  private missingEnds = 0;
  private unclosed = 0;

  constructor(private readonly reader: DslReading) {}

  /** Reads what begins at the reader's place with `code`; false when it is nothing of this kind. */
  read(code: number): boolean {
    const { dialect } = this.reader;
    if (code === 47 && dialect.regex) return this.regex();
    if (code === 37 && dialect.ruby) return this.percent();
    if (code === 60 && dialect.ruby) return this.hereDocument();
    if (code === 126 && dialect.sigils) return this.sigil();
    if (code === 35 && dialect.hashedStrings) return this.hashedString();
    if (dialect.longBrackets)
      return code === 45 ? this.luaComment() : code === 91 && this.longBracket(this.reader.at, true);
    return false;
  }

  /** Nix's `'' … ''`, in which `'''` and `''$` are characters: of no value where it has lines or expressions: nothing that matters has. */
  doubledSingle(): boolean {
    const { text, at } = this.reader;
    if (text.charCodeAt(at + 1) !== 39 || this.unclosed > 20) return false;
    let end = text.indexOf("''", at + 2);
    while (end >= 0 && /['$\\]/.test(text.charAt(end + 2))) end = text.indexOf("''", end + 3);
    if (end < 0) {
      this.unclosed++;
      this.reader.problem("the string is not closed", at, at + 2);
      return false;
    }
    this.reader.at = end + 2;
    const said = text.slice(at + 2, end);
    const isPlain = !/[\r\n$]|''/.test(said);
    this.reader.push("string", isPlain ? said : "", at + 2, isPlain ? end : at + 2, at, end + 2);
    return true;
  }

  /** `#"…"#`, with as many `#` after it as before it; a backslash in it is a character. */
  private hashedString(): boolean {
    const { text, at } = this.reader;
    if (at < this.noHashedBefore) return false;
    let quote = at;
    while (text.charCodeAt(quote) === 35) quote++;
    this.noHashedBefore = quote;
    if (text.charCodeAt(quote) !== 34 || this.unclosed > 20) return false;
    const quotes = text.startsWith('"""', quote) ? '"""' : '"';
    const start = quote + quotes.length;
    const close = quotes + text.slice(at, quote);
    const end = text.indexOf(close, start);
    if (end < 0) {
      this.unclosed++;
      return false;
    }
    this.reader.at = end + close.length;
    this.reader.push("string", text.slice(start, end), start, end, at, this.reader.at);
    return true;
  }

  /** `-- …` to the end of its line, or `--[[ … ]]`. */
  private luaComment(): boolean {
    const { reader } = this;
    if (reader.text.charCodeAt(reader.at + 1) !== 45) return false;
    if (!this.longBracket(reader.at + 2, false)) reader.skipLine();
    return true;
  }

  /** `[[ … ]]` or `[=[ … ]=]` at `at`: a string, or a comment. One that is not closed is two brackets, a comment goes on to the end. */
  private longBracket(at: number, isString: boolean): boolean {
    const { reader } = this;
    const { text } = reader;
    let level = at + 1;
    while (text.charCodeAt(level) === 61) level++;
    if (text.charCodeAt(at) !== 91 || text.charCodeAt(level) !== 91) return false;
    const close = `]${text.slice(at + 1, level)}]`;
    const end = this.unclosed > 20 ? -1 : text.indexOf(close, level + 1);
    if (end < 0) {
      this.unclosed++;
      reader.problem(isString ? "the string is not closed" : "the comment is not closed", at, level + 1);
      if (isString) return false;
      reader.at = text.length;
      return true;
    }
    // A line end right after the bracket is not part of the string.
    let start = level + 1;
    if (text.charCodeAt(start) === 13) start++;
    if (text.charCodeAt(start) === 10) start++;
    reader.at = end + close.length;
    if (isString) reader.push("string", text.slice(start, end), Math.min(start, end), end, at, reader.at);
    return true;
  }

  /** Where reading goes on after a line end: after the here-documents that were announced, and Ruby's block comments. */
  afterLineEnd(at: number): number {
    const { reader } = this;
    if (!reader.dialect.ruby) return at;
    const { text } = reader;
    for (let waiting = this.waiting.shift(); waiting; waiting = this.waiting.shift()) {
      const end = this.lineOf(waiting.end, at);
      if (end < 0)
        reader.problem(`the text until ${shown(waiting.end)} is not closed`, waiting.start, waiting.start + 2);
      else at = end;
    }
    const code = text.charCodeAt(at);
    if (code === 61 && text.startsWith("=begin", at)) {
      const end = text.indexOf("\n=end", at);
      if (end < 0) reader.problem("the comment is not closed", at, at + 6);
      return end < 0 ? text.length : lineEnd(text, end + 5);
    }
    return code === 95 && text.startsWith("__END__", at) && lineEnd(text, at) === at + 7 ? text.length : at;
  }

  /** Offset of the end of the line that says `word` alone, from the line at `at` on; -1 when there is none. */
  private lineOf(word: string, at: number): number {
    const { text } = this.reader;
    if (this.missingEnds > 20) return -1;
    for (let line = at; line < text.length;) {
      const end = lineEnd(text, line);
      let start = line;
      while (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9) start++;
      const stop = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
      if (stop - start === word.length && text.startsWith(word, start)) return end;
      line = end + 1;
    }
    this.missingEnds++;
    return -1;
  }

  /** `<<~NAME`, `<<-'NAME'`, `<<NAME`: the value is left out, since nothing that matters is written so. */
  private hereDocument(): boolean {
    const { text, at } = this.reader;
    if (text.charCodeAt(at + 1) !== 60) return false;
    const indented = text.charCodeAt(at + 2) === 126 || text.charCodeAt(at + 2) === 45;
    let start = at + (indented ? 3 : 2);
    const quote = text.charAt(start);
    const quoted = quote === '"' || quote === "'";
    if (quoted) start++;
    const code = text.charCodeAt(start);
    if (!(code >= 65 && code <= 90) && !(code === 95 || ((indented || quoted) && isWordStart(code)))) return false;
    let end = start;
    while (isWordStart(text.charCodeAt(end)) || (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57)) end++;
    if (quoted && text.charAt(end) !== quote) return false;
    this.waiting.push({ end: text.slice(start, end), start: at });
    this.reader.at = quoted ? end + 1 : end;
    this.reader.push("string", "", end, end, at, this.reader.at);
    return true;
  }

  private regex(): boolean {
    const { text, at, tokens } = this.reader;
    const before = tokens.at(-1);
    const spaceBefore = text.charCodeAt(at - 1) === 32;
    const spaceAfter = text.charCodeAt(at + 1) === 32;
    const behindValue =
      before !== undefined &&
      (before.kind === "mark" ? /^[)\]}]$/.test(before.text) : before.kind !== "word" || !spaceBefore || spaceAfter);
    if (behindValue || at < this.noRegexBefore) return false;
    let inClass = false;
    let end = at + 1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === 10 || code === 13) break;
      if (code === 92) end++;
      else if (code === 91) inClass = true;
      else if (code === 93) inClass = false;
      else if (code === 47 && !inClass) {
        this.reader.at = end + 1;
        this.reader.push("string", "", at + 1, at + 1, at, end + 1).setInterpolated();
        return true;
      }
    }
    this.noRegexBefore = end;
    return false;
  }

  /** Groovy's dollar-slashy string, `$/…/$`, which may span lines. */
  readDollar(): boolean {
    const { text, at } = this.reader;
    if (this.reader.dialect.ruby || text.charCodeAt(at + 1) !== 47 || this.unclosed > 20) return false;
    const end = text.indexOf("/$", at + 2);
    if (end < 0) this.unclosed++;
    if (end < 0) return false;
    this.reader.at = end + 2;
    this.reader.push("string", text.slice(at + 2, end), at + 2, end, at, end + 2).setInterpolated();
    return true;
  }

  /** `%w[a b]` as a list of strings; `%q<…>`, `%Q(…)` and `%(…)` as a string; `%r{…}` and the rest as one of no value. */
  private percent(): boolean {
    const { text, at, tokens } = this.reader;
    const letter = text.charAt(at + 1);
    const named = /[wWiIqQrsx]/.test(letter);
    const before = tokens.at(-1);
    const behindValue = before && (before.kind !== "mark" || /^[)\]}]$/.test(before.text)) && !before.startsLine;
    if (!named && (letter !== "(" || (behindValue && before.kind !== "word"))) return false;
    return this.delimited(named ? letter : "Q", named ? at + 2 : at + 1);
  }

  private sigil(): boolean {
    const { text, at } = this.reader;
    const letter = text.charAt(at + 1);
    return /[a-zA-Z]/.test(letter) && this.delimited(letter, at + 2);
  }

  private delimited(letter: string, open: number): boolean {
    const { text, at } = this.reader;
    const delimiter = text.charAt(open);
    if (!/[^\w\s=]/.test(delimiter)) return false;
    const close = closers.get(delimiter) ?? delimiter;
    if (this.unclosed > 20) return false;
    const end = closingOf(text, open, delimiter, close);
    if (end < 0) {
      this.unclosed++;
      return false;
    }
    if (/[wWiI]/.test(letter)) this.words(open, end);
    else {
      const isPlain = /[qQsS]/.test(letter);
      const token = this.reader.push("string", isPlain ? text.slice(open + 1, end) : "", open + 1, end, at, end + 1);
      if (!isPlain || token.text.includes("#{")) token.setInterpolated();
    }
    this.reader.at = end + 1;
    return true;
  }

  private words(open: number, end: number): void {
    const { reader } = this;
    const { text } = reader;
    reader.push("mark", "[", reader.at, open + 1);
    for (let at = open + 1, count = 0; at < end; at++) {
      const start = at;
      while (at < end && text.charCodeAt(at) > 32) at++;
      if (at === start) continue;
      if (count++ > 0) reader.push("mark", ",", start, start);
      reader.push("string", text.slice(start, at), start, at);
    }
    reader.push("mark", "]", end, end + 1);
  }
}

/** A quoted run may be this long; what is longer is not closed. */
const longest = 20_000;

function closingOf(text: string, open: number, delimiter: string, close: string): number {
  let depth = 0;
  for (let at = open + 1; at < text.length && at < open + longest; at++) {
    const char = text.charAt(at);
    if (char === "\\") at++;
    else if (char === close && depth === 0) return at;
    else if (char === close) depth--;
    else if (char === delimiter) depth++;
  }
  return -1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
