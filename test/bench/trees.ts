import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { nodeHost, toHostPath } from "../../src/cli/host.js";
import { audit } from "../../src/core/audit/audit.js";
import { defaultMaxFileSize } from "../../src/core/audit/limits.js";
import { Policies } from "../../src/core/audit/policies.js";
import { verifiedFixes, verifyFixes } from "../../src/core/remedies/verifiedFixes.js";
import { JsonReport } from "../../src/core/report/jsonReport.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";

/*
 * An audit of whole trees against the floor: walking them and reading the files that the audit read. Processor time, the two taking turns.
 * Usage: npm run bench:trees -- FOLDER…
 */
const knowledge = builtKnowledge();
const rounds = 3;

async function auditTree(folder: string): Promise<readonly string[]> {
  const read: string[] = [];
  const host = {
    ...nodeHost,
    read: (file: string) => {
      read.push(file);
      return nodeHost.read(file);
    },
  };
  let written = 0;
  const report = new JsonReport((text) => void (written += text.length), {
    version: "0.0.0",
    failOn: "error",
    fixesOf: verifiedFixes,
    settle: verifyFixes,
  });
  const request = {
    paths: [toHostPath(folder)],
    knowledge,
    today: knowledge.checkedUntil,
    maxFileSize: defaultMaxFileSize,
    policiesOf: ({ path: root }: { readonly path: string }) => new Policies(host, knowledge, root, {}, (file) => file),
    show: (file: string) => file,
  };
  await report.end(await audit(host, request, report));
  return read;
}

function walk(folder: string): number {
  let count = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === ".git" || entry.name === "node_modules") continue;
    if (entry.isDirectory()) count += walk(path.join(folder, entry.name));
    else count++;
  }
  return count;
}

async function measured(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function main(): Promise<void> {
  for (const folder of process.argv.slice(2)) {
    const read = await auditTree(folder);
    const floors: number[] = [];
    const audits: number[] = [];
    let bytes = 0;
    let met = 0;
    for (let round = 0; round < rounds; round++) {
      floors.push(
        await measured(() => {
          bytes = 0;
          met = walk(folder);
          for (const file of read) bytes += statSync(file).size && readFileSync(file).length;
        }),
      );
      audits.push(await measured(() => auditTree(folder)));
    }
    const [floor, own] = [Math.min(...floors), Math.min(...audits)];
    console.log(
      `${path.basename(folder)}: ${met} files met, ${read.length} read (${(bytes / 1e6).toFixed(1)} MB); ` +
        `walking and reading ${floor.toFixed(0)} ms, audit ${own.toFixed(0)} ms: ${(own / floor).toFixed(1)} x`,
    );
  }
}

void main();
