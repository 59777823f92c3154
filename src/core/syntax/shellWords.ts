import type { Span } from "../model.js";

/** A word of a shell command: its span covers it without the quotes that enclose it whole. */
export interface ShellWord extends Span {
  /** Without quotes and backslashes. */
  readonly value: string;
  /** Quotes stood in it or around it. */
  readonly quoted: boolean;
  /** A quote in it is not closed: it goes on to the end of what was read. */
  readonly unclosed?: boolean;
}

/** What a script is written in. */
export interface ShellOptions {
  /** Continues a line at its end: a backslash, in Windows Dockerfiles a backtick. */
  readonly escape?: string;
  /** Line ends, `;`, `&&`, `||`, `|`, `&` and parentheses do not end a command: the arguments of `ENV` and the like. */
  readonly single?: boolean;
}

/** A text that was not decoded by us may begin with one. */
const byteOrderMark = 0xfeff;

/**
 * Commands of the shell script in `[start, end)` of `text`, each as its words, and behind it those that are in quotes of it, as `$(…)`.
 * Substitutions stay as they are written; comments are passed over. One pass. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */
export function readShellCommands(text: string, { start, end }: Span, options: ShellOptions = {}): ShellWord[][] {
  const commands: ShellWord[][] = [];
  readInto(commands, text, start, end, options, 0);
  return commands;
}

/** Commands in quotes of commands in quotes are read so deep. */
const maxDepth = 4;

function readInto(
  commands: ShellWord[][],
  text: string,
  start: number,
  end: number,
  options: ShellOptions,
  depth: number,
): void {
  const escape = (options.escape ?? "\\").charCodeAt(0);
  let words: ShellWord[] = [];
  let inner: Span[] = [];
  const tried = { failures: 0 };
  const finish = (): void => {
    if (words.length > 0) commands.push(words);
    if (depth < maxDepth && !options.single)
      for (const quoted of inner) readInto(commands, text, quoted.start, quoted.end, options, depth + 1);
    words = [];
    inner = [];
  };
  for (let at = start; at < end;) {
    const code = text.charCodeAt(at);
    const afterLine = code === escape ? continuation(text, at + 1, end) : -1;
    if (afterLine >= 0) at = afterLine;
    else if (code === 32 || code === 9 || code === 13 || code === byteOrderMark) at++;
    else if (code === 10) {
      if (!options.single) finish();
      at++;
    } else if (code === 35 && isLineStart(text, at, start)) {
      // A comment on its own line may be inside a continued command.
      while (at < end && text.charCodeAt(at) !== 10) at++;
      at++;
    } else if (code === 35 && !options.single) {
      while (at < end && text.charCodeAt(at) !== 10) at++;
    } else if (!options.single && isSeparator(code, escape)) {
      finish();
      at++;
    } else {
      const word = readWord(text, at, end, escape, options.single ?? false, inner, tried);
      words.push(word.word);
      at = Math.max(word.next, at + 1);
    }
  }
  finish();
}

/** So many commands that are not closed are looked for, since each costs as many characters as one may have. */
const maxFailures = 100;

/** A `${` that is closed within so many characters is one part of a word. */
const maxSubstitution = 200;

function readWord(
  text: string,
  start: number,
  end: number,
  escape: number,
  single: boolean,
  inner: Span[],
  tried: { failures: number },
): { word: ShellWord; next: number } {
  let value = "";
  let plain = start;
  let open = 0;
  let quoted = false;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) {
      const isEscaped = code === 39 && at > start && text.charCodeAt(at - 1) === 36;
      const read = isEscaped ? readEscaped(text, at, end) : readQuoted(text, at, end, escape, inner);
      value += text.slice(plain, isEscaped ? at - 1 : at) + read.value;
      plain = read.next;
      at = read.next - 1;
      open = read.closed ? 0 : code;
      quoted = true;
    } else if (code <= 32 || (!single && isSeparator(code, escape))) break;
    else if (code === escape) {
      const next = continuation(text, at + 1, end);
      // A line that goes on without a blank goes on in the middle of the word.
      const joins =
        next > at &&
        next < end &&
        text.charCodeAt(at + 1) !== 32 &&
        text.charCodeAt(next) > 32 &&
        text.charCodeAt(next) !== 35;
      if (next >= 0 && !joins) break;
      if (joins) {
        value += text.slice(plain, at);
        plain = next;
        at = next - 1;
      } else if (code === 92) {
        value += text.slice(plain, at);
        plain = at + 1;
        at++;
      }
    } else if (code === 36) at = substitutionIn(text, at, end, escape, single, inner, tried);
  }
  const next = Math.min(at, end);
  if (plain < next) value += text.slice(plain, next);
  const first = text.charCodeAt(start);
  const whole = (first === 34 || first === 39) && next - start >= 2 && text.charCodeAt(next - 1) === first;
  if (open !== 0) {
    const inset = first === open && value.length === next - start - 1 ? 1 : 0;
    return { word: { value, start: start + inset, end: next, quoted, unclosed: true }, next };
  }
  const inset = whole && value.length <= next - start - 2 ? 1 : 0;
  return { word: { value, start: start + inset, end: next - inset, quoted }, next };
}

