import type { Problem, Span } from "../model.js";
import { indexWithin } from "../text/within.js";
import { shown } from "../text/shown.js";

/** One line of a value, trimmed, without quotes. */
export interface IniLine extends Span {
  readonly value: string;
}

/** `key = value` with the section it is in; `start` to `end` covers the whole of it. */
export interface IniEntry extends Span {
  /** Empty before the first section. */
  readonly section: string;
  readonly key: string;
  readonly keySpan: Span;
  /** The value's lines that are neither empty nor comment; none for a key alone. */
  readonly lines: readonly IniLine[];
}

export interface IniDialect {
  /** Indented lines go on with the value above, as in Python's configparser. */
  readonly continuation?: boolean;
  /** `key: value` is read as well. */
  readonly colon?: boolean;
  /** A key and its value may follow a section's head in its line, as in git's files. */
  readonly afterSection?: boolean;
  /** ` ;` or ` #` inside a line starts a comment. */
  readonly inlineComments?: boolean;
}

/**
 * Reads the INI family: sections, `key = value`, whole-line comments with `#` or `;`. Never throws; a line that is none of these
 * is a key without a value. https://docs.python.org/3/library/configparser.html, https://docs.npmjs.com/cli/configuring-npm/npmrc
 */
export function readIni(text: string, dialect: IniDialect = {}): IniEntry[] {
  const entries: Open[] = [];
  let section = "";
  let open: Open | undefined;
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length;) {
    const lineStart = at;
    const lineEnd = endOfLine(text, at);
    at = lineEnd + 1;
    const line = trimmed(text, lineStart, lineEnd);
    if (line.start === line.end) continue;
    const first = text.charCodeAt(line.start);
    if (first === 35 || first === 59) continue;
    const content = dialect.inlineComments ? withoutComment(text, line) : line;
    if (dialect.continuation && line.start > lineStart && open) {
      open.lines.push(unquoted(text, content));
      open.end = content.end;
    } else if (first === 91) {
      const close = indexWithin(text, 93, line.start, line.end);
      section = text.slice(line.start + 1, close < 0 ? line.end : close).trim();
      open = undefined;
      const rest = close < 0 ? undefined : trimmed(text, close + 1, line.end);
      if (dialect.afterSection && rest && rest.start < rest.end && !/[#;]/.test(text.charAt(rest.start)))
        entries.push(readEntry(text, rest, section, dialect.colon ?? false));
    } else {
      open = readEntry(text, content, section, dialect.colon ?? false);
      entries.push(open);
    }
  }
  return entries;
}

/** The section heads whose bracket is not closed: they are read to the end of their line. */
export function iniProblems(text: string, dialect: Pick<IniDialect, "continuation"> = {}): Problem[] {
  const problems: Problem[] = [];
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length;) {
    const lineStart = at;
    const lineEnd = endOfLine(text, at);
    at = lineEnd + 1;
    const { start, end } = trimmed(text, lineStart, lineEnd);
    if (text.charCodeAt(start) !== 91 || start === end || (dialect.continuation && start > lineStart)) continue;
    if (!text.slice(start, end).includes("]"))
      problems.push({ message: "the section's bracket is not closed", start, end });
  }
  return problems;
}

/** Keys of `wanted` that have no value. */
export function valueless(entries: readonly IniEntry[], wanted: (key: string) => boolean): Problem[] {
  return entries
    .filter(({ key, lines }) => wanted(key) && (lines[0]?.value ?? "") === "")
    .map(({ key, start, end }) => ({ message: `${shown(key)} has no value`, start, end }));
}

type Open = { -readonly [K in keyof IniEntry]: IniEntry[K] } & { lines: IniLine[] };

function readEntry(text: string, line: Span, section: string, colon: boolean): Open {
  let sign = line.start;
  for (; sign < line.end; sign++) {
    const code = text.charCodeAt(sign);
    if (code === 61 || (colon && code === 58)) break;
  }
  const keySpan = trimmed(text, line.start, sign);
  const value = trimmed(text, Math.min(sign + 1, line.end), line.end);
  return {
    section,
    key: text.slice(keySpan.start, keySpan.end),
    keySpan,
    lines: value.start < value.end ? [unquoted(text, value)] : [],
    start: line.start,
    end: line.end,
  };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}

function unquoted(text: string, span: Span): IniLine {
  const quote = text.charCodeAt(span.start);
  const inside = span.end - span.start > 1 && (quote === 34 || quote === 39) && text.charCodeAt(span.end - 1) === quote;
  const start = inside ? span.start + 1 : span.start;
  const end = inside ? span.end - 1 : span.end;
  return { value: text.slice(start, end), start, end };
}

function withoutComment(text: string, line: Span): Span {
  let isQuoted = false;
  for (let at = line.start + 1; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) isQuoted = !isQuoted;
    if (!isQuoted && (code === 35 || code === 59) && text.charCodeAt(at - 1) <= 32)
      return trimmed(text, line.start, at);
  }
  return line;
}
