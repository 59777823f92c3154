import type { Span } from "../model.js";
import { shown } from "../text/shown.js";

/** A value as its consumer reads it. */
export interface PropertyValue extends Span {
  readonly value: string;
  /** Characters `[from, to)` of the value, and where they are with what is escaped or joined between them. */
  part(from: number, to?: number): Span & { readonly value: string };
}

/** `key = value`; `start` to `end` covers the whole of it. */
export interface Property extends Span {
  readonly key: string;
  readonly keySpan: Span;
  /** Undefined where nothing is after the key. */
  readonly value?: PropertyValue;
}

/**
 * Entries of a Java properties file: keys end at `=`, `:` or a blank, `#` and `!` begin comments, a backslash at a line's end joins the
 * next line without its indentation, and before other characters it is left out. Never throws.
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function readProperties(text: string): Property[] {
  const found: Property[] = [];
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length;) {
    if (text.charCodeAt(at) <= 32) at++;
    else if (text.charAt(at) === "#" || text.charAt(at) === "!") at = lineEnd(text, at);
    else {
      const property = readOne(text, at);
      if (property.key !== "") found.push(property);
      at = Math.max(property.end, at + 1);
    }
  }
  return found;
}

/** Keys of `wanted` that have no value. */
export function valuelessProperties(
  properties: readonly Property[],
  wanted: (key: string) => boolean,
): (Span & { readonly message: string })[] {
  return properties
    .filter(({ key, value }) => wanted(key) && value === undefined)
    .map(({ key, start, end }) => ({ message: `${shown(key)} has no value`, start, end }));
}

function readOne(text: string, start: number): Property {
  const line = readLogicalLine(text, start);
  let keyLength = 0;
  while (keyLength < line.length && !isSign(line[keyLength])) keyLength++;
  let from = skip(line, keyLength, isBlank);
  if (line[from]?.escaped === false && /[=:]/.test(line[from]?.value ?? "")) from = skip(line, from + 1, isBlank);
  let to = line.length;
  while (to > from && isBlank(line[to - 1])) to--;
  const keyEnd = line[keyLength - 1]?.end ?? start;
  const key = said(line, 0, keyLength);
  const end = lastEnd(line, to, keyEnd);
  const whole = { key, keySpan: { start, end: keyEnd }, start, end: Math.max(end, line[line.length - 1]?.end ?? end) };
  if (from >= to) return whole;
  const part: PropertyValue["part"] = (first, last = to - from) => ({
    value: said(line, from + first, from + last),
    start: line[from + first]?.start ?? end,
    end: line[from + last - 1]?.end ?? end,
  });
  return { ...whole, value: { ...part(0), part } };
}

/** One character as it is read, and where it is. */
interface Character extends Span {
  readonly value: string;
  readonly escaped: boolean;
}

function readLogicalLine(text: string, start: number): Character[] {
  const found: Character[] = [];
  for (let at = start; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
    if (code !== 92) {
      found.push({ value: text.charAt(at), escaped: false, start: at, end: at + 1 });
      at++;
      continue;
    }
    const next = text.charAt(at + 1);
    if (next === "\n" || next === "\r") {
      at += next === "\r" && text.charAt(at + 2) === "\n" ? 3 : 2;
      while (/[ \t\f]/.test(text.charAt(at))) at++;
      continue;
    }
    const code4 = next === "u" ? /^[0-9a-fA-F]{4}/.exec(text.slice(at + 2, at + 6))?.[0] : undefined;
    const end = Math.min(at + (code4 === undefined ? 2 : 6), text.length);
    const value = code4 === undefined ? (escapes[next] ?? next) : String.fromCharCode(Number.parseInt(code4, 16));
    if (value !== "") found.push({ value, escaped: true, start: at, end });
    at = end;
  }
  return found;
}

const escapes: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" };

function isSign(character: Character | undefined): boolean {
  return character?.escaped === false && /[=:\s]/.test(character.value);
}

function isBlank(character: Character | undefined): boolean {
  return character?.escaped === false && /[ \t\f]/.test(character.value);
}

function skip(line: readonly Character[], from: number, fits: (character: Character | undefined) => boolean): number {
  let at = from;
  while (at < line.length && fits(line[at])) at++;
  return at;
}

function said(line: readonly Character[], from: number, to: number): string {
  return line
    .slice(from, to)
    .map(({ value }) => value)
    .join("");
}

function lastEnd(line: readonly Character[], to: number, other: number): number {
  return line[to - 1]?.end ?? other;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}
