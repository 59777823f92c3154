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
 * Median milliseconds of the processor that each work takes, measured in turn so that all of them have the machine's good and bad moments alike;
 * two rounds go before, to warm up.
 */
export function measureInTurn<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const name of names) {
      const time = processorTime(works[name]);
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
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
