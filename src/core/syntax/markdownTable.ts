import type { Problem, Span } from "../model.js";
import { indexWithin } from "../text/within.js";

/** Content of a cell without blanks and without the marks of links and emphasis around it; `start` to `end` covers it. */
export interface MarkdownCell extends Span {
  readonly value: string;
}

export interface MarkdownRow extends Span {
  readonly cells: readonly MarkdownCell[];
}

export interface MarkdownTable {
  /** The line under the header has another number of cells, which readers of Markdown take for no table. */
  readonly mismatch?: Problem;
  readonly header: MarkdownRow;
  readonly rows: readonly MarkdownRow[];
}

export interface MarkdownTables {
  readonly tables: readonly MarkdownTable[];
  /** A code block that is not closed; what follows is read as if it had not been opened. */
  readonly problems: readonly Problem[];
}

/**
 * The tables of a Markdown text, those in fenced code blocks left out. Never throws; linear.
 * https://github.github.com/gfm/#tables-extension-
 */
export function readMarkdownTables(text: string): MarkdownTables {
  const tables: MarkdownTable[] = [];
  const problems: Problem[] = [];
  let fenceStart = 0;
  let before: MarkdownRow | undefined;
  let open: { header: MarkdownRow; rows: MarkdownRow[] } | undefined;
  let fence = "";
  let fenced = true;
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length;) {
    const newline = text.indexOf("\n", at);
    const next = newline < 0 ? text.length : newline;
    const line = trimmed(text, at, next);
    at = next + 1;
    const mark = fenced ? fenceMark(text, line) : "";
    if (fence !== "" || mark !== "") {
      if (fence === "") {
        fence = mark;
        fenceStart = line.start;
      } else if (mark.startsWith(fence) && mark.length === line.end - line.start) fence = "";
      open = before = undefined;
      if (at < text.length || fence === "") continue;
      // Once is enough to look again: from here on no line opens a block.
      const end = fenceStart + fence.length;
      problems.push({ message: "the code block is not closed", start: fenceStart, end });
      at = end;
      fence = "";
      fenced = false;
      continue;
    }
    const row = readRow(text, line);
    if (!row) open = before = undefined;
    else if (open) open.rows.push(row);
    else if (before && isDelimiterRow(text, row)) {
      open = { header: before, rows: [] };
      const same = row.cells.length === before.cells.length;
      tables.push(same ? open : { ...open, mismatch: mismatch(before, row) });
    } else before = row;
  }
  return { tables, problems };
}

function mismatch({ cells }: MarkdownRow, { cells: marks, start, end }: MarkdownRow): Problem {
  const message = `the header has ${String(cells.length)} cells, the line under it ${String(marks.length)}`;
  return { message, start, end };
}

/** A line with a pipe; a row without any is text. */
function readRow(text: string, line: Span): MarkdownRow | undefined {
  if (indexWithin(text, 124, line.start, line.end) < 0) return undefined;
  const cells: MarkdownCell[] = [];
  let from = text.charCodeAt(line.start) === 124 ? line.start + 1 : line.start;
  for (let at = from; at <= line.end; at++) {
    const code = text.charCodeAt(at);
    if (at < line.end && code === 92) at++;
    else if (at === line.end || code === 124) {
      if (at < line.end || from < line.end) cells.push(readCell(text, trimmed(text, from, at)));
      from = at + 1;
    }
  }
  return { cells, start: line.start, end: line.end };
}

function isDelimiterRow(text: string, { cells }: MarkdownRow): boolean {
  return (
    cells.length > 0 && cells.every(({ start, end }) => end - start < 200 && /^:?-+:?$/.test(text.slice(start, end)))
  );
}

/** `[EC25-E](https://…)`, `**EC25-E**` and `` `EC25-E` `` say EC25-E. */
function readCell(text: string, cell: Span): MarkdownCell {
  let { start, end } = cell;
  for (let round = 0; round < 4 && start < end; round++) {
    const first = text.charAt(start);
    if (first === "[" && text.charAt(end - 1) === ")") {
      const inside = text.slice(start, end);
      const close = inside.indexOf("](");
      const second = inside.indexOf("[", 1);
      if (close < 0 || (second > 0 && second < close)) break;
      ({ start, end } = trimmed(text, start + 1, start + close));
    } else if ("*_`~".includes(first) && text.charAt(end - 1) === first && end - start > 2) {
      start++;
      end--;
    } else break;
  }
  const raw = text.slice(start, end);
  return { value: raw.includes("\\|") ? raw.replace(/\\\|/g, "|") : raw, start, end };
}

/** The run of backticks or tildes that opens or closes a code block. */
function fenceMark(text: string, { start, end }: Span): string {
  const first = text.charAt(start);
  if (first !== "`" && first !== "~") return "";
  let at = start;
  while (at < end && text.charAt(at) === first) at++;
  return at - start < 3 ? "" : text.slice(start, at);
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 0xa0;
}
