import path from "node:path";
import type { CalendarDate } from "../../core/model.js";
import { sourceOf, type ReadSource } from "../../core/screening/official/renewal.js";
import { readListFiles } from "../listFile.js";

/** A group of files that make up one list, and where they come from in words. */
export interface ListFiles {
  readonly files: readonly string[];
  readonly from: string;
}

/** OFAC's entries and what its other files say of them belong together; every other file is a list of its own. */
export function grouped(files: readonly string[]): readonly ListFiles[] {
  const parts = files.filter((file) =>
    /(?:^|[^a-z])(?:sdn|cons_prim|alt|cons_alt|add|cons_add|(?:sdn|cons)_comments)\.csv(?:\.gz)?$/i.test(
      path.basename(file),
    ),
  );
  const groups = new Map<string, string[]>();
  for (const file of parts) {
    const key = /cons_/i.test(path.basename(file)) ? "cons" : "sdn";
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const ofac = [...groups.values()].map((group) => [...group].sort((a, b) => rank(a) - rank(b)));
  const others = files.filter((file) => !parts.includes(file)).map((file) => [file]);
  return [...ofac, ...others].map((group) => ({
    files: group,
    from: group.map((file) => path.basename(file)).join(", "),
  }));
}

function rank(file: string): number {
  return /(?:sdn|prim)\.csv/i.test(file) ? 0 : /alt\.csv/i.test(file) ? 1 : 2;
}

/** The list that files are; else why they are none. Throws a UsageError for a file that cannot be opened. */
export function readSource({ files, from }: ListFiles, today: CalendarDate): ReadSource | string {
  return sourceOf(readListFiles("", files), path.basename(files[0] ?? ""), from, today);
}
