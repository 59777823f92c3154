import type { Problem } from "../../model.js";
import type { SexprCursor } from "../../syntax/sexpr.js";

/** What was wrong with a text, once its cursor is at the end; that it ends with parentheses open comes last. */
export function problemsOf(text: string, cursor: SexprCursor): Problem[] {
  if (cursor.depth === 0) return cursor.problems;
  const end = { start: Math.max(0, text.length - 1), end: text.length };
  return [...cursor.problems, { message: "the text ends inside parentheses", ...end }];
}
