import { strFromU8, unzlibSync } from "fflate";

/*
 * The file of what is known: `~` with the lengths of its parts as JSON, the head, which is read at once and stays plain, each ended by a
 * line end, and the parts, each compressed by zlib (RFC 1950) so that it is inflated when it is asked for. All of it is ASCII.
 */

/** What the file begins with; a plain text begins with its head, which is JSON. */
export const packMark = "~";

/** Bytes that all parts may have, inflated: many times what is known. A file that says more is not one of ours. */
const mostBytes = 1 << 26;

export interface Part {
  readonly deflated: Uint8Array;
  /** Its bytes when it is inflated. */
  readonly length: number;
}

/** A file of knowledge, its parts still compressed. */
export interface Pack {
  readonly head: string;
  readonly parts: readonly Part[];
}

/** The text of a part. Throws where the part is damaged. */
export type Inflate = (part: Part) => string;

/** The head of a file, whatever becomes of its parts; undefined for bytes that are no such file. */
export function headOf(bytes: Uint8Array): string | undefined {
  const lengthsEnd = bytes.indexOf(10);
  const headEnd = bytes.indexOf(10, lengthsEnd + 1);
  return isPack(bytes) && headEnd > 0 ? textOf(bytes.subarray(lengthsEnd + 1, headEnd)) : undefined;
}

/** A file with its parts; undefined where it was cut or is none. */
export function readPack(bytes: Uint8Array): Pack | undefined {
  const head = headOf(bytes);
  if (head === undefined) return undefined;
  const lengthsEnd = bytes.indexOf(10);
  const lengths = lengthsFrom(textOf(bytes.subarray(packMark.length, lengthsEnd)));
  let at = bytes.indexOf(10, lengthsEnd + 1) + 1;
  const parts = lengths.map(([deflated, length]) => ({ deflated: bytes.subarray(at, (at += deflated)), length }));
  const inflated = parts.reduce((sum, { length }) => sum + length, 0);
  return parts.length > 0 && at === bytes.length && inflated <= mostBytes ? { head, parts } : undefined;
}

/** Whether bytes, or the first of them, begin as the file does. */
export function isPack(bytes: Uint8Array): boolean {
  return bytes[0] === packMark.charCodeAt(0);
}

/** Inflates a part where a host has nothing faster. */
export function inflatePart({ deflated, length }: Part): string {
  return textOf(unzlibSync(deflated, { out: new Uint8Array(length) }));
}

function lengthsFrom(text: string): readonly (readonly [number, number])[] {
  const read: unknown = JSON.parse(text);
  const isLength = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
  const isSound =
    Array.isArray(read) && read.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isLength));
  return isSound ? (read as (readonly [number, number])[]) : [];
}

function textOf(bytes: Uint8Array): string {
  return strFromU8(bytes, true);
}
