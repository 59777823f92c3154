import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import path from "node:path";
import { documentsOf } from "../core/documents/documentsOf.js";
import type { ListReading } from "../core/lists/listEntry.js";
import { readListFiles as readTexts, type ListFile } from "../core/lists/readList.js";
import { UsageError } from "./usageError.js";
import { reasonOf } from "./host.js";

/** No list is larger; in bytes. */
const largestList = 1024 * 1024 * 1024;
const chunkSize = 256 * 1024;

/** Reads the files of one list piece by piece. Throws a UsageError, which names `option`, when one cannot be opened. */
export function readListFiles(option: string, files: readonly string[]): ListReading {
  const open: number[] = [];
  try {
    return readTexts(files.flatMap((file) => textsOf(option, file, open)));
  } finally {
    open.forEach(closeSync);
  }
}

function textsOf(option: string, file: string, open: number[]): readonly ListFile[] {
  const label = option === "" ? "" : `${option}: `;
  const title = path.basename(file);
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new UsageError(`${label}${file} is a folder`);
    if (stats.size > largestList) throw new UsageError(`${label}${file} is larger than 1 GB`);
    const descriptor = openSync(file, "r");
    open.push(descriptor);
    if (isWorkbook(descriptor)) return sheetsOf(title, readFileSync(file));
    return [{ title, chunks: chunksOf(descriptor) }];
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${label}${file} cannot be read: ${reasonOf(error)}`);
  }
}

function isWorkbook(descriptor: number): boolean {
  const head = Buffer.alloc(4);
  return readSync(descriptor, head, 0, 4, 0) === 4 && head.toString("latin1") === "PK\u0003\u0004";
}

/** The first sheet of a workbook as a table; what cannot be read of it is no list. */
function sheetsOf(title: string, bytes: Uint8Array): readonly ListFile[] {
  const { sources } = documentsOf(title, bytes);
  return [{ title, chunks: [sources[0]?.text ?? ""] }];
}

function* chunksOf(descriptor: number): Generator<string> {
  const encoding = encodingOf(descriptor);
  const decoder = new TextDecoder(encoding);
  for (const bytes of piecesOf(descriptor)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

function* piecesOf(descriptor: number): Generator<Uint8Array> {
  const buffer = Buffer.alloc(chunkSize);
  for (let at = 0; ;) {
    const length = readSync(descriptor, buffer, 0, chunkSize, at);
    if (length === 0) return;
    at += length;
    yield buffer.subarray(0, length);
  }
}

/** By the byte order mark; without one UTF-8 where it is that to its end, else Windows-1252, in which some lists are written. */
function encodingOf(descriptor: number): string {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let first = true;
  try {
    for (const bytes of piecesOf(descriptor)) {
      if (first && bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
      if (first && bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
      if (first && bytes[0] === 0x1f && bytes[1] === 0x8b) return "utf-8";
      first = false;
      strict.decode(bytes, { stream: true });
    }
    strict.decode();
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
