import type { DslText, DslToken } from "../../../syntax/dslTokens.js";
import { isMark, readItems, type DslItem } from "../../../syntax/dsl.js";
import { bracedParts, formatted, printed } from "./stringFormats.js";

/** Tokens `[from, to)` of one expression. */
export interface ScriptRange {
  readonly from: number;
  readonly to: number;
}

/** In tokens. What is longer is not a name, version or address, and nested calls would be gone through once a level. */
export const longestExpression = 60;

/** Calls on a string that leave it as it is. */
const unchanging = new Set(
  "freeze to_s to_str dup strip trim trimIndent trimMargin toString asString get as_str orNull string().".split(" "),
);

/** The first words of calls that are given a template first. */
const printing = /^(?:(?:String|string) format|sprintf sprintf|format format)$/;

/** What expressions are evaluated with: what a name and a string with variables come to. */
export interface ScriptScope {
  readonly lookUp: (path: string) => string | undefined;
  readonly textOf: (token: DslToken) => string | undefined;
}

/**
 * The text that the tokens `[from, to)` result in, one step at a time: strings side by side, names, `+`, `..`, `<>`, `%`, `.format(…)`,
 * `String.format(…)`, `["a", "b"].join("-")`, parentheses. Undefined for anything that the script alone does not tell.
 */
export function evaluateExpression(dsl: DslText, from: number, to: number, scope: ScriptScope): string | undefined {
  if (from >= to || to - from > longestExpression) return undefined;
  const parts = operandsOf(dsl, from, to);
  let text = "";
  for (const [start, end] of parts) {
    const value = evaluateOperand(dsl, start, end, scope);
    if (value === undefined) return undefined;
    text += value;
  }
  return text;
}

/** Index after the expression that begins at `from`: operands with calls and brackets after them, joined by operators of strings. */
export function expressionEnd({ tokens }: DslText, from: number): number {
  let at = from;
  let wantsOperand = true;
  for (let token = tokens[at]; token; token = tokens[at]) {
    const isOpening = token.match !== undefined && token.kind === "mark";
    if (wantsOperand) {
      if (token.kind === "mark" && !isOpening) break;
      at = isOpening ? Math.min((token.match ?? at) + 1, tokens.length) : at + 1;
      wantsOperand = false;
    } else if (joinLength(tokens, at) > 0) {
      at += joinLength(tokens, at);
      wantsOperand = true;
    } else if (token.kind === "string" && isClosedString(tokens[at - 1])) at++;
    else if (isOpening && !isMark(token, "{") && !token.startsLine)
      at = Math.min((token.match ?? at) + 1, tokens.length);
    else if (isMark(token, ".") || isMark(token, "?.")) {
      at++;
      wantsOperand = true;
    } else if (isMark(token, "%")) {
      at++;
      wantsOperand = true;
    } else break;
  }
  return Math.min(at, tokens.length);
}

/** A string that is not closed ends with its line, and what follows is not part of it. */
function isClosedString(token: DslToken | undefined): boolean {
  return token?.kind === "string" && token.outerEnd > token.end;
}

/** Operands that are put one after the other. */
function operandsOf(dsl: DslText, from: number, to: number): [number, number][] {
  const { tokens } = dsl;
  const parts: [number, number][] = [];
  let start = from;
  for (let at = from; at < to;) {
    const length = joinLength(tokens, at);
    if (length > 0) {
      parts.push([start, at]);
      start = at += length;
    } else {
      const match = tokens[at]?.match;
      at = match === undefined ? at + 1 : Math.min(match + 1, to);
    }
  }
  parts.push([start, to]);
  return parts;
}

/** `+`; Lua's `..` and Elixir's `<>`, each two marks here. */
function joinLength(tokens: readonly DslToken[], at: number): number {
  const token = tokens[at];
  if (token?.kind !== "mark") return 0;
  if (token.text === "+") return 1;
  const next = tokens[at + 1];
  if (next?.kind !== "mark" || next.start !== token.end) return 0;
  return (token.text === "." && next.text === ".") || (token.text === "<" && next.text === ">") ? 2 : 0;
}

function evaluateOperand(dsl: DslText, from: number, to: number, scope: ScriptScope): string | undefined {
  const { tokens, text } = dsl;
  const first = tokens[from];
  const last = tokens[to - 1];
  if (!first || !last || from >= to) return undefined;
  if (first.kind === "string") return evaluateString(dsl, from, to, scope);
  if (isMark(first, "(")) {
    const close = first.match ?? to;
    if (close >= to) return undefined;
    const inner = evaluateExpression(dsl, from + 1, close, scope);
    return inner === undefined ? undefined : applyCalls(dsl, inner, close + 1, to, scope);
  }
  if (isMark(first, "[")) return evaluateJoin(dsl, from, to, scope);
  const callee = isMark(tokens[from + 1], ".") ? from + 2 : from;
  if (printing.test(`${first.text} ${tokens[callee]?.text ?? ""}`) && tokens[callee + 1]?.match === to - 1)
    return formatWith(dsl, readItems(dsl, callee + 1), undefined, scope);
  if (first.kind === "number") return from + 1 === to ? first.text : undefined;
  if (first.kind !== "word") return undefined;
  // `ENV.fetch("A", "b")`, `os.environ.get("A", "b")`: what holds where the environment says nothing.
  let given = /^(?:ENV|os)$/.test(first.text) ? from + 1 : to;
  while (given < to && tokens[given]?.match !== to - 1) given++;
  const [, otherwise] = given < to ? readItems(dsl, given) : [];
  if (otherwise) return evaluateExpression(dsl, otherwise.from, otherwise.to, scope);
  const percent = topLevel(dsl, from, to, "%");
  if (percent > from) {
    const template = evaluateOperand(dsl, from, percent, scope);
    return template === undefined ? undefined : applyCalls(dsl, template, percent, to, scope);
  }
  const whole = scope.lookUp(text.slice(first.outerStart, last.outerEnd));
  if (whole !== undefined) return whole;
  const dot = topLevel(dsl, from, to, ".");
  const head = dot > from ? scope.lookUp(text.slice(first.outerStart, tokens[dot - 1]?.outerEnd)) : undefined;
  return head === undefined ? undefined : applyCalls(dsl, head, dot, to, scope);
}

