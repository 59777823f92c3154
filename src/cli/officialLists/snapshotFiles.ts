import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readSnapshot, writeSnapshot, type OfficialSnapshot } from "../../core/screening/official/snapshot.js";
import { reasonOf } from "../host.js";
import { UsageError } from "../usageError.js";
import { cachedSnapshot } from "./listsFolder.js";

/** The snapshot that `cache` or a path names. Throws a UsageError when there is none or it cannot be read. */
export function snapshotAt(named: string): OfficialSnapshot {
  const file = named === "cache" ? cachedSnapshot() : named;
  if (!existsSync(file)) {
    const how = named === "cache" ? ": import them with sanctionlint lists import FILE, or lists update" : "";
    throw new UsageError(`there are no imported lists at ${file}${how}`);
  }
  const read = fileSnapshot(file, named === "cache");
  if (typeof read === "string") throw new UsageError(`the imported lists at ${file} cannot be used: ${read}`);
  return read;
}

function fileSnapshot(file: string, isOwn: boolean): OfficialSnapshot | string {
  try {
    return readSnapshot(readFileSync(file, "utf8"), isOwn);
  } catch (error) {
    return reasonOf(error);
  }
}

/** The snapshot in the cache; undefined when there is none. One that cannot be read is put aside and said to be. */
export function snapshotToRenew(): OfficialSnapshot | undefined {
  const file = cachedSnapshot();
  if (!existsSync(file)) return undefined;
  const read = fileSnapshot(file, true);
  if (typeof read !== "string") return read;
  process.stderr.write(`sanctionlint: the imported lists at ${file} cannot be used: ${read}\n`);
  return undefined;
}

/** Writes the snapshot into the cache. */
export function keepSnapshot(snapshot: OfficialSnapshot): string {
  const file = cachedSnapshot();
  keepFile(file, writeSnapshot(snapshot));
  return file;
}

/** Writes a file of the cache: beside the old one and renamed, so that a reader never sees half of it; the old one is kept. */
export function keepFile(file: string, content: string | Uint8Array): void {
  const beside = `${file}.${process.pid}.new`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(beside, content);
    if (existsSync(file)) copyFileSync(file, `${file}.last`);
    renameSync(beside, file);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}
