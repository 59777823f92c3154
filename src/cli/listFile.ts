import { closeSync, openSync, readSync, statSync } from "node:fs";
import path from "node:path";
import type { ListReading } from "../core/lists/listEntry.js";
import { readList } from "../core/lists/readList.js";
import { UsageError } from "./usageError.js";
import { reasonOf } from "./host.js";

/** No list is larger; in bytes. */
const largestList = 1024 * 1024 * 1024;
const chunkSize = 256 * 1024;

/** Reads a list file piece by piece. Throws a UsageError when it cannot be opened. */
export function readListFile(file: string): ListReading {
  let descriptor: number;
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new UsageError(`--list: ${file} is a folder`);
    if (stats.size > largestList) throw new UsageError(`--list: ${file} is larger than 1 GB`);
    descriptor = openSync(file, "r");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--list: ${file} cannot be read: ${reasonOf(error)}`);
  }
  try {
    return readList(path.basename(file), chunksOf(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

function* chunksOf(descriptor: number): Generator<string> {
  const buffer = Buffer.alloc(chunkSize);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for (;;) {
    const length = readSync(descriptor, buffer);
    if (length === 0) break;
    const bytes = buffer.subarray(0, length);
    decoder ??= new TextDecoder(encodingOf(bytes));
    yield decoder.decode(bytes, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

/** By the byte order mark. */
function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}
