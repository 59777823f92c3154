// How well and how fast names are told apart, against sets that are not part of the project, by the function that the product and
// `sanctionlint screen` call. Each set is named by a variable and left out without it:
//   SANCTIONLINT_EVAL   folder with names-tune.csv (case_group,schema,name1,name2,is_match,…) and benign-vendors.txt
//   SANCTIONLINT_LIST   a list file, as `--list` takes it
//   SANCTIONLINT_PEERS  folder whose node_modules has some of fuse.js, fast-fuzzy, minisearch, fuzzball, fuzzysort,
//                       fastest-levenshtein and string-similarity-js, to measure them in the same run
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { csvRecords } from "../../src/core/lists/csvRecords.js";
import type { ListEntry } from "../../src/core/lists/listEntry.js";
import type { Party } from "../../src/core/model.js";
import { compileEntries, ListedNames } from "../../src/core/screening/names/listedNames.js";
import { NameIndex } from "../../src/core/screening/names/nameIndex.js";
import { PartyNames } from "../../src/core/screening/names/partyNames.js";
import { entriesOf } from "../../src/core/screening/official/snapshot.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";
import { isEnough, recallOf, samplesOf, targets } from "../harness/nameRecall.js";
import { randomOf, variantOf, type Rule } from "../harness/nameVariants.js";
import { imported } from "./importing.js";
import { heapOf, median, timed } from "./measure.js";
import { namePeers, type NamePeer } from "./namePeers.js";

const { SANCTIONLINT_EVAL: folder, SANCTIONLINT_LIST: listFile, SANCTIONLINT_PEERS: peerFolder } = process.env;

function main(): void {
  // Reads the tables of words as well.
  const { parties } = builtKnowledge();
  const results = [
    folder === undefined ? undefined : pairs(path.join(folder, "names-tune.csv")),
    ...list([...parties.values()]),
  ];
  if (results.every((result) => result === undefined))
    console.log("SANCTIONLINT_EVAL and SANCTIONLINT_LIST name nothing: nothing to measure against.");
  if (results.includes(false)) process.exitCode = 1;
}

/** Precision and recall at `warning` or above, each second name being a list of one entry. */
function pairs(file: string): boolean | undefined {
  if (!existsSync(file)) return undefined;
  const [, ...rows] = [...csvRecords([readFileSync(file, "utf8")])].map(({ cells }) => cells);
  let enough = true;
  for (const madeUp of [false, true]) {
    const chosen = rows.filter(([group = ""]) => group.startsWith("synth") === madeUp);
    const says = ([, , a = "", b = ""]: readonly string[]): boolean => sure(new ListedNames([entryOf(b)]), a);
    const { precision, recall, matches } = qualityOf(chosen, says);
    console.log(
      `pairs ${madeUp ? "a model made up" : "people judged"}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${matches} matches)`,
    );
    enough &&= madeUp || (precision >= 0.95 && recall >= 0.9);
  }
  return enough;
}

function qualityOf(rows: readonly (readonly string[])[], says: (row: readonly string[]) => boolean) {
  const found = rows.filter(says);
  const right = found.filter(([, , , , truth]) => truth === "true").length;
  const matches = rows.filter(([, , , , truth]) => truth === "true").length;
  return { precision: right / found.length, recall: right / matches, matches };
}

function entryOf(name: string): ListEntry {
  return { id: "1", list: "one", names: [name], kind: "organisation", countries: [] };
}

function sure(names: Pick<ListedNames, "find">, name: string): boolean {
  return names.find(name).some(({ band }) => band === "error" || band === "warning");
}

function list(parties: readonly Party[]): readonly (boolean | undefined)[] {
  if (listFile === undefined || !existsSync(listFile)) return [];
  const { snapshot } = imported(listFile);
  const entries = entriesOf(snapshot);
  const compiled = snapshot.compiled ?? compileEntries(entries);
  console.log(`list: ${entries.length} entries, ${compiled.size} names, ${compiled.words.length} words`);
  load(JSON.stringify({ ...compiled, words: compiled.words.join(" ") }));
  const names = new ListedNames(entries, compiled);
  const vendors = folder === undefined ? [] : linesOf(path.join(folder, "benign-vendors.txt"));
  const known = new PartyNames(parties);
  const alarms = vendors.filter((vendor) => sure(names, vendor));
  const accused = vendors.filter((vendor) =>
    known.find(vendor).some(({ band }) => band !== "related" && band !== "hint"),
  );
  console.log(`vendors: ${alarms.length} alarms of ${vendors.length} on the list (${alarms.join(", ")})`);
  console.log(`vendors: ${accused.length} alarms of ${vendors.length} on what is known (${accused.join(", ")})`);
  const recalls = rules(entries, names);
  speed(entries, names, vendors);
  if (peerFolder !== undefined) peers(entries, names, vendors, namePeers(peerFolder));
  return [...recalls, vendors.length === 0 ? undefined : alarms.length * 1000 <= vendors.length];
}

