// What becomes of a list that is imported: what is taken of it and what not, whether every name that it publishes is found exactly, and
// how long each step holds the thread. SANCTIONLINT_LIST names the file.
import { existsSync } from "node:fs";
import type { ListEntry } from "../../src/core/lists/listEntry.js";
import { ListedNames } from "../../src/core/screening/names/listedNames.js";
import { entriesOf } from "../../src/core/screening/official/snapshot.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";
import { imported } from "./importing.js";

const file = process.env["SANCTIONLINT_LIST"];

function main(file: string): void {
  // What is known of words in names comes with it.
  builtKnowledge();
  const { snapshot, rows, skipped, size, longest, all } = imported(file);
  const entries = entriesOf(snapshot);
  console.log(`${entries.length} entries of ${rows} rows; ${(size / 2 ** 20).toFixed(1)} MB are kept`);
  for (const { reason, count } of skipped) console.log(`  ${count} not taken: ${reason}`);
  for (const { what, milliseconds } of longest)
    console.log(`  ${what}: the longest step holds the thread for ${milliseconds.toFixed(0)} ms`);
  console.log(`  all steps together: ${(all / 1000).toFixed(1)} s`);
  const started = performance.now();
  const names = new ListedNames(entries, snapshot.compiled);
  console.log(`names are ready ${(performance.now() - started).toFixed(0)} ms after the first is asked for`);
  const missed = entries.flatMap((entry) =>
    entry.names.filter((name) => !isFound(names, entry, name)).map((name) => `${entry.list}, ${entry.id}: ${name}`),
  );
  const count = entries.reduce((sum, one) => sum + one.names.length, 0);
  console.log(`${count - missed.length} of ${count} published names are found in full`);
  for (const one of missed.slice(0, 100)) console.log(`  not found: ${one}`);
  const withCountry = entries.filter(({ countries }) => countries.length > 0).length;
  console.log(`${withCountry} of ${entries.length} entries have a country`);
  if (missed.length > 0) process.exitCode = 1;
}

/** Whether a name is found as the entry's, word by word. */
function isFound(names: ListedNames, entry: ListEntry, name: string): boolean {
  // A name of common words alone is like the very same only, and a hint.
  const found = names.find(name).filter((hit) => hit.entry === entry);
  return found.some(
    (hit) => hit.comparison.likeness === "full" || hit.comparison.pairs.every(({ how }) => how === "same"),
  );
}

if (file !== undefined && existsSync(file)) main(file);
else console.log("SANCTIONLINT_LIST names no file: nothing to measure.");
