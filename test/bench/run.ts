// npm run bench: what extraction and the whole of `analyze` cost, as ratios to a yardstick measured in the same process.
// `--mb 1,8,32` chooses other sizes, `--only word` the rows (`knowledge` the loading of what is known). Exits with 1 when a row is over its limit.
import { formatOf } from "../harness/recognise.js";
import { analyze } from "../../src/core/analyze.js";
import { emptyPolicy } from "../../src/core/policy/policy.js";
import { decodeText } from "../../src/core/documents/decode.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";
import * as javascript from "./javascriptSamples.js";
import { measureKnowledge } from "./knowledgeLoading.js";
import * as locks from "./lockSamples.js";
import { manifestLines, manifests, textOf } from "./manifestSamples.js";
import { heapOf, measureInTurn } from "./measure.js";
import * as others from "./otherSamples.js";
import { measurePeers } from "./peers.js";
import type { Sample, Yardstick } from "./samples.js";

const asOf = "2026-01-01";
const knowledge = builtKnowledge();
const option = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1 || Infinity];
const manifestLimit = 5;
const usualSizes = [1, 4, 16, 32];
const asked = option("--mb")?.split(",").map(Number);
const only = option("--only");
const knowledgeTitle = "knowledge";
const samples = [...Object.values(javascript), ...Object.values(others), ...Object.values(locks)];

async function main(): Promise<void> {
  const slow: string[] = [];
  console.log("ms: median of several runs in turn. Ratios are to the yardstick. held: heap of the result / text.\n");
  console.log(
    line([
      "file",
      "MB",
      "yardstick",
      "ms",
      "decode",
      "extract",
      "analyze",
      "×extract",
      "×analyze",
      "limit",
      "found",
      "held",
      "high",
    ]),
  );
  for (const sample of samples.filter(({ title }) => !only || title.includes(only))) {
    for (const size of asked ?? sample.sizes ?? usualSizes) slow.push(...measure(sample, size));
    const { text } = decodeText(Buffer.from(sample.generate(2e6)));
    const ours = (): unknown => analyze({ uri: sample.uri, text }, knowledge, emptyPolicy, asOf);
    await measurePeers(sample, text, ours, (cells) => console.log(line(cells)));
  }
  slow.push(...measureManifests());
  if (!only || knowledgeTitle.includes(only)) slow.push(...measureKnowledge());
  if (slow.length > 0) {
    console.log(`\nOver the limit:\n${slow.map((text) => `  ${text}\n`).join("")}`);
    process.exitCode = 1;
  }
}

/** Hand-written files are read while somebody types: what counts is the time itself. */
function measureManifests(): string[] {
  const measured = manifests.filter(({ title }) => !only || title.includes(only));
  if (measured.length > 0)
    console.log(`\nms for ${manifestLines} lines, the whole of analyze (limit ${manifestLimit})`);
  return measured.flatMap((manifest) => {
    const source = { uri: manifest.uri, text: textOf(manifest) };
    const whole = (): { readonly components: readonly unknown[] } => analyze(source, knowledge, emptyPolicy, asOf);
    const { ours } = measureInTurn({ ours: whole }, 31);
    console.log(
      `${manifest.title.padEnd(24)} ${ours.toFixed(1).padStart(6)} ${String(whole().components.length).padStart(6)}`,
    );
    return ours > manifestLimit ? [`${manifest.title}: ${ours.toFixed(1)} ms, limit ${manifestLimit}`] : [];
  });
}

function measure({ title, uri, yardstick, limit, generate }: Sample, size: number): string[] {
  const bytes = Buffer.from(generate(size * 1e6));
  const { text } = decodeText(bytes);
  const source = { uri, text };
  const format = formatOf(source);
  if (!format) {
    console.log(line([title, String(size), "no format reads it yet"]));
    return [];
  }
  const whole = (): unknown => analyze(source, knowledge, emptyPolicy, asOf);
  const rounds = Math.max(5, Math.min(21, Math.round(60 / size)));
  const times = measureInTurn(
    {
      yardstick: () => yardsticks[yardstick](text),
      decode: () => decodeText(bytes),
      extract: () => format.extract(source),
      analyze: whole,
    },
    rounds,
  );
  const { held, high } = heapOf(whole);
  const ratio = times.analyze / times.yardstick;
  const found = format.extract(source).components.length;
  console.log(
    line([
      title,
      String(size),
      yardstick,
      times.yardstick.toFixed(1),
      times.decode.toFixed(1),
      times.extract.toFixed(1),
      times.analyze.toFixed(1),
      (times.extract / times.yardstick).toFixed(2),
      ratio.toFixed(2),
      String(limit),
      String(found),
      (held / text.length).toFixed(1),
      (high / text.length).toFixed(1),
    ]),
  );
  return ratio > limit ? [`${title}, ${size} MB: ${ratio.toFixed(2)} × ${yardstick}, limit ${limit}`] : [];
}

const yardsticks: Readonly<Record<Yardstick, (text: string) => unknown>> = {
  "JSON.parse": (text) => JSON.parse(text) as unknown,
  "regex over lines": (text) => {
    const pattern = /^([ \t]*)([^\r\n]*)$/gm;
    let lines = 0;
    while (pattern.lastIndex <= text.length && pattern.exec(text)) {
      lines++;
      if (pattern.lastIndex < text.length) pattern.lastIndex++;
      else break;
    }
    return lines;
  },
  decode: (text) => text.length,
};

const widths = [30, 4, 17, 7, 7, 8, 8, 9, 9, 6, 7, 6, 6];

function line(cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at === 0 || at === 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
    .join(" ");
}

void main();
