import type { Problem, Span } from "../model.js";
import { LineCursor } from "./lineCursor.js";

/** `NAME = "value"` with the operator as written; the value's span is without quotes and covers continued lines. */
export interface Assignment extends Span {
  readonly name: string;
  readonly operator: string;
  readonly value: string;
  readonly valueSpan: Span;
  /** The quote before the value has none after it; the value ends with its line. */
  readonly unclosed?: boolean;
}

/**
 * Assignments of the shell-like files of build systems, one a line: BitBake (`?=`, `+=`, `:append`), Kconfig and Buildroot
 * configurations. A backslash at a line's end carries a quoted value on. Lines that are none are passed over; never throws.
 */
export function readAssignments(text: string): Assignment[] {
  const found: Assignment[] = [];
  const cursor = new LineCursor(text);
  let open: { name: string; operator: string; start: number; from: number; quote: string } | undefined;
  while (cursor.next()) {
    const { start, end } = cursor;
    if (!open) {
      if (text.charCodeAt(start) === 35) continue;
      const match = assignment.exec(text.slice(start, Math.min(end, start + 300)));
      if (!match?.[1] || !match[2]) continue;
      const from = start + match[0].length;
      const quote = text.charAt(from);
      if (quote !== '"' && quote !== "'") {
        found.push(finish(text, { name: match[1], operator: match[2], start, from }, end, end));
        continue;
      }
      open = { name: match[1], operator: match[2], start, from: from + 1, quote };
    }
    const close = text.indexOf(open.quote, Math.max(open.from, start));
    if (close >= 0 && close < end) found.push(finish(text, open, close, close + 1));
    else if (text.charCodeAt(end - 1) === 92 && end < text.length) continue;
    else found.push({ ...finish(text, open, end, end), unclosed: true });
    open = undefined;
  }
  if (open) found.push({ ...finish(text, open, text.length, text.length), unclosed: true });
  return found;
}

const assignment = /^(?:export\s+)?([A-Za-z_][\w./${}:+-]*?)\s*(\?\?=|\?=|:=|\+=|=\+|\.=|=\.|=)\s*/;

function finish(
  text: string,
  { name, operator, start, from }: { name: string; operator: string; start: number; from: number },
  valueEnd: number,
  end: number,
): Assignment {
  const stop = Math.max(from, valueEnd);
  return {
    name,
    operator,
    value: text.slice(from, stop),
    valueSpan: { start: from, end: stop },
    start,
    end: Math.max(end, stop),
  };
}

/** The values whose quote is not closed. */
export function assignmentProblems(assignments: readonly Assignment[]): Problem[] {
  return assignments
    .filter(({ unclosed }) => unclosed)
    .map(({ valueSpan: { start, end } }) => ({ message: "the quote is not closed", start: start - 1, end }));
}

/** The words of a value, each with its place; backslashes at line ends are no words. */
export function wordsOf({ value, valueSpan }: Assignment): (Span & { readonly value: string })[] {
  return [...value.matchAll(/[^\s\\]+/g)].map((match) => ({
    value: match[0],
    start: valueSpan.start + match.index,
    end: valueSpan.start + match.index + match[0].length,
  }));
}
