/*
 * The compiled text packed by pair encoding: frequent pairs of characters are written as one character that the text does
 * not hold, pairs of those again, and so on. Unpacking is a look-up for each character, far faster than inflating, and
 * the packed text is less than half as long.
 */

/** What a packed text begins with; the head of a plain one is JSON. */
const mark = "~";

/** Characters that may stand for a pair: two bytes each in UTF-8. */
const firstCode = 0x80;
const lastCode = 0x7ff;

/** Pairs that are taken in one go before they are counted again: fewer rounds, hardly a longer text. */
const pairsARound = 48;

/** A pair that occurs less often saves nothing. */
const leastOften = 6;

/**
 * Packs the lines after the first, which is read at once and stays as it is; no pair reaches over a line's end.
 * The same text always packs to the same.
 */
export function packText(whole: string): string {
  const plainEnd = whole.indexOf("\n") + 1;
  const text = whole.slice(plainEnd);
  let codes = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const held = new Set(codes);
  const free: number[] = [];
  for (let code = lastCode; code >= firstCode; code -= 1) if (!held.has(code)) free.push(code);
  let table = "";
  for (;;) {
    const pairs = frequentPairs(codes, Math.min(pairsARound, free.length));
    if (pairs.length === 0) break;
    const merged = new Map<number, number>();
    for (const pair of pairs) {
      const code = free.pop() ?? 0;
      merged.set(pair, code);
      table += String.fromCharCode(code, Math.floor(pair / 65536), pair % 65536);
    }
    codes = mergePairs(codes, merged);
  }
  return `${mark}${table}\n${whole.slice(0, plainEnd)}${stringOf(codes)}`;
}

/** The lines of a text as they were before packing, each unpacked when it is asked for. */
export function unpackLines(packed: string): readonly (() => string)[] {
  const lines = packed.split("\n");
  const [table = "", head = "", ...rest] = lines;
  if (!table.startsWith(mark)) return lines.map((line) => () => line);
  let meanings: Meanings | undefined;
  return [() => head, ...rest.map((line) => () => unpack(line, (meanings ??= meaningsOf(table.slice(mark.length)))))];
}

/** What each character stands for: the part of `codes` from `starts` on that is `lengths` long, or itself where that is 0. */
interface Meanings {
  readonly codes: Uint16Array;
  readonly starts: Uint32Array;
  readonly lengths: Uint32Array;
}

function meaningsOf(table: string): Meanings {
  const starts = new Uint32Array(lastCode + 1);
  const lengths = new Uint32Array(lastCode + 1);
  // Pairs of pairs are met after the pairs they are made of, so that every length is known before it is needed.
  let whole = 0;
  for (let at = 0; at < table.length; at += 3) {
    const length = lengthOf(table.charCodeAt(at + 1), lengths) + lengthOf(table.charCodeAt(at + 2), lengths);
    starts[table.charCodeAt(at)] = whole;
    lengths[table.charCodeAt(at)] = length;
    whole += length;
  }
  const codes = new Uint16Array(whole);
  let end = 0;
  for (let at = 0; at < table.length; at += 1) {
    if (at % 3 === 0) continue;
    const code = table.charCodeAt(at);
    const length = lengths[code] ?? 0;
    if (length === 0) codes[end] = code;
    else codes.copyWithin(end, starts[code] ?? 0, (starts[code] ?? 0) + length);
    end += Math.max(length, 1);
  }
  return { codes, starts, lengths };
}

function lengthOf(code: number, lengths: Uint32Array): number {
  return lengths[code] || 1;
}

/** Characters that are written in one go. A call takes an argument for each: engines allow some ten thousands. */
const atOnce = 8192;

/** Written through one buffer: a replacement with a function for each character takes three times as long. */
function unpack(line: string, { codes, starts, lengths }: Meanings): string {
  const buffer = new Array<number>(atOnce + longest(lengths)).fill(0);
  let text = "";
  let filled = 0;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    const length = lengths[code] ?? 0;
    if (length === 0) buffer[filled++] = code;
    else {
      const start = starts[code] ?? 0;
      for (let place = start; place < start + length; place += 1) buffer[filled++] = codes[place] ?? 0;
    }
    if (filled >= atOnce) {
      text += textOf(buffer, filled);
      filled = 0;
    }
  }
  return text + textOf(buffer, filled);
}

function longest(lengths: Uint32Array): number {
  return lengths.reduce((most, length) => Math.max(most, length), 1);
}

/** Handed over as an ordinary array, whose numbers engines pass on as they are: those of a typed array take three times as long. */
function textOf(codes: readonly number[], length: number): string {
  return String.fromCharCode.apply(undefined, codes.slice(0, length));
}

/** The most frequent pairs of which none begins with what another ends with, so that all can be merged in one pass. */
function frequentPairs(codes: Uint16Array, most: number): readonly number[] {
  const counts = new Map<number, number>();
  for (let at = 1; at < codes.length; at += 1) {
    const [a = 0, b = 0] = [codes[at - 1], codes[at]];
    if (!mergeable(a) || !mergeable(b)) continue;
    const pair = a * 65536 + b;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const ranked = [...counts].filter(([, count]) => count >= leastOften).sort((x, y) => y[1] - x[1] || x[0] - y[0]);
  const starts = new Set<number>();
  const ends = new Set<number>();
  const chosen: number[] = [];
  for (const [pair] of ranked) {
    if (chosen.length >= most) break;
    const [a, b] = [Math.floor(pair / 65536), pair % 65536];
    if (a === b || starts.has(b) || ends.has(a)) continue;
    starts.add(a);
    ends.add(b);
    chosen.push(pair);
  }
  return chosen;
}

function mergePairs(codes: Uint16Array, merged: ReadonlyMap<number, number>): Uint16Array<ArrayBuffer> {
  const out = new Uint16Array(codes.length);
  let length = 0;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    const pair = at + 1 < codes.length ? merged.get(code * 65536 + (codes[at + 1] ?? 0)) : undefined;
    out[length++] = pair ?? code;
    if (pair !== undefined) at += 1;
  }
  return out.slice(0, length);
}

/** Line ends stay apart, and so do the halves of a surrogate pair. */
function mergeable(code: number): boolean {
  return code !== 10 && (code < 0xd800 || code > 0xdfff);
}

function stringOf(codes: Uint16Array): string {
  let text = "";
  for (let at = 0; at < codes.length; at += 8192) text += String.fromCharCode(...codes.subarray(at, at + 8192));
  return text;
}
