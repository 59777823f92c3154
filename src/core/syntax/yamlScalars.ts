import type { ScalarNode } from "./tree.js";

/**
 * Scalars of YAML 1.2: plain, quoted and block. Positions are UTF-16 offsets; nothing here throws and every character is
 * looked at a constant number of times. https://yaml.org/spec/1.2.2/
 */

/** A scalar and where reading goes on; `problem` says what is wrong with it. */
export interface ScalarToken {
  readonly node: ScalarNode;
  readonly next: number;
  readonly problem?: string;
}

export const isBlank = (code: number): boolean => code === 32 || code === 9;
export const isBreak = (code: number): boolean => code === 10 || code === 13;

/** White space, a line end or the end of the text is at `at`. */
export function isSpaceOrEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return isBlank(code) || isBreak(code);
}

export function skipBlanks(text: string, at: number): number {
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Offset of the line end at or after `at`, or the text's end. */
export function lineEnd(text: string, at: number): number {
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

/** Offset after the line end at `at`. */
export function afterBreak(text: string, at: number): number {
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : Math.min(at + 1, text.length);
}

/** `---` or `...` at the start of a line. */
export function isDocumentMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code === 45 || code === 46) &&
    text.charCodeAt(at + 1) === code &&
    text.charCodeAt(at + 2) === code &&
    isSpaceOrEnd(text, at + 3)
  );
}

/** The first line at or after `lineStart` that is not blank: where it starts, where its content starts. */
export function nextContent(text: string, lineStart: number): { start: number; content: number } {
  let start = lineStart;
  for (;;) {
    const content = skipBlanks(text, start);
    if (content >= text.length || !isBreak(text.charCodeAt(content))) return { start, content };
    start = afterBreak(text, content);
  }
}

const isFlowIndicator = (code: number): boolean =>
  code === 44 || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d;

/**
 * Where the plain text at `start` stops on its line: at the `:` that makes it a key, at a comment's `#`, at the line's end;
 * in a flow collection at its punctuation too. A template `{{ … }}` is passed over whole.
 */
export function scanPlain(text: string, start: number, flow: boolean, atColon = true): number {
  let templates = true;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7d) continue;
    if (code === 58) {
      if (
        atColon &&
        (isSpaceOrEnd(text, at + 1) ||
          isIndentedTemplate(text, at + 1) ||
          (flow && isFlowIndicator(text.charCodeAt(at + 1))))
      )
        return at;
    } else if (isBreak(code)) return at;
    else if (code === 35) {
      if (at > start && isBlank(text.charCodeAt(at - 1))) return at;
    } else if (code === 0x7b && templates && text.charCodeAt(at + 1) === 0x7b) {
      const end = templateEnd(text, at + 2);
      if (end > 0) at = end - 1;
      else if (flow) return at;
      else templates = false;
    } else if (flow && isFlowIndicator(code)) return at;
  }
  return text.length;
}

/** A template that begins with a line end of its own: `key:{{ include "x" . | nindent 4 }}`. */
function isIndentedTemplate(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x7b || text.charCodeAt(at + 1) !== 0x7b) return false;
  const end = templateEnd(text, at + 2);
  return end > 0 && /\bnindent\b/.test(text.slice(at, end));
}

/** Offset after the `}}` on the line of `at`, or -1. */
export function templateEnd(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7d && text.charCodeAt(at + 1) === 0x7d) return at + 2;
    if (isBreak(code)) return -1;
  }
  return -1;
}

