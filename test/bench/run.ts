// npm run bench: what extraction and the whole of `analyze` cost, as ratios to a yardstick measured in the same process, each row in a process
// of its own. `--mb 1,8,32` chooses other sizes, `--only word` the rows (`knowledge` the loading of what is known, `by hand` the manifests).
// Exits with 1 when a row is over its limit.
import { spawnSync } from "node:child_process";
import { formatOf } from "../harness/recognise.js";
import { analyze } from "../../src/core/analyze.js";
import { emptyPolicy } from "../../src/core/policy/policy.js";
import { decodeText } from "../../src/core/documents/decode.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";
import * as javascript from "./javascriptSamples.js";
import { measureKnowledge } from "./knowledgeLoading.js";
import * as locks from "./lockSamples.js";
import { manifestLimit, manifests, textOf, type ManifestSample } from "./manifestSamples.js";
import { heapOf, measureInTurn } from "./measure.js";
import * as others from "./otherSamples.js";
import { measurePeers } from "./peers.js";
import type { Sample, Yardstick } from "./samples.js";

const asOf = "2026-01-01";
const knowledge = builtKnowledge();
const option = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1 || Infinity];
const usualSizes = [1, 4, 16, 32];
const asked = option("--mb")?.split(",").map(Number);
const only = option("--only");
const knowledgeTitle = "knowledge";
const overMark = "OVER ";
const samples = [...Object.values(javascript), ...Object.values(others), ...Object.values(locks)];

/** What is measured in one process. */
interface Row {
  readonly key: string;
  /** Tells of what is over its limit. */
  readonly measure: () => Promise<readonly string[]> | readonly string[];
}

const rows: readonly Row[] = [
  ...samples.flatMap((sample) => (asked ?? sample.sizes ?? usualSizes).map((size) => largeRow(sample, size))),
  ...(process.env.SANCTIONLINT_PEERS ? samples.map(peersRow) : []),
  ...manifests.map(manifestRow),
  { key: knowledgeTitle, measure: measureKnowledge },
].filter(({ key }) => !only || key.includes(only));

async function main(): Promise<void> {
  const key = option("--row");
  if (key !== undefined) {
    for (const text of (await rows.find((row) => row.key === key)?.measure()) ?? []) console.log(overMark + text);
    return;
  }
  console.log(
    "ms: of the processor, mean of several runs in turn. Ratios are to the yardstick. held: heap of the result / text.\n",
  );
  console.log(line("file MB yardstick ms decode extract analyze ×extract ×analyze limit found held high".split(" ")));
  const slow = rows.flatMap(inProcessOfItsOwn);
  if (slow.length > 0) {
    console.log(`\nOver the limit:\n${slow.map((text) => `  ${text}\n`).join("")}`);
    process.exitCode = 1;
  }
}

/** The compiler has seen nothing but this row then, and the collector has nothing of others to look after. */
function inProcessOfItsOwn({ key }: Row): readonly string[] {
  const args = ["--expose-gc", ...process.argv.slice(1), "--row", key];
  const { stdout, status } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const told = stdout.split("\n").slice(0, -1);
  for (const text of told) if (!text.startsWith(overMark)) console.log(text);
  const over = told.filter((text) => text.startsWith(overMark)).map((text) => text.slice(overMark.length));
  return status === 0 ? over : [...over, `${key} could not be measured`];
}

function largeRow(sample: Sample, size: number): Row {
  const { title, uri, yardstick, limit, limitHeld } = sample;
  const measure = (): string[] =>
    measured({ title, size: String(size), uri, yardstick, limit, limitHeld }, Buffer.from(sample.generate(size * 1e6)));
  return { key: `${title}, ${size} MB`, measure };
}

/** Hand-written files are read while somebody types. */
function manifestRow(manifest: ManifestSample): Row {
  const { title, uri } = manifest;
  const row = {
    title: `${title}, by hand`,
    size: "",
    uri,
    yardstick: "regex over lines",
    limit: manifestLimit,
  } as const;
  return { key: row.title, measure: () => measured(row, Buffer.from(textOf(manifest))) };
}

function peersRow(sample: Sample): Row {
  const measure = async (): Promise<string[]> => {
    const { text } = decodeText(Buffer.from(sample.generate(2e6)));
    const ours = (): unknown => analyze({ uri: sample.uri, text }, knowledge, emptyPolicy, asOf);
    await measurePeers(sample, text, ours, (cells) => console.log(line(cells)));
    return [];
  };
  return { key: `${sample.title}, peers`, measure };
}

type Measured = Pick<Sample, "title" | "uri" | "yardstick" | "limit" | "limitHeld"> & { readonly size: string };

function measured({ title, size, uri, yardstick, limit, limitHeld }: Measured, bytes: Buffer): string[] {
  const { text } = decodeText(bytes);
  const source = { uri, text };
  const format = formatOf(source);
  if (!format) {
    console.log(line([title, size, "no format reads it yet"]));
    return [];
  }
  const whole = (): unknown => analyze(source, knowledge, emptyPolicy, asOf);
  const rounds = Math.max(5, Math.min(41, Math.round(60e6 / bytes.length)));
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
  const ratioHeld = held / text.length;
  const found = format.extract(source).components.length;
  console.log(
    line([
      title,
      size,
      yardstick,
      times.yardstick.toFixed(size ? 1 : 3),
      times.decode.toFixed(1),
      times.extract.toFixed(1),
      times.analyze.toFixed(1),
      (times.extract / times.yardstick).toFixed(2),
      ratio.toFixed(2),
      String(limit),
      String(found),
      ratioHeld.toFixed(1),
      (high / text.length).toFixed(1),
    ]),
  );
  const what = size ? `${title}, ${size} MB` : title;
  return [
    ...(ratio > limit ? [`${what}: ${ratio.toFixed(2)} × ${yardstick}, limit ${limit}`] : []),
    ...(limitHeld && ratioHeld > limitHeld
      ? [`${what}: holds ${ratioHeld.toFixed(1)} × the text, limit ${limitHeld}`]
      : []),
  ];
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

const widths = [32, 4, 17, 7, 7, 8, 8, 9, 9, 6, 7, 6, 6];

function line(cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at === 0 || at === 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
    .join(" ");
}

void main();
