import type { Span } from "../model.js";
import type { DslDialect } from "./dslDialects.js";
import { DslReader } from "./dslReader.js";
import { appended } from "./shortList.js";
import type { DslText, DslToken } from "./dslTokens.js";

export { elixir, groovy, kotlin, lua, nix, python, ruby, scala, swift, type DslDialect } from "./dslDialects.js";

/**
 * Reads a build script that is code (Gradle, Gemfile, Podfile, `Package.swift`, `setup.py`, `mix.exs`, `MODULE.bazel`, …) into tokens
 * with exact places, brackets and `do … end` matched. It runs nothing and parses no expressions: a format looks for the words it knows
 * (`gem`, `implementation`, `.package`) and reads what follows with `readCall`, `readItems` and `stringOf`. Tolerant: never throws,
 * linear, no recursion; an unclosed string ends with its line, an unclosed bracket with the text, each with a problem.
 *
 *     const dsl = readDsl(source.text, ruby);
 *     for (const [index, token] of dsl.tokens.entries()) {
 *       if (token.kind !== "word" || token.text !== "gem") continue;
 *       const call = readCall(dsl, index + 1);               // gem "rails", "~> 7.0", require: false
 *       const name = stringOf(dsl, call.items[0]);           // the token of "rails"
 *       const git = stringOf(dsl, itemNamed(call.items, "git"));
 *     }
 */
export function readDsl(text: string, dialect: DslDialect): DslText {
  return new DslReader(text, dialect).read();
}

/** One argument of a call or item of a list: the tokens `[from, to)` of its value, and its key (`key: v`, `:key => v`, `key = v`). */
export interface DslItem extends Span {
  readonly key?: DslToken;
  readonly from: number;
  readonly to: number;
}

/** What follows a called name: its arguments, with or without parentheses. */
export interface DslCall {
  readonly items: readonly DslItem[];
  /** Index after the arguments (and their closing parenthesis). */
  readonly next: number;
  /** End offset of the arguments with their parenthesis; where there are none, the end of the called name. */
  readonly end: number;
  /** Index of the `{` or `do` of a block that follows. */
  readonly block: number | undefined;
}

/** Reads the arguments that begin at token `index`, right after the called name: `(…)`, or bare up to the end of the statement. */
export function readCall(dsl: DslText, index: number): DslCall {
  const { tokens } = dsl;
  const first = tokens[index];
  let next = index;
  let end = tokens[index - 1]?.outerEnd ?? 0;
  let from = index;
  let to = -1;
  if (first && isMark(first, "(") && !first.startsLine) {
    const close = first.match ?? tokens.length;
    from = index + 1;
    to = close;
    next = Math.min(close + 1, tokens.length);
    end = tokens[close]?.outerEnd ?? dsl.text.length;
  } else if (first && !first.startsLine && startsArgument(first)) {
    next = statementEnd(tokens, index);
    to = next;
    end = tokens[next - 1]?.outerEnd ?? end;
    const last = tokens[next - 1];
    if (last?.kind === "mark" && last.parent >= 0 && tokens[last.parent]?.match === next - 1) end = last.outerEnd;
  }
  const after = tokens[next];
  const opensBlock = after && !isMark(after, "(") && !isMark(after, "[") && after.match !== undefined;
  const hasBlock = opensBlock && (!after.startsLine || isMark(after, "{"));
  return new Call(dsl, from, to, next, end, hasBlock ? next : undefined);
}

/** Its items are read when they are asked for: where a call ends is asked more often. */
class Call implements DslCall {
  private read: readonly DslItem[] | undefined = undefined;

  /** The items are among the tokens `[from, to)`; there are none where `to` is -1. */
  constructor(
    private readonly dsl: DslText,
    private readonly from: number,
    private readonly to: number,
    readonly next: number,
    readonly end: number,
    readonly block: number | undefined,
  ) {}

  get items(): readonly DslItem[] {
    return (this.read ??= this.to < 0 ? [] : split(this.dsl, this.from, this.to));
  }
}

/** The items between the bracket at token `open` and what closes it. */
export function readItems(dsl: DslText, open: number): readonly DslItem[] {
  return split(dsl, open + 1, dsl.tokens[open]?.match ?? dsl.tokens.length);
}

/** The item whose key is `name`. */
export function itemNamed(items: readonly DslItem[], name: string): DslItem | undefined {
  return items.find(({ key }) => key?.text === name);
}

/** The items without a key, in order. */
export function plainItems(items: readonly DslItem[]): readonly DslItem[] {
  return items.filter(({ key }) => key === undefined);
}

