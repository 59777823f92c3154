// npm run bench:migration: what it costs to plan how to leave a party behind, for twice as many manifests and again twice.
// Exits with 1 when 500 manifests take longer than two seconds, or twice as many more than three times as long.
import { builtKnowledge } from "../harness/builtKnowledge.js";
import { auditOver } from "../harness/auditing.js";
import { memoryHost } from "../harness/memoryHost.js";
import { Migration } from "../../src/core/audit/migration.js";
import type { AuditedDocument } from "../../src/core/audit/result.js";

const knowledge = builtKnowledge();
const party = "huawei";
const counts = [125, 250, 500, 1000];
/** Milliseconds of the processor that nobody waits longer for. */
const most = 2_000;

/** A package with a direct dependency of the party, forty others, and every tenth with a lockfile that has a transitive one. */
function files(count: number): Record<string, string> {
  const all: Record<string, string> = { "/w/.git/HEAD": "ref: refs/heads/main\n" };
  for (let at = 0; at < count; at++) {
    const others = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`free-${at}-${n}`, `^${n}.1.0`]));
    const manifest = { name: `p${at}`, dependencies: { ...others, "esdk-obs-nodejs": "3.25.6" } };
    all[`/w/packages/p${at}/package.json`] = `${JSON.stringify(manifest, undefined, 2)}\n`;
    if (at % 10 !== 0) continue;
    const versions = Object.fromEntries(
      Object.keys(others).map((name) => [`node_modules/${name}`, { version: "1.1.0" }]),
    );
    const packages = { "": manifest, ...versions, "node_modules/@hmscore/hms-js-push": { version: "1.0.0" } };
    all[`/w/packages/p${at}/package-lock.json`] = `${JSON.stringify({ lockfileVersion: 3, packages }, undefined, 2)}\n`;
  }
  return all;
}

async function main(): Promise<void> {
  console.log("manifests  planned ms  per manifest  changes  left");
  let before: number | undefined;
  for (const count of counts) {
    const documents: AuditedDocument[] = [];
    await auditOver(memoryHost(files(count)), { knowledge, sink: { document: (one) => void documents.push(one) } });
    const wish = {
      allowsUnsafe: true,
      wants: ({ match }: { readonly match: { readonly party: { readonly id: string } } }) => match.party.id === party,
    };
    // Of the processor, since whoever else uses the machine is no part of it.
    const started = process.cpuUsage();
    const migration = new Migration(wish, knowledge);
    for (const one of documents) migration.document(one);
    const steps = migration.steps();
    let step = steps.next();
    while (!step.done) step = steps.next();
    const { user, system } = process.cpuUsage(started);
    const milliseconds = (user + system) / 1000;
    const made = step.value.files.reduce((sum, file) => sum + file.made.length, 0);
    const left = step.value.files.reduce((sum, file) => sum + file.left.length, 0);
    const cells = [
      String(count),
      milliseconds.toFixed(0),
      (milliseconds / count).toFixed(2),
      String(made),
      String(left),
    ];
    console.log(cells.map((cell, at) => cell.padStart([9, 12, 14, 9, 6][at] ?? 8)).join(""));
    if (count === 500 && milliseconds > most) process.exitCode = 1;
    if (before !== undefined && milliseconds > 3 * before) process.exitCode = 1;
    before = milliseconds;
  }
}

void main();
