import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { reasonOf } from "./host.js";
import { OutputError } from "./output.js";

/**
 * Puts other bytes in a file's place: written beside it and renamed, so that nobody ever meets half of it. Its mode and the links to it
 * stay. Throws an OutputError where it cannot be written, or has changed since `before` was read.
 */
export function replaceFile(file: string, before: Uint8Array, after: Uint8Array): void {
  let beside: string | undefined;
  try {
    const target = realpathSync(file);
    if (!readFileSync(target).equals(before))
      throw new OutputError(`${file} has changed meanwhile; nothing is written`);
    beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}`);
    const descriptor = openSync(beside, "wx", 0o600);
    try {
      for (let at = 0; at < after.length;) at += writeSync(descriptor, after, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    chmodSync(beside, statSync(target).mode & 0o7777);
    renameSync(beside, target);
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { force: true });
    throw error instanceof OutputError ? error : new OutputError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}
