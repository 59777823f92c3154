import { closeSync, openSync, readSync, statSync } from "node:fs";
import path from "node:path";
import { largestList, listFileOf, readListFiles as readTexts, type ListFile } from "../core/lists/readers.js";
import type { ListReading } from "../core/lists/listEntry.js";
import { atOnce } from "../core/text/steps.js";
import { UsageError } from "./usageError.js";
import { reasonOf } from "./host.js";

const chunkSize = 256 * 1024;

/** Reads the files of one list piece by piece. Throws a UsageError, which names `option`, when one cannot be opened. */
export function readListFiles(option: string, files: readonly string[]): ListReading {
  const open: number[] = [];
  try {
    const texts: ListFile[] = [];
    for (const file of files) {
      const text = textOf(option, file, open);
      if (typeof text === "string") return { entries: [], skipped: [], problem: text };
      texts.push(text);
    }
    return atOnce(readTexts(texts));
  } finally {
    open.forEach(closeSync);
  }
}

function textOf(option: string, file: string, open: number[]): ListFile | string {
  const label = option === "" ? "" : `${option}: `;
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new UsageError(`${label}${file} is a folder`);
    if (stats.size > largestList) throw new UsageError(`${label}${file} is larger than 1 GB`);
    const descriptor = openSync(file, "r");
    open.push(descriptor);
    return atOnce(listFileOf({ title: path.basename(file), pieces: () => piecesOf(descriptor) }));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${label}${file} cannot be read: ${reasonOf(error)}`);
  }
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
