import type { Problem } from "../../model.js";
import type { SexprCursor } from "../../syntax/sexpr.js";

/** The problem of a text that ends with parentheses open, once its cursor is at the end. */
export function unclosedAtEnd(text: string, cursor: SexprCursor): Problem[] {
  if (cursor.depth === 0) return [];
  return [{ message: "the text ends inside parentheses", start: Math.max(0, text.length - 1), end: text.length }];
}