function load(text: string): void {
  const read = (): NameIndex => {
    const { words, ...rest } = JSON.parse(text) as { words: string; forms: number[]; size: number; sounds: number[] };
    return new NameIndex({ ...rest, words: words.split(" ") });
  };
  const times = Array.from({ length: 7 }, () => processorTime(read));
  const { held } = heapOf(read);
  console.log(
    `index: ${(text.length / 2 ** 20).toFixed(1)} MB compiled; loads in ${median(times).toFixed(0)} ms of processor time (first ${(times[0] ?? 0).toFixed(0)}); holds ${(held / 2 ** 20).toFixed(0)} MB`,
  );
}

function organisations(entries: readonly ListEntry[]): readonly ListEntry[] {
  return entries.filter(
    ({ kind, list: title }) => (kind === "organisation" || kind === "unknown") && !/DPL|DTC/.test(title),
  );
}

function rules(entries: readonly ListEntry[], names: ListedNames): readonly boolean[] {
  const samples = samplesOf(organisations(entries));
  return (Object.keys(targets) as Rule[]).map((rule) => {
    const recall = recallOf(rule, names, samples, 3000);
    console.log(
      `${rule.padEnd(20)} ${(recall.share * 100).toFixed(2)} % of ${recall.tried} (asked ${targets[rule] * 100} %)`,
    );
    if (process.argv.includes("--wrong")) for (const line of recall.wrong.slice(0, 20)) console.log(`    ${line}`);
    return isEnough(recall);
  });
}

/** Harmless vendors and near ones, half and half. */
function mixedNames(entries: readonly ListEntry[], vendors: readonly string[], count: number): readonly string[] {
  const random = randomOf(11);
  const { samples } = samplesOf(organisations(entries));
  const near = Array.from({ length: count / 2 }, () => {
    const { name, telling } = samples[Math.floor(random() * samples.length)] ?? { name: "", telling: [] };
    return variantOf(name, "slip", random, telling) ?? `${name} Trading`;
  });
  const harmless = Array.from({ length: count / 2 }, (_, at) => vendors[at % vendors.length] ?? `Acme ${at}`);
  return [...near, ...harmless];
}

function speed(entries: readonly ListEntry[], names: ListedNames, vendors: readonly string[]): void {
  const all = mixedNames(entries, vendors, 10_000);
  const run = (): void => all.forEach((name) => names.find(name));
  const first = processorTime(run);
  const again = median(Array.from({ length: 3 }, () => processorTime(run)));
  const worst = Math.max(...all.map((name) => Math.min(...[1, 2, 3].map(() => timed(() => names.find(name))))));
  console.log(
    `10,000 names: first ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms of processor time; worst name ${worst.toFixed(2)} ms`,
  );
}

/** The same slips and vendors for each peer: its best threshold for one alarm in a thousand vendors, what it then finds, and its time. */
function peers(
  entries: readonly ListEntry[],
  names: ListedNames,
  vendors: readonly string[],
  others: readonly NamePeer[],
): void {
  const random = randomOf(5);
  const { samples } = samplesOf(organisations(entries));
  const tried = Array.from({ length: 60 }, () => samples[Math.floor(random() * samples.length)]).flatMap((sample) => {
    const name = sample && variantOf(sample.name, "slip", random, sample.telling);
    return sample && name !== undefined ? [{ sample, name }] : [];
  });
  const harmless = vendors.slice(0, 60);
  const all = [...new Set(entries.flatMap((entry) => entry.names))];
  const wanted = [...new Set(tried.flatMap(({ sample }) => sample.entry.names))];
  const own: NamePeer = {
    name: "this project",
    index: () => (text) => {
      const [hit] = names.find(text);
      return hit && { text: hit.name, score: hit.band === "error" || hit.band === "warning" ? 1 : 0 };
    },
  };
  for (const peer of [own, ...others]) {
    // The names that are looked for, and as many others as it bears.
    const texts = peer.most === undefined ? all : [...new Set([...wanted, ...all])].slice(0, peer.most);
    const find = peer.index(texts);
    let answers: ReturnType<typeof find>[] = [];
    const time = processorTime(() => (answers = [...tried.map(({ name }) => name), ...harmless].map(find)));
    const alarms = answers
      .slice(tried.length)
      .map((answer) => answer?.score ?? 0)
      .sort((a, b) => b - a);
    const bar = (alarms[Math.floor(harmless.length / 1000)] ?? 0) + 1e-9;
    const found = tried.filter(({ sample }, at) => {
      const answer = answers[at];
      return (
        answer &&
        answer.score >= bar &&
        sample.entry.names.some((name) => name.toLowerCase() === answer.text.toLowerCase())
      );
    });
    console.log(
      `${peer.name.padEnd(20)} of ${String(texts.length).padStart(5)} names, slips found ${((found.length * 100) / tried.length).toFixed(1)} % without an alarm among ${harmless.length} vendors; ${((time * 1000) / answers.length).toFixed(0)} µs a name`,
    );
  }
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, "utf8").split(/\r?\n/).filter(Boolean);
}

/** In milliseconds: other work on the machine does not count. */
function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  timed(work);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

main();
