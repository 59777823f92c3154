// What to look at next in `data/`, offline: `npm run data:review`; `-- --sample SEED [--count N]` draws rows to check by hand.
import path from "node:path";
import { parseArgs } from "node:util";
import { loadKnowledge } from "../src/core/blacklist/load.js";
import { evidenceWords } from "../src/core/blacklist/evidence.js";
import { compileKnowledge } from "./compileKnowledge.js";
import { readChecked } from "./knowledge/desk/checked.js";
import { familiesOf } from "./knowledge/desk/families.js";
import { nameOf } from "./knowledge/desk/nameOf.js";
import { review } from "./knowledge/desk/review.js";
import { sample } from "./knowledge/desk/sample.js";

const { values } = parseArgs({ options: { sample: { type: "string" }, count: { type: "string" } } });
const knowledge = loadKnowledge(compileKnowledge());
const lines: string[] = [];
if (values.sample !== undefined) {
  const [seed, count] = [Number(values.sample), Number(values.count ?? "300")];
  if (!Number.isInteger(seed) || !Number.isInteger(count)) throw new Error("--sample and --count take whole numbers.");
  // A family of a thousand names rests on one source: it is drawn once, by one of its names.
  const families = familiesOf(knowledge.attributions.filter(({ scheme }) => scheme !== "oui"));
  for (const family of sample(families, count, seed))
    for (const fact of sample(family, 1, seed))
      lines.push(
        [
          nameOf(fact),
          fact.relationship,
          fact.confidence,
          evidenceWords(fact.evidence),
          fact.evidence.address ?? "",
        ].join("\t"),
      );
} else {
  const checked = readChecked(path.join(__dirname, "..", "data", "checks"));
  for (const { title, lines: under } of review(knowledge, new Date().toISOString().slice(0, 10), checked))
    lines.push(`${title} (${under.length})`, ...under.map((line) => `  ${line}`), "");
}
process.stdout.write(`${lines.join("\n")}\n`);
