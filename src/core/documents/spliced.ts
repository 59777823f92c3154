import { utf8ToBytes } from "@noble/hashes/utils";
import type { Edit } from "../model.js";
import { applyEdits } from "../text/edit.js";
import { decodeText, type DecodedText, type Encoding } from "./decode.js";

/** A file's bytes after edits of its text, or a sentence why they cannot be made. */
export type Spliced = { readonly bytes: Uint8Array; readonly text: string } | { readonly problem: string };

/**
 * Makes edits of a file's decoded text in its bytes: what no edit touches keeps every byte, with its encoding, mark and line ends. What is
 * written takes the line ends of the file. The result is read again and must say what the edited text says.
 */
export function spliced(bytes: Uint8Array, edits: readonly Edit[]): Spliced {
  const decoded = decodeText(bytes);
  const own = edits.map((edit) => ({ ...edit, newText: withLineEnds(edit.newText, decoded.text) }));
  const sorted = [...own].sort((a, b) => a.start - b.start || a.end - b.end);
  const places = placesOf(bytes, decoded, [...new Set(sorted.flatMap(({ start, end }) => [start, end]))]);
  if (!places) return { problem: "its bytes fit no encoding for certain" };
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, newText } of sorted) {
    const written = encoded(newText, decoded.encoding);
    if (!written) return { problem: `"${newText}" cannot be written in ${decoded.encoding}` };
    pieces.push(bytes.subarray(at, places.get(start)), inLineEnds(written, newText, bytes));
    at = places.get(end) ?? bytes.length;
  }
  pieces.push(bytes.subarray(at));
  const result = joined(pieces);
  const text = applyEdits(decoded.text, own);
  const again = decodeText(result);
  const isSame = again.text === text && again.encoding === decoded.encoding && again.mark === decoded.mark;
  return isSame ? { bytes: result, text } : { problem: "the edited text cannot be written in the file's encoding" };
}

/** Where texts with CRLF prevail, a line end that is written is one. */
function withLineEnds(newText: string, text: string): string {
  if (!newText.includes("\n")) return newText;
  const all = text.split("\n").length - 1;
  const double = text.split("\r\n").length - 1;
  return double * 2 > all ? newText.replace(/\r?\n/g, "\r\n") : newText;
}

/** A text whose lines end in CR alone is shown with LF; see `decodeText`. */
function inLineEnds(written: Uint8Array, newText: string, bytes: Uint8Array): Uint8Array {
  return newText.includes("\n") && bytes.includes(13) && !bytes.includes(10)
    ? written.map((byte) => (byte === 10 ? 13 : byte))
    : written;
}

/** The bytes at which characters begin, by their offsets; undefined where bytes and text do not agree. */
function placesOf(
  bytes: Uint8Array,
  { text, encoding, mark }: DecodedText,
  offsets: readonly number[],
): ReadonlyMap<number, number> | undefined {
  const wanted = [...offsets].sort((a, b) => a - b);
  const places = new Map<number, number>();
  let at = mark ? markLength(encoding) : 0;
  let next = 0;
  let units = 0;
  while (next < wanted.length || at < bytes.length) {
    while (wanted[next] === units) places.set(wanted[next++] ?? 0, at);
    if (at >= bytes.length) break;
    const step = stepAt(bytes, at, encoding);
    at += step.bytes;
    units += step.units;
  }
  return places.size === offsets.length && units === text.length && at === bytes.length ? places : undefined;
}

function markLength(encoding: Encoding): number {
  return encoding === "utf-8" ? 3 : encoding.startsWith("utf-16") ? 2 : 4;
}

/** How many bytes a character takes, and how many UTF-16 units it is. */
function stepAt(bytes: Uint8Array, at: number, encoding: Encoding): { readonly bytes: number; readonly units: number } {
  const first = bytes[at] ?? 0;
  switch (encoding) {
    case "utf-8":
      return first < 0x80
        ? { bytes: 1, units: 1 }
        : first < 0xe0
          ? { bytes: 2, units: 1 }
          : first < 0xf0
            ? { bytes: 3, units: 1 }
            : { bytes: 4, units: 2 };
    case "utf-16le":
    case "utf-16be":
      return { bytes: 2, units: 1 };
    case "utf-32le":
    case "utf-32be": {
      const isHigh = (encoding === "utf-32le" ? bytes[at + 2] : bytes[at + 1]) !== 0;
      return { bytes: 4, units: isHigh ? 2 : 1 };
    }
    case "gb18030": {
      if (first < 0x80) return { bytes: 1, units: 1 };
      const second = bytes[at + 1] ?? 0;
      if (second < 0x30 || second > 0x39) return { bytes: 2, units: 1 };
      // From 90 30 81 30 on are the characters beyond the first 65,536.
      return { bytes: 4, units: first >= 0x90 ? 2 : 1 };
    }
    case "windows-1252":
      return { bytes: 1, units: 1 };
  }
}

/** Undefined for what the encoding is not written in: of the two that are only read, ASCII alone is known. */
function encoded(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === "utf-8") return utf8ToBytes(text);
  if (encoding === "gb18030" || encoding === "windows-1252")
    return /^[\x00-\x7f]*$/.test(text) ? utf8ToBytes(text) : undefined;
  const size = encoding.startsWith("utf-16") ? 2 : 4;
  const codes = size === 2 ? Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)) : codesOf(text);
  const bytes = new Uint8Array(codes.length * size);
  const view = new DataView(bytes.buffer);
  for (const [at, code] of codes.entries()) {
    if (size === 2) view.setUint16(at * 2, code, encoding.endsWith("le"));
    else view.setUint32(at * 4, code, encoding.endsWith("le"));
  }
  return bytes;
}

function codesOf(text: string): number[] {
  return [...text].map((char) => char.codePointAt(0) ?? 0);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
