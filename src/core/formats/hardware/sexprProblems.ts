import type { Problem } from "../../model.js";
import type { SexprCursor } from "../../syntax/sexpr.js";

/**
 * What was wrong with a text, once its cursor is at the end; that it ends with parentheses open comes last. `head` is the first word
 * of such a file: without it, it is something else under that name, a pointer to a large file perhaps.
 */
export function problemsOf(text: string, cursor: SexprCursor, head?: string): Problem[] {
  const first = /\S[^\r\n]{0,80}/.exec(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (head !== undefined && first && !/^\(\s*/.test(first[0])) {
    const start = text.indexOf(first[0]);
    return [{ message: `the file does not begin with (${head}`, start, end: start + first[0].length }];
  }
  if (cursor.depth === 0) return cursor.problems;
  const end = { start: Math.max(0, text.length - 1), end: text.length };
  return [...cursor.problems, { message: "the text ends inside parentheses", ...end }];
}
