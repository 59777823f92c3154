// How well names are told apart, against sets that are not part of the project. `SANCTIONLINT_EVAL` names the folder with
// names-tune.csv (case_group,schema,name1,name2,is_match,…) and benign-vendors.txt; without it nothing is measured.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { compareNames } from "../../src/core/screening/names/compare.js";
import { nameFormOf } from "../../src/core/screening/names/nameForm.js";
import { screenOf } from "../../src/core/screening/screen.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";
import { componentOf, supplierOf } from "../harness/component.js";
import { timed } from "./measure.js";

const folder = process.env.SANCTIONLINT_EVAL;

function main(): void {
  if (folder === undefined || !existsSync(folder)) {
    console.log("SANCTIONLINT_EVAL names no folder: nothing to measure against.");
    return;
  }
  const failed = [
    comparePairs(path.join(folder, "names-tune.csv")),
    screenVendors(path.join(folder, "benign-vendors.txt")),
  ];
  speed();
  if (failed.includes(true)) process.exitCode = 1;
}

/** Precision and recall of "one company's in all likelihood", for the pairs that people judged and those a model made up. */
function comparePairs(file: string): boolean {
  const pairs = readFileSync(file, "utf8").split(/\r?\n/).slice(1).filter(Boolean).map(cellsOf);
  let failed = false;
  for (const madeUp of [false, true]) {
    const [found, right, all] = [0, 0, 0].map(() => ({ n: 0 }));
    if (!found || !right || !all) continue;
    for (const [group = "", , a = "", b = "", truth] of pairs) {
      if (group.startsWith("synth") !== madeUp) continue;
      const { likeness } = compareNames(nameFormOf(a), nameFormOf(b));
      const same = likeness === "full" || likeness === "spelling";
      if (same) found.n++;
      if (truth === "true") all.n++;
      if (same && truth === "true") right.n++;
    }
    const precision = right.n / found.n;
    const recall = right.n / all.n;
    const title = madeUp ? "pairs a model made up" : "pairs people judged";
    console.log(`${title}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${all.n} matches)`);
    failed ||= !madeUp && (precision < 0.95 || recall < 0.85);
  }
  return failed;
}

function screenVendors(file: string): boolean {
  const screen = screenOf(builtKnowledge());
  const vendors = readFileSync(file, "utf8").split(/\r?\n/).filter(Boolean);
  const alarms = vendors.filter(
    (name) =>
      screen.screen(componentOf({ name: "x", suppliers: [supplierOf("publisher", name)] }), "2026-08-01").length > 0,
  );
  const rate = (alarms.length * 1000) / vendors.length;
  console.log(
    `vendors: ${alarms.length} alarms of ${vendors.length}, ${rate.toFixed(2)} per 1,000 (${alarms.join(", ")})`,
  );
  return rate > 2;
}

function speed(): void {
  const screen = screenOf({ ...builtKnowledge() });
  const words = ["Acme", "Zenith", "Global", "Shenzhen", "Digital"];
  const components = Array.from({ length: 10_000 }, (_, at) =>
    componentOf({ name: "x", suppliers: [supplierOf("manufacturer", `${words[at % 5]} ${at}x Technology Co., Ltd.`)] }),
  );
  const all = (): void => components.forEach((component) => screen.screen(component, "2026-08-01"));
  console.log(`10,000 vendors: first ${timed(all).toFixed(0)} ms, again ${timed(all).toFixed(1)} ms`);
}

/** Cells of a line of CSV; quoted ones may hold commas. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare = ""]) => quoted ?? bare);
}

main();