/** The string an item consists of: alone, in parentheses, or with calls on it that change nothing (`.freeze`). */
export function stringOf(dsl: DslText, item: DslItem | undefined): DslToken | undefined {
  if (!item) return undefined;
  let at = item.from;
  while (at < item.to && isMark(dsl.tokens[at], "(")) at++;
  const token = dsl.tokens[at];
  if (token?.kind !== "string" || at >= item.to) return undefined;
  let after = at + 1;
  while (after < item.to && isMark(dsl.tokens[after], ")")) after++;
  if (after === item.to) return token;
  return after + 2 === item.to && isMark(dsl.tokens[after], ".") && dsl.tokens[after + 1]?.text === "freeze"
    ? token
    : undefined;
}

/** The strings of an item that is a list (`["a", "b"]`), or its one string. Other members are left out. */
export function stringsOf(dsl: DslText, item: DslItem | undefined): readonly DslToken[] {
  if (!item) return [];
  const single = stringOf(dsl, item);
  if (single) return [single];
  const open = dsl.tokens[item.from];
  if (!isMark(open, "[") && !isMark(open, "(")) return [];
  return readItems(dsl, item.from).flatMap((member) => stringOf(dsl, member) ?? []);
}

/** Whether a token is that operator or bracket. */
export function isMark(token: DslToken | undefined, text: string): boolean {
  return token?.kind === "mark" && token.text === text;
}

/** Whether a token is that word. */
export function isWord(token: DslToken | undefined, text: string): boolean {
  return token?.kind === "word" && token.text === text;
}

/** The span of a token's content. */
export function spanOf(token: DslToken): Span {
  return { start: token.start, end: token.end };
}

function split(dsl: DslText, from: number, to: number): readonly DslItem[] {
  const { tokens } = dsl;
  let items: DslItem[] = [];
  let start = from;
  for (let at = from; at <= to;) {
    const token = tokens[at];
    if (at < to && token && !isMark(token, ",")) {
      at = token.match !== undefined ? Math.min(token.match + 1, to) : at + 1;
      continue;
    }
    if (at > start) items = appended(items, toItem(tokens, start, at));
    start = ++at;
  }
  return items;
}

const keyMarks = new Set([":", "=>", "="]);

function toItem(tokens: readonly DslToken[], from: number, to: number): DslItem {
  const first = tokens[from];
  const second = tokens[from + 1];
  const start = first?.outerStart ?? 0;
  const end = tokens[to - 1]?.outerEnd ?? first?.outerEnd ?? 0;
  const keyed = first && first.kind !== "mark" && second?.kind === "mark" && keyMarks.has(second.text) && from + 1 < to;
  return keyed ? { start, end, key: first, from: from + 2, to } : { start, end, from, to };
}

function startsArgument(token: DslToken): boolean {
  return token.kind !== "mark"
    ? token.match === undefined
    : token.text === "[" || token.text === "(" || token.text === "*";
}

const continues = new Set([",", "=>", ":", "=", "+", "||", "&&", "|", "?", "->", "%", "%%", "%%%", "."]);

/** Index after the bare arguments that begin at `index`: the statement ends with its line, unless an operator carries on. */
function statementEnd(tokens: readonly DslToken[], index: number): number {
  let at = index;
  // Calls may follow each other on one endless line, and each is read from here: without a limit that would cost their square.
  let steps = 0;
  for (let token = tokens[at]; token && steps < longestStatement; token = tokens[at], steps++) {
    const before = tokens[at - 1];
    const carriesOn = before?.kind === "mark" && continues.has(before.text);
    if (at > index && token.startsLine && !carriesOn && !isMark(token, ".") && !isMark(token, ",")) break;
    if (token.kind === "mark" && (token.text === ";" || token.text === ")" || token.text === "]" || token.text === "}"))
      break;
    if (token.match !== undefined) {
      // A block after the arguments is not one of them; a map after a comma is.
      if ((token.kind === "word" || token.text === "{") && at > index && !carriesOn) break;
      at = Math.min(token.match + 1, tokens.length);
    } else if (token.kind === "word" && statementWords.has(token.text) && at > index && !carriesOn) break;
    else at++;
  }
  return at;
}

/** Bare arguments have no more tokens than this, those inside brackets not counted. */
const longestStatement = 400;

/** Words that end bare arguments: a condition after a statement, or the end of a block on the same line. */
const statementWords = new Set(["if", "unless", "while", "until", "rescue", "end", "and", "or"]);
