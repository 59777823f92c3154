import { readdirSync } from "node:fs";
import path from "node:path";
import { nodeHost, toHostPath } from "../../src/cli/host.js";
import { defaultMaxFileSize } from "../../src/core/audit/limits.js";
import { Policies } from "../../src/core/audit/policies.js";
import { readFile, readInOrder, type Found, type ReadFile } from "../../src/core/audit/reading.js";
import type { Candidate } from "../../src/core/audit/candidate.js";
import type { SourceText } from "../../src/core/model.js";
import { linkStatements } from "../../src/core/formats/native/linkStatements.js";
import { sourceLanguageOf } from "../../src/core/formats/native/sourceLanguage.js";
import { screenOf } from "../../src/core/screening/screen.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";

/*
 * Looking for link statements in 20,000 source files against reading them as an audit does. Processor time, the two taking turns. The files
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

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

async function main(): Promise<void> {
  const found = process.argv.slice(2).flatMap(sourcesBelow);
  if (found.length === 0) throw new Error("no source files in the folders that were named");
  const knowledge = builtKnowledge();
  const screen = screenOf(knowledge);
  const root = toHostPath(process.cwd());
  const policy = await new Policies(nodeHost, knowledge, root, { trusted: false }, (file) => file).ofRoot();
  const files = Array.from({ length: most }, (_, at): Candidate => {
    return { path: toHostPath(found[at % found.length] ?? ""), policy, as: "source" };
  });
  let characters = 0;
  let links = 0;
  // As an audit reads: asked for its size, read, decoded, in the order of the walk.
  const each = async (use: (source: SourceText) => void): Promise<void> => {
    const read = (one: Found): Promise<ReadFile> => readFile(nodeHost, one, one.candidate.path, defaultMaxFileSize);
    for await (const { sources } of readInOrder<ReadFile>(nodeHost, files, () => undefined, read)) sources.forEach(use);
  };
  const reading = (): Promise<void> => each(({ text }) => void (characters += text.length));
  const looking = (): Promise<void> =>
    each(({ uri, text }) => void (links += linkStatements(uri, text, screen).length));
  await reading();
  await looking();
  [characters, links] = [0, 0];
  const [floors, costs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    floors.push(await milliseconds(reading));
    costs.push(await milliseconds(looking));
  }
  const [floor, cost] = [median(floors), median(costs)];
  const size = (characters / rounds / 1e6).toFixed(0);
  console.log(
    `${most} source files (${found.length} of their own), ${size} million characters, ${links / rounds} links`,
  );
  console.log(`reading ${floor.toFixed(0)} ms, looking too ${cost.toFixed(0)} ms: ${(cost / floor).toFixed(2)} times`);
}

void main();
