import { readFileSync } from "node:fs";
import path from "node:path";
import { listFileOf } from "../../src/core/lists/listBytes.js";
import type { Skipped } from "../../src/core/lists/listEntry.js";
import { readListFiles } from "../../src/core/lists/readList.js";
import { renewed, sourceOf } from "../../src/core/screening/official/renewal.js";
import { snapshotFrom, writtenSnapshot, type OfficialSnapshot } from "../../src/core/screening/official/snapshot.js";
import type { Steps } from "../../src/core/text/steps.js";

/** A list as `lists import` takes it: read, written and read again. */
export interface Imported {
  readonly snapshot: OfficialSnapshot;
  readonly rows: number;
  readonly skipped: readonly Skipped[];
  /** What is kept, in UTF-16 units. */
  readonly size: number;
  /** Milliseconds that the longest steps held the thread, and what they did. */
  readonly longest: readonly { readonly what: string; readonly milliseconds: number }[];
  /** Milliseconds of all of them. */
  readonly all: number;
}

/** Imports a file. Throws with the reason where that is refused. */
export function imported(file: string): Imported {
  const longest: { what: string; milliseconds: number }[] = [];
  let all = 0;
  const run = <T>(what: string, steps: Steps<T>): T => {
    let most = 0;
    for (;;) {
      const started = performance.now();
      const { value, done } = steps.next();
      const took = performance.now() - started;
      all += took;
      most = Math.max(most, took);
      if (done !== true) continue;
      longest.push({ what, milliseconds: most });
      return value;
    }
  };
  const bytes = readFileSync(file);
  function* pieces(): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 256 * 1024) yield bytes.subarray(at, at + 256 * 1024);
  }
  const title = path.basename(file);
  const text = run("decoding", listFileOf({ title, pieces }));
  if (typeof text === "string") throw new Error(text);
  const reading = run("reading", readListFiles([text]));
  const source = run("choosing", sourceOf(reading, title, title, "2026-08-01"));
  if (typeof source === "string") throw new Error(source);
  const renewal = run("taking names apart", renewed(undefined, [source]));
  if ("refused" in renewal) throw new Error(renewal.refused.join("; "));
  const written = run("writing", writtenSnapshot(renewal.snapshot));
  const snapshot = run("opening", snapshotFrom(written, true));
  if (typeof snapshot === "string") throw new Error(snapshot);
  const { rows } = source.source;
  return { snapshot, rows, skipped: source.skipped, size: written.length, longest, all };
}
