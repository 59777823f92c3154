import type { Span } from "../model.js";
import { indexWithin } from "../text/within.js";

/** An attribute of a tag: its value as written, without quotes. */
export interface HtmlAttribute extends Span {
  readonly name: string;
  readonly value: string;
  /** A place whose quote is not closed: it ends with its line or before an angle bracket. */
  readonly unclosed?: boolean;
}

/** A start tag, from `<` to `>`. */
export interface HtmlTag extends Span {
  /** In small letters. */
  readonly name: string;
  readonly attributes: readonly HtmlAttribute[];
}

/**
 * The start tags of HTML, or of a template that yields HTML, whose names are in `wanted`, in order; comments and the insides of
 * scripts and styles are passed over. Never throws; linear. https://html.spec.whatwg.org/multipage/parsing.html
 */
export function readHtmlTags(text: string, wanted: ReadonlySet<string>): HtmlTag[] {
  const tags: HtmlTag[] = [];
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("-->", at + 4);
      if (end < 0) break;
      at = end + 3;
      continue;
    }
    const nameEnd = wordEnd(text, at + 1);
    const name = text.slice(at + 1, nameEnd).toLowerCase();
    if (!wanted.has(name) && name !== "script" && name !== "style") {
      at = Math.max(nameEnd, at + 1);
      continue;
    }
    const tag = readTag(text, at, nameEnd, name);
    if (wanted.has(name)) tags.push(tag);
    at = tag.end;
    const isClosed = text.charCodeAt(tag.end - 1) === 62;
    if (isClosed && (name === "script" || name === "style")) {
      const close = closingTag(text, name, at);
      if (close < 0) break;
      at = close;
    }
  }
  return tags;
}

/** Start of `</name` at or after `from`, in any letter case, or −1. */
export function closingTag(text: string, name: string, from: number): number {
  for (let at = text.indexOf("</", from); at >= 0; at = text.indexOf("</", at + 2)) {
    if (text.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return -1;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWord(text.charCodeAt(at))) at++;
  return at;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45;
}

function readTag(text: string, start: number, from: number, name: string): HtmlTag {
  const attributes: HtmlAttribute[] = [];
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 62) return { name, attributes, start, end: at + 1 };
    // The next tag begins: this one was not closed.
    if (code === 60) break;
    if (code <= 32 || code === 47) {
      at++;
      continue;
    }
    const keyStart = at;
    while (at < text.length && !endsKey(text.charCodeAt(at))) at++;
    const key = text.slice(keyStart, at).toLowerCase();
    if (at === keyStart) {
      at++;
      continue;
    }
    while (text.charCodeAt(at) <= 32) at++;
    if (text.charCodeAt(at) !== 61) continue;
    at++;
    while (text.charCodeAt(at) <= 32) at++;
    const { start: from, end, next, unclosed } = readValue(text, at, key === "src" || key === "href");
    attributes.push({ name: key, value: text.slice(from, end), start: from, end, ...(unclosed && { unclosed }) });
    at = next;
  }
  return { name, attributes, start, end: at };
}

function endsKey(code: number): boolean {
  return code <= 32 || code === 61 || code === 62 || code === 47 || code === 60;
}

interface Value extends Span {
  readonly next: number;
  readonly unclosed?: boolean;
}

function readValue(text: string, at: number, isPlace: boolean): Value {
  const quote = text.charCodeAt(at);
  if (quote === 34 || quote === 39) {
    const { close, from } = closingQuote(text, at + 1, quote === 34 ? '"' : "'");
    const end = close < 0 ? text.length : close;
    const line = isPlace ? placeEnd(text, from, end) : end;
    if (isPlace && (close < 0 || line < end)) {
      const stop = bracketWithin(text, at + 1, Math.min(line, lineEnd(text, at + 1)));
      return { start: at + 1, end: stop, next: stop, unclosed: true };
    }
    return { start: at + 1, end, next: Math.min(end + 1, text.length) };
  }
  let end = at;
  while (end < text.length && text.charCodeAt(end) > 32 && text.charCodeAt(end) !== 62) end++;
  return { start: at, end, next: end };
}

/** An expression of a template is at most this long. */
const longestExpression = 1000;

const expressionMarks: ReadonlyMap<string, string> = new Map([
  ["{{", "}}"],
  ["{%", "%}"],
  ["<%", "%>"],
]);

/**
 * The closing quote, or −1, and the end of the last expression of a template in front of it, or `at`: quotes and line ends in an
 * expression are its own.
 */
function closingQuote(text: string, at: number, quote: string): { readonly close: number; readonly from: number } {
  let from = at;
  for (;;) {
    const close = text.indexOf(quote, from);
    const open = expressionWithin(text, from, close);
    const mark = expressionMarks.get(text.slice(open, open + 2));
    const length = mark === undefined ? -1 : text.slice(open, open + longestExpression).indexOf(mark, 2);
    // A line end in front of it is no expression's.
    if (length < 0 || indexWithin(text, 10, from, open) >= 0) return { close, from };
    from = open + length + 2;
  }
}

function expressionWithin(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code === 0x7b || code === 60) && expressionMarks.has(text.slice(at, at + 2))) return at;
  }
  return end;
}

/** Where the first angle bracket is, or the end. */
function bracketWithin(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === 60 || text.charCodeAt(at) === 62) return at;
  return end;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** A place is on one line, with blanks around it perhaps. */
function placeEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  const line = indexWithin(text, 10, at, end);
  if (line < 0) return end;
  let more = line;
  while (more < end && text.charCodeAt(more) <= 32) more++;
  if (more === end) return end;
  return text.charCodeAt(line - 1) === 13 ? line - 1 : line;
}
