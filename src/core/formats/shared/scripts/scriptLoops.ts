import type { DslText, DslToken } from "../../../syntax/dslTokens.js";
import { isMark, isWord, readItems, type DslItem } from "../../../syntax/dsl.js";
import { columnOf } from "./scriptBranches.js";
import type { ScriptLists } from "./scriptLists.js";
import type { ScriptRange } from "./scriptExpression.js";

/** Words that begin a loop, or call a block for each element. */
export const loopWords: ReadonlySet<string> = new Set(
  "for each forEach each_pair each_with_index each_entry map collect mapNotNull".split(" "),
);

/** A loop: its names, the tokens `[from, to)` in which they hold, and what it goes through. */
export interface ScriptLoop extends ScriptRange {
  readonly names: readonly string[];
  readonly over: ScriptRange;
}

/** In tokens. Longer bodies are looked at so far only. */
const longestBody = 2000;

/**
 * The loop that the word at `index` makes: `for a, b in …:`, `[… for a in …]`, `for (a in …) { … }`, `for a in … do … end`,
 * `….each do |a| … end`, `….forEach { a -> … }`, `….each { implementation it }`.
 */
export function loopAt(dsl: DslText, index: number): ScriptLoop | undefined {
  return isWord(dsl.tokens[index], "for") ? forLoop(dsl, index) : blockLoop(dsl, index);
}

/** What the loop gives its names, turn by turn; members of a map have keys. */
export function turnsOf(dsl: DslText, { over }: ScriptLoop, lists: ScriptLists): readonly DslItem[] {
  const map = lists.literalOf(over);
  const members = map < 0 ? [] : readItems(dsl, map);
  const pairs = members.flatMap((item) => pairOf(dsl, item) ?? []);
  if (pairs.length > 0) return pairs;
  const elementsOf = (range: ScriptRange): DslItem[] =>
    lists
      .elementsOf(range)
      .filter(({ from, to }) => from !== over.from || to !== over.to)
      .map((element) => ({ ...element, start: 0, end: 0 }))
      .sort((a, b) => a.from - b.from);
  return map < 0
    ? elementsOf(over)
    : members.flatMap((item) => (isMark(dsl.tokens[item.from], "*") ? elementsOf(item) : [item]));
}

/** Whether the tokens `[from, to)` hold one of the names. */
export function namesIn({ tokens, text }: DslText, names: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.kind === "word" && names.includes(token.text)) return true;
    const inside = token?.interpolated === true ? text.slice(token.start, token.end) : "";
    if (inside !== "" && names.some((name) => inside.includes(name))) return true;
  }
  return false;
}

/** `a: 1`, `"a" => 1`, Kotlin's `"a" to 1`. */
function pairOf({ tokens }: DslText, item: DslItem): DslItem | undefined {
  if (item.key) return item;
  const key = tokens[item.from];
  return key?.kind === "string" && isWord(tokens[item.from + 1], "to")
    ? { ...item, key, from: item.from + 2 }
    : undefined;
}

function forLoop(dsl: DslText, index: number): ScriptLoop | undefined {
  const { tokens } = dsl;
  let at = index + 1;
  const names: string[] = [];
  for (; at < index + 12 && !isWord(tokens[at], "in") && !isMark(tokens[at], ":"); at++) {
    const token = tokens[at];
    // Before a name may be its type.
    if (token?.kind === "word")
      names.splice(isMark(tokens[at - 1], ",") ? names.length : names.length - 1, 1, token.text);
  }
  const head = tokens[at];
  if (!head || names.length === 0 || !(isWord(head, "in") || isMark(head, ":"))) return undefined;
  const paren = isMark(tokens[head.parent], "(") && head.parent === index + 1 ? head.parent : -1;
  if (paren >= 0) {
    const close = tokens[paren]?.match ?? tokens.length;
    const block = tokens[close + 1];
    const to = isMark(block, "{") ? (block?.match ?? tokens.length) : close + 8;
    return { names, from: close, to, over: { from: at + 1, to: close } };
  }
  const end = sourceEnd(dsl, at + 1, head.parent);
  return { names, over: { from: at + 1, to: end }, ...bodyOf(dsl, index, end) };
}

/** Index after what a loop goes through: before `:`, `do`, a condition, another loop, or the end of the line. */
function sourceEnd({ tokens }: DslText, from: number, parent: number): number {
  let at = from;
  for (let token = tokens[at]; token; token = tokens[at]) {
    if (token.parent !== parent || isMark(token, ":") || /^(?:do|if|for|unless)$/.test(token.text)) break;
    at = token.match === undefined ? at + 1 : Math.min(token.match + 1, tokens.length);
  }
  return at;
}

function bodyOf(dsl: DslText, index: number, end: number): ScriptRange {
  const { tokens } = dsl;
  const loop = tokens[index];
  if (loop?.match !== undefined) return { from: index, to: loop.match };
  const open = tokens[loop?.parent ?? -1];
  if (loop && open?.kind === "mark") return { from: loop.parent, to: open.match ?? tokens.length };
  const column = loop ? columnOf(dsl, loop) : 0;
  let to = end;
  while (to < tokens.length && to < end + longestBody && !endsBody(dsl, tokens[to], column)) to++;
  return { from: index, to };
}

/** Whether a token begins a line that is not deeper than the loop. */
function endsBody(dsl: DslText, token: DslToken | undefined, column: number): boolean {
  return token?.startsLine === true && token.parent < 0 && columnOf(dsl, token) <= column;
}

function blockLoop(dsl: DslText, index: number): ScriptLoop | undefined {
  const { tokens } = dsl;
  if (!/^[?&]?\.$/.test(tokens[index - 1]?.text ?? "")) return undefined;
  let block = index + 1;
  if (isMark(tokens[block], "("))
    block = isMark(tokens[block + 1], "{") ? block + 1 : (tokens[block]?.match ?? block) + 1;
  const open = tokens[block];
  if (open?.match === undefined || !(isMark(open, "{") || isWord(open, "do"))) return undefined;
  const over = { from: expressionStart(tokens, index - 2), to: index - 1 };
  return { names: parametersOf(dsl, block, open.match), from: block, to: open.match, over };
}

/** `|a, b|`, `a, b ->`, `(a, b) ->`; without any, `it` or `_1`. */
function parametersOf({ tokens, dialect }: DslText, block: number, close: number): readonly string[] {
  const names: string[] = [];
  const isRuby = dialect.blocks === "ruby";
  for (let at = block + 1; at < Math.min(close, block + 12); at++) {
    const token = tokens[at];
    if (isRuby && at === block + 1 && !isMark(token, "|")) break;
    if (at > block + 1 && (isMark(token, "|") || isMark(token, "->"))) return names;
    if (token?.kind === "word") names.push(token.text);
  }
  return isRuby && tokens.slice(block, block + 40).some((token) => isWord(token, "_1")) ? ["_1", "_2"] : ["it"];
}

/** Index of the first token of the value that ends with the token at `last`: a name, a bracket, a call, and what it is called on. */
function expressionStart(tokens: readonly DslToken[], last: number): number {
  let at = last;
  for (;;) {
    let start = at;
    if (tokens[at]?.kind === "mark")
      while (start > at - longestBody && tokens[start] && tokens[start]?.match !== at) start--;
    if (isMark(tokens[start], "(") && tokens[start - 1]?.kind === "word") start--;
    if (!isMark(tokens[start - 1], ".") || start < 2) return start;
    at = start - 2;
  }
}
