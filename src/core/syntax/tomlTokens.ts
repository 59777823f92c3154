/** Tokens of TOML. Positions are UTF-16 offsets; nothing here throws. https://toml.io/en/v1.0.0 */

/** First offset at or after `at` that is not a blank (space, tab, and the no-break space people paste). */
export function skipTomlBlanks(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 0xa0) return at;
    at++;
  }
}

/** Offset of the line end (LF, CRLF or lone CR) at or after `at`, or the end of the text. */
export function tomlLineEnd(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

/** First offset at or after `at` that is neither blank, line end nor comment. */
export function skipTomlSpace(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0) at++;
    else if (code === 35) at = tomlLineEnd(text, at);
    else return at;
  }
}

/** Bare keys are ASCII letters, digits, `_` and `-`; other letters are taken too, as TOML 1.1 drafts did. */
export function isBareKeyCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    (code >= 0xb2 && code !== 0xfeff)
  );
}

export interface TomlString {
  readonly value: string;
  /** Span of the content. */
  readonly start: number;
  readonly end: number;
  /** Offset after the closing quotes, or where the string was given up: the end of its line. */
  readonly next: number;
  readonly closed: boolean;
}

/** Reads the string whose quote is at `at`. An unclosed one ends with its line, so that the rest stays readable. */
export function readTomlString(text: string, at: number): TomlString {
  const quote = text.charCodeAt(at);
  let end = at + 1;
  let escaped = false;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === quote)
      return { value: content(text, at + 1, end, escaped), start: at + 1, end, next: end + 1, closed: true };
    if (code === 10 || code === 13) break;
    if (code === 92 && quote === 34) {
      escaped = true;
      const following = text.charCodeAt(end + 1);
      if (following !== 10 && following !== 13) end++;
    }
  }
  end = Math.min(end, text.length);
  return { value: content(text, at + 1, end, escaped), start: at + 1, end, next: end, closed: false };
}

/** Reads the multi-line string whose three quotes are at `at`; undefined when nothing closes it. */
export function readTomlMultiline(text: string, at: number): TomlString | undefined {
  const quote = text.charCodeAt(at);
  let start = at + 3;
  if (text.charCodeAt(start) === 13 && text.charCodeAt(start + 1) === 10) start += 2;
  else if (text.charCodeAt(start) === 10) start++;
  let escaped = false;
  for (let end = start; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 92 && quote === 34) {
      escaped = true;
      end++;
    } else if (code === quote && text.charCodeAt(end + 1) === quote && text.charCodeAt(end + 2) === quote) {
      // Up to two quotes may be before the closing three.
      for (let extra = 0; extra < 2 && text.charCodeAt(end + 3) === quote; extra++) end++;
      return { value: content(text, start, end, escaped), start, end, next: end + 3, closed: true };
    }
  }
  return undefined;
}

function content(text: string, start: number, end: number, escaped: boolean): string {
  const raw = text.slice(start, end);
  return escaped ? unescape(raw) : raw;
}

const simpleEscapes = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
  ["e", "\u001b"],
]);

function unescape(raw: string): string {
  return raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|[ \t]*\r?\n[ \t\r\n]*|([\s\S]))/g,
    (_, short?: string, long?: string, byte?: string, char?: string) => {
      const digits: string | undefined = short ?? long ?? byte;
      if (digits === undefined) return char === undefined ? "" : (simpleEscapes.get(char) ?? char);
      const code = parseInt(digits, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
    },
  );
}

/** End of the run of characters at `at` that can be a number, a date or a keyword. */
export function readTomlBareword(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32) {
      // A date and its time may be parted by one blank: 1979-05-27 07:32:00.
      if (code === 32 && isDigit(text.charCodeAt(at + 1)) && text.charCodeAt(at - 3) === 45) continue;
      return at;
    }
    if (code === 44 || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d) return at;
    if (code === 35 || code === 34 || code === 39 || code === 61) return at;
  }
  return at;
}

/** What a bare word says; undefined when TOML has no such value. */
export function classifyTomlBareword(word: string): "number" | "boolean" | "date" | undefined {
  if (word === "true" || word === "false") return "boolean";
  if (/^\d{4}-\d\d-\d\d/.test(word) || /^\d\d:\d\d/.test(word)) return "date";
  if (/^[+-]?(?:\d[\d_]*(?:\.[\d_]+)?(?:[eE][+-]?[\d_]+)?|0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+|inf|nan)$/.test(word)) {
    return "number";
  }
  return undefined;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
