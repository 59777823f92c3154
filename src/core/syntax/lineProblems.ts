import type { Problem } from "../model.js";

/** What the lines of a text may be, each without its line end and the blanks before it. */
export interface LineGrammar {
  /** Matches a line that is neither blank nor a comment. */
  readonly line: RegExp;
  /** What to say of one that it does not match. */
  readonly expected: string;
  /** A comment, which needs no other rule; `#` when not given. */
  readonly comment?: RegExp;
  /** Stands in every text that is not blank. */
  readonly needs?: RegExp;
  /** How the first line that is neither blank nor a comment begins. */
  readonly begins?: string | RegExp;
  /** With what the text ends, comments aside. */
  readonly ends?: string;
}

const maxProblems = 20;
/** Of a larger text only so many characters at both of its ends are looked at. */
const maxWhole = 500_000;
const atEnds = 20_000;

/** The lines of a text that are none of the grammar's, at most twenty. Lines end in LF, CRLF or CR. */
export function lineProblems(text: string, grammar: LineGrammar): Problem[] {
  const { line, expected, comment = /^\s*#/, needs, begins, ends } = grammar;
  const problems: Problem[] = [];
  let first = true;
  let last: Problem | undefined;
  for (const { start, end } of linesOf(text)) {
    const content = text.slice(start, end);
    if (content.trim() === "" || comment.test(content)) continue;
    const isBegun = first && begins !== undefined ? startsWith(content.trimStart(), begins) : true;
    if ((!isBegun || !line.test(content)) && problems.length < maxProblems)
      problems.push(remark(expected, text, start, end));
    first = false;
    last = { message: "the text ends before it is complete", start: Math.max(start, end - 1), end };
  }
  if (!last || problems.length > 0) return problems;
  if (needs && !needs.test(text)) return [remark(expected, text, text.search(/[^\s\uFEFF]/), last.end)];
  return ends !== undefined && !text.slice(0, last.end).endsWith(ends) ? [last] : problems;
}

function startsWith(line: string, begins: string | RegExp): boolean {
  return typeof begins === "string" ? line.startsWith(begins) : begins.test(line);
}

function remark(message: string, text: string, from: number, end: number): Problem {
  let start = from;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  return { message, start, end };
}

function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const pattern = /[^\r\n]+/g;
  pattern.lastIndex = mark;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (text.length > maxWhole && found.index > atEnds && found.index < text.length - atEnds) {
      pattern.lastIndex = text.indexOf("\n", text.length - atEnds) + 1 || text.length;
      continue;
    }
    yield { start: found.index, end: found.index + found[0].trimEnd().length };
  }
}
