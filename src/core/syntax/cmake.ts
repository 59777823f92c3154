import type { Problem, Span } from "../model.js";
import { shown } from "../text/shown.js";

/** An argument of a CMake command: quotes, brackets and escapes resolved in `value`; `start` to `end` its content. */
export interface CmakeArgument extends Span {
  readonly value: string;
  readonly quoted: boolean;
}

/** `name(arguments)`. */
export interface CmakeCommand extends Span {
  /** In lower case, since CMake does not mind. */
  readonly name: string;
  readonly arguments: readonly CmakeArgument[];
}

/**
 * Reads the commands of a CMake script. Comments (`#`, `#[[ … ]]`) are left out; inner parentheses are passed over.
 * Tolerant, linear. https://cmake.org/cmake/help/latest/manual/cmake-language.7.html
 */
export function readCmake(text: string): {
  readonly commands: readonly CmakeCommand[];
  readonly problems: readonly Problem[];
} {
  const commands: CmakeCommand[] = [];
  const problems: Problem[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 35) at = commentEnd(text, at);
    else if (!isWord(code)) at++;
    else {
      const start = at;
      while (at < text.length && isWord(text.charCodeAt(at))) at++;
      const name = text.slice(start, at).toLowerCase();
      while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
      if (text.charCodeAt(at) !== 40) continue;
      const read = readArguments(text, at);
      if (!read.closed && problems.length < 20)
        problems.push({ message: `${shown(name)}( is not closed`, start, end: at + 1 });
      commands.push({ name, arguments: read.found, start, end: read.next });
      at = read.next;
    }
  }
  return { commands, problems };
}

function readArguments(text: string, open: number): { found: CmakeArgument[]; next: number; closed: boolean } {
  const found: CmakeArgument[] = [];
  let depth = 1;
  let at = open + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 41) {
      at++;
      if (--depth === 0) return { found, next: at, closed: true };
    } else if (code === 40) {
      depth++;
      at++;
    } else if (code === 35) at = commentEnd(text, at);
    else if (code <= 32) at++;
    else if (code === 34) at = quoted(text, at, found);
    else {
      const bracket = code === 91 ? bracketEnd(text, at) : undefined;
      if (bracket) {
        found.push({ value: text.slice(bracket.from, bracket.to), quoted: true, start: bracket.from, end: bracket.to });
        at = bracket.next;
      } else at = unquoted(text, at, found);
    }
  }
  return { found, next: text.length, closed: false };
}

function quoted(text: string, quote: number, found: CmakeArgument[]): number {
  let at = quote + 1;
  let escaped = false;
  while (at < text.length && text.charCodeAt(at) !== 34) {
    if (text.charCodeAt(at) === 92) {
      escaped = true;
      at++;
    }
    at++;
  }
  const end = Math.min(at, text.length);
  const raw = text.slice(quote + 1, end);
  found.push({ value: escaped ? raw.replace(/\\([\s\S])/g, "$1") : raw, quoted: true, start: quote + 1, end });
  return end + 1;
}

function unquoted(text: string, start: number, found: CmakeArgument[]): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 40 || code === 41 || code === 35 || code === 34) break;
    if (code === 92) at++;
  }
  const end = Math.min(at, text.length);
  found.push({ value: text.slice(start, end), quoted: false, start, end });
  return end;
}

/** `[=[ … ]=]`. */
function bracketEnd(text: string, open: number): { from: number; to: number; next: number } | undefined {
  let at = open + 1;
  while (text.charCodeAt(at) === 61 && at - open < 20) at++;
  if (text.charCodeAt(at) !== 91) return undefined;
  const close = text.indexOf(`]${"=".repeat(at - open - 1)}]`, at + 1);
  const to = close < 0 ? text.length : close;
  return { from: at + 1, to, next: close < 0 ? text.length : close + (at - open) + 1 };
}

function commentEnd(text: string, hash: number): number {
  const bracket = text.charCodeAt(hash + 1) === 91 ? bracketEnd(text, hash + 1) : undefined;
  if (bracket) return bracket.next;
  const end = text.indexOf("\n", hash);
  return end < 0 ? text.length : end;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}
