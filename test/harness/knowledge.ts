import { loadKnowledge } from "../../src/core/blacklist/load.js";
import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import { compileKnowledge } from "../../scripts/compileKnowledge.js";

const cache: { compiled?: string } = {};

/** The compiled text of `data/`, as the build packs it. */
export function compiledKnowledge(): string {
  return (cache.compiled ??= compileKnowledge());
}

/** What the program knows, as it ships. */
export function realKnowledge(): Knowledge {
  return loadKnowledge(compiledKnowledge());
}
