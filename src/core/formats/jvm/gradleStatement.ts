import type { Span } from "../../model.js";
import { isMark, isWord, readCall } from "../../syntax/dsl.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import type { Written } from "../shared/declared.js";

type Tokens = readonly DslToken[];

/** All of the statement that begins at token `head`: with its arguments, its block, and what is called on its result. */
export function statementAt(dsl: DslText, head: number): Span {
  const { tokens, text } = dsl;
  const token = tokens[head];
  if (!token) return { start: 0, end: 0 };
  let call = readCall(dsl, head + 1);
  if (isMark(tokens[head + 1], "=") && call.items.length === 0) call = readCall(dsl, head + 2);
  // A call that a condition guards goes with the condition.
  if (isWord(token, "if") && call.block === undefined && tokens[call.next]?.kind === "word")
    call = readCall(dsl, call.next + 1);
  // Calls on the result: `substitute(…).using(…)`.
  while (call.block === undefined && isMark(tokens[call.next], ".") && tokens[call.next + 1]?.kind === "word") {
    call = readCall(dsl, call.next + 2);
  }
  const close = call.block === undefined ? undefined : (tokens[call.block]?.match ?? tokens.length);
  const end = close === undefined ? call.end : (tokens[close]?.outerEnd ?? text.length);
  return { start: token.outerStart, end: Math.max(end, token.outerEnd) };
}

/** The configuration that the statement names; elsewhere its first word. */
export function configurationOf(tokens: Tokens, head: number): string {
  const first = tokens[head];
  if (!isWord(first, "add") || !isMark(tokens[head + 1], "(")) return first?.text ?? "";
  return tokens[head + 2]?.text ?? "add";
}

/** Whether a path of names or a string begins at a token, and then a plus. */
export function isJoined(tokens: Tokens, index: number): boolean {
  let at = index + 1;
  while (tokens[index]?.kind === "word" && isMark(tokens[at], ".") && tokens[at + 1]?.kind === "word") at += 2;
  return isMark(tokens[at], "+");
}

/** A version's place in the string that ends the expression. */
export function placeAtEnd(last: DslToken | undefined, version: Written | undefined): Written | undefined {
  const isThere = last?.kind === "string" && version && !last.interpolated && last.text.endsWith(version.value);
  return isThere ? { value: version.value, start: last.end - version.value.length, end: last.end } : undefined;
}

/** Whether the string at a token is the address of a repository: `url "…"`, `url = "…"`, `url = uri("…")`, `maven("…")`. */
export function setsUrl(tokens: Tokens, index: number): boolean {
  for (let at = index - 1; at > index - 6 && at >= 0; at--) {
    if (/^(?:url|setUrl|maven|ivy)$/.test(tokens[at]?.text ?? "")) return true;
    if (tokens[at]?.startsLine) return false;
  }
  return false;
}

/** `substitute module("a:b") using module("a:c:1")`: what is used is declared, what is replaced is not. */
export function isReplacement(tokens: Tokens, open: number): boolean {
  const before = isMark(tokens[open - 2], "(") ? tokens[open - 3] : tokens[open - 2];
  return before?.text === "using" || before?.text === "with";
}