/** Index of the last mark of that text outside brackets that a known call follows, or -1. */
function topLevel({ tokens }: DslText, from: number, to: number, text: string): number {
  for (let at = from; at < to;) {
    const token = tokens[at];
    if (isMark(token, text) && (text !== "." || isCallOfString(tokens[at + 1]?.text ?? ""))) return at;
    at = token?.match === undefined ? at + 1 : token.match + 1;
  }
  return -1;
}

function isCallOfString(name: string): boolean {
  return unchanging.has(name) || /^(?:format|formatted|replace)$/.test(name);
}

/** Strings side by side are one, then come calls and `%`. */
function evaluateString(dsl: DslText, from: number, to: number, scope: ScriptScope): string | undefined {
  let text = "";
  let at = from;
  for (let token = dsl.tokens[at]; token?.kind === "string" && at < to; token = dsl.tokens[++at]) {
    if (at > from && !isClosedString(dsl.tokens[at - 1])) return undefined;
    const value = scope.textOf(token);
    if (value === undefined) return undefined;
    text += value;
  }
  return applyCalls(dsl, text, at, to, scope);
}

/** `.format(…)`, `% (…)`, `.freeze`, `.join([…])` after a string. */
function applyCalls(dsl: DslText, text: string, from: number, to: number, scope: ScriptScope): string | undefined {
  const { tokens } = dsl;
  let value: string | undefined = text;
  let at = from;
  while (at < to && value !== undefined) {
    if (isMark(tokens[at], "%")) {
      const items = isMark(tokens[at + 1], "(") || isMark(tokens[at + 1], "[") ? readItems(dsl, at + 1) : undefined;
      return items && tokens[at + 1]?.match === to - 1
        ? formatWith(dsl, items, value, scope)
        : formatWith(dsl, [{ from: at + 1, to, start: 0, end: 0 }], value, scope);
    }
    const name = tokens[at + 1]?.text ?? "";
    if (!isMark(tokens[at], ".") && !isMark(tokens[at], "?.")) return undefined;
    const open = isMark(tokens[at + 2], "(") ? at + 2 : -1;
    const next: number = open < 0 ? at + 2 : (tokens[open]?.match ?? to) + 1;
    if (name === "format" || name === "formatted") {
      value = open < 0 ? undefined : formatWith(dsl, readItems(dsl, open), value, scope);
    } else if (name === "join" && open > 0 && isMark(tokens[open + 1], "[")) {
      value = joined(dsl, open + 1, value, scope);
    } else if (name === "replace" && open > 0) {
      const [from, to] = readItems(dsl, open).map((item) => evaluateExpression(dsl, item.from, item.to, scope));
      value = from === undefined || to === undefined ? undefined : value.split(from).join(to);
    } else if (!unchanging.has(name)) return undefined;
    at = next;
  }
  return at > to ? undefined : value;
}

/** `["a", b].join("-")`. */
function evaluateJoin(dsl: DslText, from: number, to: number, scope: ScriptScope): string | undefined {
  const { tokens } = dsl;
  const close = tokens[from]?.match ?? to;
  if (!isMark(tokens[close + 1], ".") || !/^(?:join|joinToString|mkString)$/.test(tokens[close + 2]?.text ?? ""))
    return undefined;
  const open = close + 3;
  const [separator] = isMark(tokens[open], "(") ? readItems(dsl, open) : [];
  const between = separator ? evaluateExpression(dsl, separator.from, separator.to, scope) : "";
  const end = separator ? (tokens[open]?.match ?? to) + 1 : close + 3;
  return between === undefined || end > to ? undefined : joined(dsl, from, between, scope);
}

function joined(dsl: DslText, open: number, between: string, scope: ScriptScope): string | undefined {
  const values = readItems(dsl, open).map((item) => evaluateExpression(dsl, item.from, item.to, scope));
  return values.includes(undefined) ? undefined : values.join(between);
}

/** Puts arguments into a template: `%s` and `%(name)s`, or `{}`, `{0}`, `{name}`. Without a template the first argument is it. */
function formatWith(
  dsl: DslText,
  items: readonly DslItem[],
  template: string | undefined,
  scope: ScriptScope,
): string | undefined {
  const [first, ...others] = items;
  const text = template ?? (first && evaluateExpression(dsl, first.from, first.to, scope));
  if (text === undefined) return undefined;
  const values = (template === undefined ? others : items).map(({ key, from, to }) => ({
    ...(key && { key: key.text }),
    value: evaluateExpression(dsl, from, to, scope),
  }));
  return bracedParts.test(text) && dsl.dialect.interpolation === "f{" && !/%[sd]/.test(text)
    ? formatted(text, values)
    : printed(text, values);
}
