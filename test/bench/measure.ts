import { Dice } from "./samples.js";

/** Median of numbers; NaN for none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** Milliseconds that `work` takes. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  keep = work();
  return performance.now() - start;
}

/** Milliseconds of the processor that `work` takes, the collector's threads included: what else the machine does counts little. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  keep = work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Milliseconds of the processor that each work takes: the mean without the slowest and the quickest tenth. They are measured in turn so that
 * all have the machine's good and bad moments alike, and in another order each round so that the collector, which comes after so much
 * garbage, does not always come in the same one; two rounds go before, to warm up.
 */
export function measureInTurn<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  const dice = new Dice(rounds);
  for (let round = -2; round < rounds; round++) {
    const order = names.map((name) => ({ name, at: dice.below(1000) })).sort((a, b) => a.at - b.at);
    for (const { name } of order) {
      const time = processorTime(works[name]);
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, trimmedMean(times.get(name) ?? [])])) as Record<Name, number>;
}

function trimmedMean(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const left = Math.floor(sorted.length / 10);
  const kept = sorted.slice(left, sorted.length - left);
  return kept.reduce((sum, number) => sum + number, 0) / kept.length;
}

/** Memory that the result of `work` holds, and how much it was above its start when `work` was done, both in bytes. */
export function heapOf(work: () => unknown): { readonly held: number; readonly high: number } {
  keep = undefined;
  collect();
  const before = used();
  keep = work();
  const high = used() - before;
  collect();
  const held = used() - before;
  keep = undefined;
  return { held, high };
}

/** Rows of offsets lie outside the heap. */
function used(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Holds the last result, so that no work is optimised away. */
let keep: unknown;

export const lastResult = (): unknown => keep;

function collect(): void {
  // Twice, since what lies outside the heap is freed behind the first.
  for (let round = 0; round < 2; round++) (globalThis as { gc?: () => void }).gc?.();
}
