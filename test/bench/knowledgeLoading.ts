import { readFileSync } from "node:fs";
import path from "node:path";
import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import { inflate } from "../../src/cli/knowledge.js";
import { knowledgeFile, knowledgeFrom } from "../../src/core/screening/shipped.js";
import { projectRoot } from "../harness/cli.js";
import { heapOf, median, processorTime } from "./measure.js";

/** Processor milliseconds and megabytes of heap that what is known may take. */
const limits = { ms: 15, mb: 10 };
const rounds = 101;

/**
 * What it costs to load what is known: as the program begins (the head alone), and with every party, attribution and
 * alternative parsed. Processor time, so that what else the machine does counts little. Returns what is over its limit.
 */
export function measureKnowledge(): string[] {
  const file = path.join(projectRoot, "dist", knowledgeFile);
  const bytes = readFileSync(file);
  const load = (): Knowledge => {
    const { knowledge, problem } = knowledgeFrom(bytes, file, inflate);
    if (!knowledge) throw new Error(problem);
    return knowledge;
  };
  console.log(
    `\n${knowledgeFile}: processor ms (median of ${rounds}, limit ${limits.ms}), MB held (limit ${limits.mb})`,
  );
  return [
    ...row("head", load),
    ...row("everything", () => {
      const knowledge = load();
      const [first] = knowledge.attributions;
      if (first) knowledge.alternativesFor(first, first.pattern);
      return [knowledge, knowledge.parties.size];
    }),
  ];
}

function row(title: string, work: () => unknown): string[] {
  const ms = median(Array.from({ length: rounds }, () => processorTime(work)));
  const mb = heapOf(work).held / 1e6;
  console.log(`${title.padEnd(24)} ${ms.toFixed(1).padStart(6)} ${mb.toFixed(1).padStart(6)}`);
  return [
    ...(ms > limits.ms ? [`${title}: ${ms.toFixed(1)} ms, limit ${limits.ms}`] : []),
    ...(mb > limits.mb ? [`${title}: ${mb.toFixed(1)} MB, limit ${limits.mb}`] : []),
  ];
}