/** Offset after the last character before `end` that is not a blank. */
export function trimBlanks(text: string, start: number, end: number): number {
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

/** A plain scalar on one line. */
export function plainScalar(text: string, start: number, end: number): ScalarNode {
  return namedScalar(text.slice(start, end), start, end);
}

/** A scalar without quotes whose value differs from its characters (several lines folded into one). */
export function namedScalar(value: string, start: number, end: number): ScalarNode {
  return { type: "scalar", kind: kindOf(value), value, start, end, outer: { start, end } };
}

const numberPattern =
  /^(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** The core schema's reading of a plain scalar. https://yaml.org/spec/1.2.2/#103-core-schema */
function kindOf(value: string): ScalarNode["kind"] {
  const code = value.charCodeAt(0);
  if ((code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46) {
    return value.length < 400 && numberPattern.test(value) ? "number" : "string";
  }
  if (value.length > 5) return "string";
  switch (value) {
    case "":
    case "~":
    case "null":
    case "Null":
    case "NULL":
      return "null";
    case "true":
    case "True":
    case "TRUE":
    case "false":
    case "False":
    case "FALSE":
      return "boolean";
    default:
      return "string";
  }
}

/**
 * The quoted scalar whose quote is at `start`. Its further lines are indented deeper than `limit` columns, or are no entries;
 * one that is not closed by then ends with its first line, so that the rest of the file stays readable.
 */
export function readQuoted(text: string, start: number, limit: number): ScalarToken {
  const quote = text.charCodeAt(start);
  let simple = true;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      if (quote === 39 && text.charCodeAt(at + 1) === 39) {
        simple = false;
        at++;
        continue;
      }
      const raw = text.slice(start + 1, at);
      return { node: quoted(simple ? raw : unfoldQuoted(raw, quote === 34), start, at, at + 1), next: at + 1 };
    }
    if (code === 92 && quote === 34) {
      simple = false;
      at++;
    } else if (isBreak(code)) {
      simple = false;
      const { start: next, content } = nextContent(text, afterBreak(text, at));
      if (content === next && isDocumentMarker(text, next)) break;
      if (content - next <= limit && !goesOn(text, content)) break;
      at = content - 1;
    }
  }
  const end = lineEnd(text, start + 1);
  return { node: quoted(text.slice(start + 1, end), start, end, end), next: end, problem: "the string is not closed" };
}

/** Parsers take further lines that are indented too little as well: they are left where they cannot be an entry of their own. */
function goesOn(text: string, at: number): boolean {
  const line = text.slice(at, Math.min(lineEnd(text, at), at + 400));
  return line !== "" && !/^(?:[-?#{}[\]]|[^\s:]+[ \t]*:(?:\s|$))/.test(line);
}

function quoted(value: string, start: number, end: number, outerEnd: number): ScalarNode {
  return { type: "scalar", kind: "string", value, start: start + 1, end, outer: { start, end: outerEnd } };
}

const escapes = new Map<string, string>([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  ["N", "\x85"],
  ["_", "\xa0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);
const escapeLengths = new Map<string, number>([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** Resolves escapes and folds line ends. https://yaml.org/spec/1.2.2/#73-flow-scalar-styles */
function unfoldQuoted(raw: string, double: boolean): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < raw.length;) {
    const code = raw.charCodeAt(at);
    if (code === 39 && !double) {
      parts.push(raw.slice(from, at + 1));
      from = at += 2;
    } else if (code === 92 && double) {
      parts.push(raw.slice(from, at));
      const char = raw.charAt(at + 1);
      const length = escapeLengths.get(char);
      if (isBreak(raw.charCodeAt(at + 1))) {
        at = skipBlanks(raw, afterBreak(raw, at + 1));
      } else if (length !== undefined) {
        const hex = raw.slice(at + 2, at + 2 + length);
        const point = /^[0-9a-fA-F]+$/.test(hex) ? parseInt(hex, 16) : 0xfffd;
        parts.push(String.fromCodePoint(point > 0x10ffff ? 0xfffd : point));
        at += 2 + length;
      } else {
        parts.push(escapes.get(char) ?? char);
        at += 2;
      }
      from = at;
    } else if (isBreak(code)) {
      parts.push(raw.slice(from, trimBlanks(raw, from, at)));
      const { folded, next } = foldBreaks(raw, at);
      parts.push(folded);
      from = at = next;
    } else at++;
  }
  parts.push(raw.slice(from));
  return parts.join("");
}

/** One line end folds into a space; of several the first is dropped. */
function foldBreaks(text: string, at: number): { folded: string; next: number } {
  let count = 0;
  while (at < text.length && isBreak(text.charCodeAt(at))) {
    count++;
    at = skipBlanks(text, afterBreak(text, at));
  }
  return { folded: count === 1 ? " " : "\n".repeat(count - 1), next: at };
}
