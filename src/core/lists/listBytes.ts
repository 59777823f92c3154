import { documentsOf } from "../documents/documentsOf.js";
import { gunzipped } from "./gunzip.js";
import type { ListFile } from "./readList.js";
import type { Steps } from "../text/steps.js";

/** One file of a list: its name, and its bytes, which are asked for more than once. */
export interface ListBytes {
  readonly title: string;
  pieces(): Iterable<Uint8Array>;
}

/** No list is larger, packed or not; in bytes. */
export const largestList = 1024 * 1024 * 1024;
/** A workbook is read as a whole; in bytes. */
const largestWorkbook = 64 * 1024 * 1024;

/** The part of the platform's `TextDecoder` that reading needs; core itself is compiled without platform types. */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}
declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => Decoder;

/**
 * A list file's text, which then arrives in pieces: unpacked where it is gzip, the first sheet where it is a workbook; else a sentence
 * about why there is none. `largest` bounds what it unpacks to, in bytes.
 */
export function* listFileOf(file: ListBytes, largest = largestList): Steps<ListFile | string> {
  const title = file.title.replace(/\.gz$/i, "");
  const isPacked = begins(file.pieces(), 0x1f, 0x8b);
  const pieces = isPacked ? () => gunzipped(file.pieces(), largest) : () => file.pieces();
  try {
    if (begins(pieces(), 0x1f, 0x8b)) return "it is packed twice (gzip in gzip): unpack it first";
    if (begins(pieces(), 0x50, 0x4b, 3, 4)) return yield* sheetOf(title, pieces());
    const mark = begins(pieces(), 0xff, 0xfe) ? "utf-16le" : begins(pieces(), 0xfe, 0xff) ? "utf-16be" : undefined;
    const encoding = yield* encodingOf(pieces(), mark);
    return { title, chunks: chunksOf(pieces(), encoding) };
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function begins(pieces: Iterable<Uint8Array>, ...mark: readonly number[]): boolean {
  const head: number[] = [];
  for (const piece of pieces) {
    head.push(...piece.subarray(0, mark.length));
    if (head.length >= mark.length) break;
  }
  return mark.every((byte, at) => head[at] === byte);
}

/** The first sheet of a workbook as a table. */
function* sheetOf(title: string, pieces: Iterable<Uint8Array>): Steps<ListFile | string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    parts.push(piece.slice());
    size += piece.length;
    if (size > largestWorkbook) return `a workbook larger than ${largestWorkbook / 1024 / 1024} MB`;
    yield;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const { sources, problems, limits } = documentsOf(/\.xl\w+$/i.test(title) ? title : `${title}.xlsx`, bytes);
  const [first] = sources;
  const [remark] = [...problems, ...limits];
  return first ? { title, chunks: [first.text] } : (remark?.message ?? "the workbook has no sheet");
}

function* chunksOf(pieces: Iterable<Uint8Array>, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const bytes of pieces) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** Without a byte order mark, `marked`, UTF-8 where it is that to its end, else Windows-1252, in which some lists are written. */
function* encodingOf(pieces: Iterable<Uint8Array>, marked: string | undefined): Steps<string> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  // To the end all the same: what is packed says there whether it is whole.
  for (const bytes of pieces) {
    isUtf8 &&= fits(strict, bytes);
    yield;
  }
  if (marked !== undefined) return marked;
  return isUtf8 && fits(strict) ? "utf-8" : "windows-1252";
}

function fits(decoder: Decoder, bytes?: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch {
    return false;
  }
}
