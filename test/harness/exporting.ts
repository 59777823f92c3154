import { readFileSync } from "node:fs";
import path from "node:path";
import type { AuditRequest } from "../../src/core/audit/request.js";
import type { Audit, AuditedDocument } from "../../src/core/audit/result.js";
import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import type { Component } from "../../src/core/model.js";
import { verifiedFixes, verifyFixes } from "../../src/core/remedies/verifiedFixes.js";
import type { ReportContext, Reporter } from "../../src/core/report/reporter.js";
import { exporters } from "../../src/exporters/index.js";
import { auditOver } from "./auditing.js";
import { fixtureRoot, readFixtures } from "./fixtures.js";
import { knowledgeListing } from "./listed.js";
import { memoryHost, type MemoryFile } from "./memoryHost.js";
import { isFull, sampled } from "./scale.js";
import { smallKnowledge } from "./smallKnowledge.js";

export type ExporterName = keyof typeof exporters;
export const exporterNames = Object.keys(exporters) as readonly ExporterName[];

/** What reports are made with in tests. */
export function contextOf(knowledge: Knowledge, more: Partial<ReportContext> = {}): ReportContext {
  return {
    version: "1.2.3",
    created: "2026-08-22T10:11:12Z",
    failOn: "error",
    knowledge,
    sarifProfile: "github",
    cyclonedxVersion: "1.6",
    fixesOf: verifiedFixes,
    settle: verifyFixes,
    policies: () => ({ roots: [], waivers: [] }),
    ...more,
  };
}

/** An audit that ended, to be reported again and again. */
export interface Ended {
  readonly documents: readonly AuditedDocument[];
  readonly audit: Audit;
  readonly knowledge: Knowledge;
}

/** Audits a tree whose root is the repository `/w`. */
export async function ended(
  files: Readonly<Record<string, MemoryFile>>,
  more: Partial<AuditRequest> = {},
): Promise<Ended> {
  const below = Object.fromEntries(Object.entries(files).map(([name, file]) => [`/w/${name}`, file]));
  const host = memoryHost({ "/w/.git/HEAD": "ref: refs/heads/main\n", ...below });
  const { documents, audit } = await auditOver(host, more);
  return { documents, audit, knowledge: more.knowledge ?? smallKnowledge() };
}

/** The text that an exporter makes of an audit. */
export async function exported(
  name: ExporterName,
  { documents, audit, knowledge }: Ended,
  more: Partial<ReportContext> = {},
): Promise<string> {
  const pieces: string[] = [];
  const report: Reporter = exporters[name]((text) => void pieces.push(text), contextOf(knowledge, more));
  for (const document of documents) await report.document(document);
  await report.end(audit);
  return pieces.join("");
}

let everything: Promise<Ended> | undefined;

/** Every fixture as one tree in which every component is a listed party's; a fourth of them where not everything is tried. Made once. */
export function everyFixture(): Promise<Ended> {
  everything ??= (async () => {
    const files = Object.fromEntries(
      sampled(readFixtures(), readFixtures().length / 4).map(({ id }) => [
        id,
        readFileSync(path.join(fixtureRoot, id)) as MemoryFile,
      ]),
    );
    const { documents } = await ended(files);
    const components: Component[] = documents.flatMap(({ analysis }) => analysis.components);
    return ended(files, { knowledge: knowledgeListing(components) });
  })();
  return everything;
}

/** So many things are there in all fixtures; in the part of them that is taken where not everything is tried, a fifth of it. */
export function atLeast(inAll: number): number {
  return isFull ? inAll : inAll / 5;
}

/** More findings than any report shows one by one. */
export const many = isFull ? 25_001 : 5_501;

const counted = new Map<number, Promise<Ended>>();

/** A requirements file with so many findings, audited once. */
export function manyFindings(count: number): Promise<Ended> {
  const audited = counted.get(count) ?? requirementsOf(count);
  counted.set(count, audited);
  return audited;
}

function requirementsOf(count: number): Promise<Ended> {
  const names = Array.from({ length: count }, (_, at) => `zq-package-${at}`);
  const component = (name: string): Component => ({
    kind: "library",
    ecosystem: "pypi",
    name,
    nameSpan: { start: 0, end: 0 },
    entry: { start: 0, end: 0 },
    scope: "",
    relation: "direct",
  });
  return ended(
    { "requirements.txt": `${names.map((name) => `${name}==1.0.0`).join("\n")}\n` },
    { knowledge: knowledgeListing(names.map(component)) },
  );
}
