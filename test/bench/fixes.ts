// node scripts/bench.mjs fixes: what the fixes of one document cost, by doubling its findings. Titles and notes as a text report reads
// them, then the edits of all as a JSON report does. Exits with 1 when four times the findings cost more than five times as much.
import type { SourceText } from "../../src/core/model.js";
import { analyze } from "../../src/core/analyze.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";
import { emptyPolicy } from "../../src/core/policy/policy.js";
import { verifiedFixes, verifyFixes } from "../../src/core/remedies/verifiedFixes.js";

const counts = [100, 200, 400, 800, 1600, 3200, 6400, 12_800];
/** Less than this, in milliseconds, tells nothing about growth. */
const least = 40;
const knowledge = builtKnowledge();

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join("");

const documents: Readonly<Record<string, (count: number) => SourceText>> = {
  "requirements.txt": (count) => ({
    uri: "requirements.txt",
    text: lines(count, (at) => `esdk-obs-python==3.1.${at}\n`),
  }),
  "package.json": (count) => ({
    uri: "package.json",
    text: `{\n  "dependencies": {\n${lines(count, (at) => `    "@huaweicloud/sdk${at}": "^1.0.${at}",\n`)}    "a": "1"\n  }\n}\n`,
  }),
  "bom.csv": (count) => ({
    uri: "bom.csv",
    text: `Reference,Qty,Manufacturer,MPN,Manufacturer 2,MPN 2,DNP\n${lines(count, (at) => `U${at},1,Quectel,EC25-AF,,,\n`)}`,
  }),
};

/** Processor milliseconds: what the machine gave to other processes meanwhile does not count. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

let slow = 0;
for (const [title, documentOf] of Object.entries(documents)) {
  console.log(`\n${title}\n${["findings", "analyze", "titles", "edits"].map((head) => head.padStart(9)).join(" ")}`);
  const sums: number[] = [];
  for (const count of counts) {
    const source = documentOf(count);
    let { findings } = analyze(source, knowledge, emptyPolicy, knowledge.checkedUntil);
    const analysing = cost(() => ({ findings } = analyze(source, knowledge, emptyPolicy, knowledge.checkedUntil)));
    const titles = cost(() => findings.map(({ fixes }) => fixes.map((fix) => fix.note)));
    const edits = cost(() => {
      verifyFixes(findings);
      return findings.map(verifiedFixes);
    });
    sums.push(analysing + titles + edits);
    console.log(
      [findings.length, ...[analysing, titles, edits].map(Math.round)]
        .map((cell) => String(cell).padStart(9))
        .join(" "),
    );
    const quarter = sums.at(-3);
    if (quarter !== undefined && quarter >= least && analysing + titles + edits > 5 * quarter) slow++;
  }
}
if (slow > 0) {
  console.log(`\n${slow} times more than five times the cost for four times the findings`);
  process.exitCode = 1;
}
