import type { DslText, DslToken } from "../../../syntax/dslTokens.js";
import { isMark, isWord } from "../../../syntax/dsl.js";
import type { ScriptRange } from "./scriptExpression.js";

const branches = /^(?:if|elif|elsif|else|unless|case|when|try|except|catch|rescue)$/;

/** In tokens. Longer branches are not looked through. */
const longest = 1000;

/**
 * The values of a condition that begins at `from`, where both are strings: `a ? "b" : "c"`, `"b" if a else "c"`, `if (a) "b" else "c"`;
 * none for anything else.
 */
export function choicesAt({ tokens }: DslText, from: number): readonly ScriptRange[] {
  let first = -1;
  let second = -1;
  let condition = -1;
  let at = from;
  for (let token = tokens[at]; token && at < from + 40; token = tokens[at]) {
    if (
      (at > from && token.startsLine && !/^[?:]$/.test(token.text)) ||
      (token.kind === "mark" && /^[,;)\]}]$/.test(token.text))
    )
      break;
    if (isMark(token, "?")) first = at + 1;
    else if (isWord(token, "if")) {
      first = at > from ? from : (tokens[at + 1]?.match ?? at) + 1;
      if (condition < 0) condition = at;
    } else if (first >= 0 && (isMark(token, ":") || isWord(token, "else"))) second = at;
    at = token.match === undefined ? at + 1 : token.match + 1;
  }
  if (second < 0 || tokens[first]?.kind !== "string" || tokens[second + 1]?.kind !== "string") return [];
  const end = first === from ? condition : second;
  return [
    { from: first, to: end },
    { from: second + 1, to: at },
  ];
}

/** Index after the branch of a condition that the token at `index` is in; undefined where it is in none. */
export function branchEnd(dsl: DslText, index: number): number | undefined {
  const { tokens, dialect } = dsl;
  const token = tokens[index];
  const open = tokens[token?.parent ?? -1];
  if (!token) return undefined;
  if (open) {
    if (open.kind === "word") return branches.test(open.text) ? open.match : undefined;
    let before = token.parent - 1;
    if (isMark(tokens[before], ")"))
      while (before > token.parent - longest && tokens[before] && tokens[before]?.match !== token.parent - 1) before--;
    return [before, before - 1].some((at) => branches.test(tokens[at]?.text ?? "")) ? open.match : undefined;
  }
  if (dialect.interpolation !== "f{") return undefined;
  let line = index;
  while (line > 0 && line > index - 40 && tokens[line]?.startsLine === false) line--;
  const column = columnOf(dsl, tokens[line] ?? token);
  let head = line - 1;
  while (head > index - longest && tokens[head] && !isShallower(dsl, tokens[head], column)) head--;
  if (column === 0 || !branches.test(tokens[head]?.text ?? "")) return undefined;
  let end = index + 1;
  while (end < index + longest && end < tokens.length && !isShallower(dsl, tokens[end], column)) end++;
  return end;
}

function isShallower(dsl: DslText, token: DslToken | undefined, column: number): boolean {
  return token?.startsLine === true && token.parent < 0 && columnOf(dsl, token) < column;
}

/** Characters before a token on its line. */
export function columnOf({ text }: DslText, { outerStart }: DslToken): number {
  let at = outerStart;
  while (at > 0 && outerStart - at < 200 && !/[\r\n]/.test(text.charAt(at - 1))) at--;
  return outerStart - at;
}
