import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { loadKnowledge } from "../../src/core/blacklist/load.js";
import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import { compileKnowledge } from "../../scripts/compileKnowledge.js";

const cache: { compiled?: string } = {};

/** Written beside the tests for mutation testing only, where the compiler itself may have a bug (`scripts/mutation`). */
const compiledBefore = path.join(__dirname, "compiled-knowledge.txt");

/** The compiled text of `data/`, as the build packs it. */
export function compiledKnowledge(): string {
  return (cache.compiled ??= existsSync(compiledBefore) ? readFileSync(compiledBefore, "utf8") : compileKnowledge());
}

/** What the program knows, as it ships. */
export function realKnowledge(): Knowledge {
  return loadKnowledge(compiledKnowledge());
}
