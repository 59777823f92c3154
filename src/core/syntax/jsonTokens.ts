/** Tokens of JSON, JSONC and JSON5. Positions are UTF-16 offsets; nothing here throws. */

/** First offset at or after `at` that is neither white space nor comment; comments are reported to `onComment`. */
export function skipJsonSpace(text: string, at: number, onComment?: (start: number, end: number) => void): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff || code === 0xa0) {
      at++;
    } else if (code === 47 && text.charCodeAt(at + 1) === 47) {
      const start = at;
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
      onComment?.(start, at);
    } else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const start = at;
      const end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length : end + 2;
      onComment?.(start, at);
    } else return at;
  }
}

export interface StringToken {
  readonly value: string;
  /** End of the content. */
  readonly end: number;
  /** Offset after the closing quote, or where the string was given up: the end of its line. */
  readonly next: number;
  readonly closed: boolean;
}

/** Reads the string whose quote is at `start`. An unclosed one ends with its line, so that the rest stays readable. */
export function readJsonString(text: string, start: number): StringToken {
  const quote = text.charCodeAt(start);
  let at = start + 1;
  let escaped = false;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      return { value: content(text, start + 1, at, escaped), end: at, next: at + 1, closed: true };
    }
    if (code === 92) {
      escaped = true;
      at++;
    } else if (code === 10 || code === 13) break;
  }
  const end = Math.min(at, text.length);
  return { value: content(text, start + 1, end, escaped), end, next: end, closed: false };
}

function content(text: string, start: number, end: number, escaped: boolean): string {
  const raw = text.slice(start, end);
  return escaped ? unescape(raw) : raw;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

function unescape(raw: string): string {
  return raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g,
    (_, unicode: string | undefined, hex: string | undefined, char: string) => {
      const code: string | undefined = unicode ?? hex;
      if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
      if (char === "\n" || char === "\r" || char === "\r\n") return "";
      return simpleEscapes[char] ?? char;
    },
  );
}

/** End of the run of characters at `start` that can be a number, a keyword or a bare key. */
export function readBareword(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const ends =
      code <= 32 ||
      code === 44 ||
      code === 58 ||
      code === 0x5b ||
      code === 0x5d ||
      code === 0x7b ||
      code === 0x7d ||
      code === 34 ||
      code === 39;
    if (ends || (code === 47 && (text.charCodeAt(at + 1) === 47 || text.charCodeAt(at + 1) === 42))) break;
  }
  return at;
}

/** What a bare word says. */
export function classifyBareword(word: string): "number" | "boolean" | "null" | "string" {
  if (word === "true" || word === "false") return "boolean";
  if (word === "null") return "null";
  if (/^[+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+|0[xX][0-9a-fA-F]+|Infinity|NaN)$/.test(word)) return "number";
  return "string";
}
