import type { DslToken } from "./dslTokens.js";
import type { DslDialect } from "./dslDialects.js";
import type { OpenToken } from "./dslTokens.js";
import { shown } from "../text/shown.js";

/** After all tokens, and small enough to be kept without an object of its own. */
const notYet = 2 ** 30 - 1;

/** So many open brackets are searched for the one a closing bracket fits. */
const reach = 64;

const closers = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** Ruby's words that open a block wherever a statement or value begins; after a finished value they are conditions of it. */
const conditional = new Set(["if", "unless", "while", "until"]);
const rubyOpeners = new Set(["do", "def", "class", "module", "begin", "case", "for"]);
const loops = new Set(["while", "until", "for"]);
const elixirOpeners = new Set(["do", "fn"]);
/** Words after which a value or statement begins, so that they are no finished value. */
const openEnded = new Set([
  "else",
  "then",
  "do",
  "return",
  "and",
  "or",
  "not",
  "begin",
  "in",
  "when",
  "ensure",
  "puts",
]);

/** Matches brackets, and the words of Ruby and Elixir that `end` closes, while tokens arrive. */
export class DslBlocks {
  private readonly stack: number[] = [];
  /** A loop's own `do`, up to the end of its line, opens nothing more. */
  private loopOnLine = false;

  constructor(
    private readonly text: string,
    private readonly tokens: OpenToken[],
    private readonly dialect: DslDialect,
    private readonly problem: (message: string, token: DslToken) => void,
  ) {}

  /** Index of the token that opens the innermost block; -1 at the top. */
  get parent(): number {
    return this.stack.at(-1) ?? -1;
  }

  /** Takes the token that was just added to the end of the tokens. */
  add(token: OpenToken): void {
    if (token.startsLine) this.loopOnLine = false;
    if (token.kind === "mark") {
      const code = token.text.length === 1 ? token.text.charCodeAt(0) : 0;
      if (code === 40 || code === 0x5b || code === 0x7b) this.open(token);
      else if (code === 41 || code === 0x5d || code === 0x7d) this.close(token);
    } else if (token.kind === "word" && this.dialect.blocks) this.word(token);
  }

  /** Says what is still open when the text ends. */
  finish(): void {
    const last = this.tokens[this.parent];
    for (const index of this.stack) {
      const open = this.tokens[index];
      if (open) open.match = this.tokens.length;
    }
    if (last) this.problem(`'${shown(last.text)}' is not closed`, last);
  }

  private word(token: OpenToken): void {
    const { text } = token;
    const before = this.tokens[this.tokens.length - 2];
    const isMethod = before?.kind === "mark" && (before.text === "." || before.text === "::" || before.text === "&");
    const isKey = this.text.charCodeAt(token.end) === 58 && this.text.charCodeAt(token.end + 1) !== 58;
    if (isMethod || isKey || (before?.kind === "word" && before.text === "def")) return;
    if (text === "end") this.close(token);
    else if (this.dialect.blocks === "elixir" ? elixirOpeners.has(text) : this.opensRuby(text, token, before)) {
      this.open(token);
    }
  }

  private opensRuby(text: string, token: DslToken, before: DslToken | undefined): boolean {
    if (text === "do" && this.loopOnLine) return (this.loopOnLine = false);
    const isCondition = conditional.has(text);
    if (!isCondition && !rubyOpeners.has(text)) return false;
    if (isCondition && before && !token.startsLine && finishesValue(before)) return false;
    if (loops.has(text)) this.loopOnLine = true;
    return true;
  }

  private open(token: OpenToken): void {
    token.match = notYet;
    this.stack.push(this.tokens.length - 1);
  }

  private close(token: OpenToken): void {
    const wanted = token.text;
    const fits = (index: number | undefined): boolean => {
      const open = index === undefined ? undefined : this.tokens[index];
      return open !== undefined && (closers.get(open.text) ?? "end") === wanted;
    };
    let found = this.stack.length - 1;
    while (found >= 0 && found >= this.stack.length - reach && !fits(this.stack[found])) found--;
    if (!fits(this.stack[found])) return this.problem(`'${shown(wanted)}' closes nothing`, token);
    const inner = this.tokens[this.parent];
    if (found < this.stack.length - 1 && inner) this.problem(`'${shown(inner.text)}' is not closed`, inner);
    for (let at = this.stack.length - 1; at >= found; at--) {
      const open = this.tokens[this.stack.pop() ?? -1];
      if (open) open.match = this.tokens.length - 1;
    }
    token.parent = this.parent;
  }
}

function finishesValue(token: DslToken): boolean {
  if (token.kind === "word") return !openEnded.has(token.text);
  return token.kind !== "mark" || token.text === ")" || token.text === "]" || token.text === "}";
}