/** `$'a\x2db'`, in which a backslash says a character. */
function readEscaped(text: string, start: number, end: number): { value: string; next: number; closed: boolean } {
  let at = start + 1;
  while (at < end && text.charCodeAt(at) !== 39) at += text.charCodeAt(at) === 92 ? 2 : 1;
  const said = text.slice(start + 1, Math.min(at, end));
  const value = said.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|([\\'"?]))/g,
    (_, byte: string | undefined, four: string | undefined, sign: string | undefined) =>
      sign ?? String.fromCharCode(parseInt(byte ?? four ?? "", 16)),
  );
  return { value, next: Math.min(at + 1, end), closed: at < end };
}

/** The last character of what begins with the `$` at `at` in a word: `${…}`, in which a blank may be, or `$(…)`, whose commands are added. */
function substitutionIn(
  text: string,
  at: number,
  end: number,
  escape: number,
  single: boolean,
  inner: Span[],
  tried: { failures: number },
): number {
  const code = text.charCodeAt(at + 1);
  if (code === 0x7b) return Math.max(at, substitutionEnd(text, at, Math.min(end, at + maxSubstitution)));
  if (code !== 40 || single || tried.failures >= maxFailures) return at;
  const command = quotedCommand(text, at, end, escape);
  // One that is not closed soon ends the word, as a parenthesis does.
  if (!command) {
    tried.failures++;
    return at;
  }
  inner.push(command);
  return command.end;
}

/** What is in the quotes that open at `start`; adds the commands in it to `inner`. */
function readQuoted(
  text: string,
  start: number,
  end: number,
  escape: number,
  inner: Span[],
): { value: string; next: number; closed: boolean } {
  const quote = text.charCodeAt(start);
  let value = "";
  let plain = start + 1;
  for (let at = plain; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return { value: value + text.slice(plain, at), next: at + 1, closed: true };
    if (quote === 39) continue;
    if (code === 92 && /["\\$`\n]/.test(text.charAt(at + 1))) {
      value += text.slice(plain, at);
      plain = at + 1;
      at++;
    } else if (code === 36 || code === 96) {
      const command = quotedCommand(text, at, end, escape);
      if (!command) continue;
      inner.push(command);
      at = command.end;
    }
  }
  return { value: value + text.slice(plain, end), next: end, closed: false };
}

/** A `$(` in quotes that is closed within so many characters has quotes of its own. */
const maxCommand = 2000;

/** What is between the marks of the command that begins at `at`, in double quotes: `$(…)`, or backticks; undefined where none does. */
function quotedCommand(text: string, at: number, end: number, escape: number): Span | undefined {
  const isBacktick = text.charCodeAt(at) === 96;
  const limit = Math.min(end, at + maxCommand);
  if (isBacktick ? escape === 96 : text.charCodeAt(at + 1) !== 40) return undefined;
  const start = at + (isBacktick ? 1 : 2);
  const close = isBacktick ? start + text.slice(start, limit).indexOf("`") : commandEnd(text, at + 1, limit);
  return close < start ? undefined : { start, end: close };
}

/** Where the parenthesis stands that closes the one at `start`, past the quotes of the command in it; -1 when none does in front of `end`. */
function commandEnd(text: string, start: number, end: number): number {
  // What is open, the innermost last: a parenthesis or a quote.
  const open: number[] = [];
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const inner = open[open.length - 1];
    if (inner === 39) {
      if (code === 39) open.pop();
    } else if (code === 92) at++;
    else if (code === 34 && inner === 34) open.pop();
    else if (code === 34 || (code === 39 && inner !== 34)) open.push(code);
    else if (code === 40 && (inner !== 34 || text.charCodeAt(at - 1) === 36)) open.push(code);
    else if (code === 41 && inner === 40) {
      open.pop();
      if (open.length === 0) return at;
    }
  }
  return -1;
}

/** Where the brace stands that closes the `${` at `start`; -1 when none does in front of `end`. */
function substitutionEnd(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 36 && text.charCodeAt(at + 1) === 0x7b) depth++;
    else if (code === 0x7d && --depth === 0) return at;
  }
  return -1;
}

/** Offset after the line end that `at` is before, blanks between; -1 when there is none. */
function continuation(text: string, at: number, end: number): number {
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9 || text.charCodeAt(at) === 13)) at++;
  return at >= end || text.charCodeAt(at) === 10 ? Math.min(at + 1, end) : -1;
}

function isLineStart(text: string, at: number, start: number): boolean {
  while (at > start && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
  return at === start || text.charCodeAt(at - 1) === 10;
}

/** `;`, `&`, `|`, `(`, `)`. */
function isSeparator(code: number, escape: number): boolean {
  return code === 59 || code === 38 || code === 0x7c || code === 40 || code === 41 || (code === 96 && escape !== 96);
}

/** Characters `[from, to)` of a word's value and their place; where quotes or backslashes are between them, that of the whole word. */
export function partOfWord(word: ShellWord, from: number, to = word.value.length): Span & { readonly value: string } {
  const value = word.value.slice(from, to);
  if (word.value.length !== word.end - word.start) return { value, start: word.start, end: word.end };
  return { value, start: word.start + from, end: word.start + to };
}
