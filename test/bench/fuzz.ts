// npm run fuzz: damages every fixture in fixed ways and holds each format to what it owes on any input; then repeats pieces of text
// and holds each format to a cost that grows as the text does. `--count 100000` mutations over all formats (0: none), `--seed word` for
// another series, `--only id` for one format. Exits with 1 on a failure.
import "../harness/wordTables.js";
import { formatOf } from "../harness/recognise.js";
import { readFixtures } from "../harness/fixtures.js";
import { checkExtraction } from "../harness/invariants.js";
import { mutations } from "../harness/mutate.js";
import { measureGrowth } from "./growth.js";

const option = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1 || Infinity];
const count = Number(option("--count") ?? 100_000);
const seed = option("--seed") ?? "fuzz";
const only = option("--only");
/** A fixture is a few kilobytes, read in well under a millisecond; this much is worth a look even on a busy machine. */
const slowMilliseconds = 100;

interface Slow {
  readonly id: string;
  readonly round: number;
  readonly milliseconds: number;
}

function main(): void {
  const samples = readFixtures().flatMap(({ id, source }) => {
    const format = formatOf(source);
    return format && source.text.length < 50_000 && (!only || format.id === only) ? [{ id, format, source }] : [];
  });
  const rounds = Math.ceil(count / Math.max(1, samples.length));
  const failures: string[] = [];
  const slow: Slow[] = [];
  let done = 0;
  let peak = 0;
  const start = process.memoryUsage().heapUsed;
  for (const { id, format, source } of samples) {
    let round = 0;
    for (const text of mutations(source.text, `${seed} ${id}`, rounds)) {
      const before = performance.now();
      try {
        checkExtraction(format, { ...source, text });
      } catch (error) {
        failures.push(
          `${id}, round ${round}: ${String(error).split("\n")[0]}\n    ${JSON.stringify(text.slice(0, 300))}`,
        );
      }
      const milliseconds = performance.now() - before;
      // A busy machine makes anything slow once; what is slow twice is.
      if (milliseconds > slowMilliseconds && again(() => format.extract({ ...source, text })) > slowMilliseconds) {
        slow.push({ id, round, milliseconds });
      }
      round++;
      done++;
    }
    peak = Math.max(peak, process.memoryUsage().heapUsed - start);
  }
  (globalThis as { gc?: () => void }).gc?.();
  const held = process.memoryUsage().heapUsed - start;
  console.log(
    `${done} mutations of ${samples.length} fixtures in ${new Set(samples.map(({ format }) => format)).size} formats`,
  );
  console.log(`heap: at most ${megabytes(peak)} above the start, ${megabytes(held)} held at the end`);
  for (const { id, round, milliseconds } of slow)
    console.log(`slow: ${id}, round ${round}: ${milliseconds.toFixed(0)} ms`);
  for (const failure of failures.slice(0, 50)) console.log(`failed: ${failure}`);
  const growing = measureGrowth(only, (failure) => console.log(`grows: ${failure}`));
  console.log(
    `${failures.length} failures, ${slow.length} slow inputs, ${growing} whose cost grows faster than they do`,
  );
  if (failures.length > 0 || slow.length > 0 || growing > 0) process.exitCode = 1;
}

function again(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

main();
