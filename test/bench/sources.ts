import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { decodeText } from "../../src/core/documents/decode.js";
import { linkStatements } from "../../src/core/formats/native/linkStatements.js";
import { sourceLanguageOf } from "../../src/core/formats/native/sourceLanguage.js";
import { screenOf } from "../../src/core/screening/screen.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";

/*
 * Looking for link statements in 20,000 source files against reading and decoding them. Processor time, the two taking turns. The files
 * of the folders are taken again and again until they are so many.
 * Usage: node scripts/bench.mjs sources FOLDER…
 */
const most = 20_000;
const rounds = 5;

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === ".git" || entry.name === "node_modules" ? [] : sourcesBelow(name);
    return entry.isFile() && sourceLanguageOf(entry.name) !== undefined ? [name] : [];
  });
}

function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

function main(): void {
  const found = process.argv.slice(2).flatMap(sourcesBelow);
  if (found.length === 0) throw new Error("no source files in the folders that were named");
  const files = Array.from({ length: most }, (_, at) => found[at % found.length] ?? "");
  const screen = screenOf(builtKnowledge());
  let characters = 0;
  let links = 0;
  const read = (file: string): string => decodeText(readFileSync(file)).text;
  const reading = (): void => {
    for (const file of files) characters += read(file).length;
  };
  const looking = (): void => {
    for (const file of files) links += linkStatements(file, read(file), screen).length;
  };
  reading();
  looking();
  [characters, links] = [0, 0];
  const [floors, costs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    floors.push(milliseconds(reading));
    costs.push(milliseconds(looking));
  }
  const [floor, cost] = [median(floors), median(costs)];
  const size = (characters / rounds / 1e6).toFixed(0);
  console.log(
    `${most} source files (${found.length} of their own), ${size} million characters, ${links / rounds} links`,
  );
  console.log(`reading ${floor.toFixed(0)} ms, looking too ${cost.toFixed(0)} ms: ${(cost / floor).toFixed(2)} times`);
}

main();
