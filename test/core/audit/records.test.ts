import assert from "node:assert/strict";
import type { FileRecord } from "../../../src/core/audit/fileRecord.js";
import { Policies } from "../../../src/core/audit/policies.js";
import { auditOver, cleanManifest, listedManifest } from "../../harness/auditing.js";
import { memoryHost, type MemoryFile } from "../../harness/memoryHost.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const tree: Readonly<Record<string, MemoryFile>> = {
  "/w/.sanctionlint.yaml":
    "version: 1\nwaivers:\n  - { party: huawei, path: a/package.json, reason: old, expires: 2027-01-01 }\n",
  "/w/a/package.json": listedManifest,
  "/w/b/package.json": cleanManifest,
  "/w/c/package.json": { link: "/w/a/package.json" },
  "/w/d/package.json": '{"dependencies": {"left-pad" "1"}}',
  "/w/e/notes.txt": "nothing",
};

/** Audits a tree, then the changed one with what became of the files that did not change, and the changed one afresh. */
async function again(changes: Readonly<Record<string, MemoryFile>>, stale: readonly string[] = Object.keys(changes)) {
  const records = new Map<string, FileRecord>();
  const before = memoryHost(tree);
  const knowledge = smallKnowledge();
  // One set of policies for both: as long as no policy changes, an editor has the same.
  const policies = new Policies(before, knowledge, "/w", {}, (path) => path);
  const keep = { file: (path: string, record: FileRecord) => void records.set(path, record) };
  await auditOver(before, { policiesOf: () => policies, sink: keep });
  const after = memoryHost({ ...tree, ...changes });
  const recordOf = (path: string): FileRecord | undefined => (stale.includes(path) ? undefined : records.get(path));
  const remembered = await auditOver(after, { policiesOf: () => policies, recordOf });
  const fresh = await auditOver(memoryHost({ ...tree, ...changes }), {
    policiesOf: () => new Policies(before, knowledge, "/w", {}, (path) => path),
  });
  return { remembered, fresh, reads: after.reads };
}

describe("an audit that knows what became of files", () => {
  const cases: readonly (readonly [string, Readonly<Record<string, MemoryFile>>])[] = [
    ["nothing changed", {}],
    ["a file was mended", { "/w/a/package.json": cleanManifest }],
    ["a file became listed", { "/w/b/package.json": listedManifest }],
    ["a file was broken", { "/w/b/package.json": '{"dependencies": {' }],
    ["a file was mended that could not be read", { "/w/d/package.json": cleanManifest }],
    ["a file came", { "/w/0/package.json": listedManifest }],
  ];
  for (const [what, changes] of cases) {
    it(`says what a fresh one says: ${what}`, async () => {
      const { remembered, fresh } = await again(changes);
      assert.deepEqual(remembered.found, fresh.found);
      assert.deepEqual(remembered.unread, fresh.unread);
      assert.deepEqual(remembered.notices, fresh.notices);
      const { waiversUsed: _a, notices: _b, ...one } = remembered.audit;
      const { waiversUsed: _c, notices: _d, ...other } = fresh.audit;
      assert.deepEqual(one, other);
    });
  }

  it("reads only what changed", async () => {
    const { reads } = await again({ "/w/b/package.json": listedManifest });
    assert.deepEqual(
      reads.filter((path) => path.endsWith("package.json")),
      ["/w/b/package.json", "/w/c/package.json"],
      "what a link leads to is read again",
    );
  });

  it("takes no record of another day or under another policy", async () => {
    const records = new Map<string, FileRecord>();
    const host = memoryHost({ "/w/package.json": listedManifest });
    const policies = new Policies(host, smallKnowledge(), "/w", {}, (path) => path);
    const keep = { file: (path: string, record: FileRecord) => void records.set(path, record) };
    await auditOver(host, { policiesOf: () => policies, sink: keep });
    const recordOf = (path: string): FileRecord | undefined => records.get(path);
    const day = memoryHost({ "/w/package.json": listedManifest });
    await auditOver(day, { policiesOf: () => policies, recordOf, today: "2026-08-23" });
    assert.ok(day.reads.includes("/w/package.json"));
    const policy = memoryHost({ "/w/package.json": listedManifest });
    await auditOver(policy, { recordOf });
    assert.ok(policy.reads.includes("/w/package.json"));
  });

  it("keeps no text of a file with nothing to show", async () => {
    const records = new Map<string, FileRecord>();
    const keep = { file: (path: string, record: FileRecord) => void records.set(path, record) };
    await auditOver(memoryHost(tree), { sink: keep });
    assert.equal(records.get("/w/b/package.json")?.documents[0]?.shown, undefined);
    assert.equal(records.get("/w/b/package.json")?.documents[0]?.components, 1);
    assert.equal(records.get("/w/a/package.json")?.documents[0]?.shown?.source.text, listedManifest);
  });
});

describe("the budget of an audit", () => {
  it("ends the walk after so many candidates, and says so", async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`/w/p${at}/package.json`, listedManifest]));
    const budget = { candidates: 5, isSpent: () => false };
    const { audit, found, unread } = await auditOver(memoryHost(many), { budget });
    assert.ok(audit.partial && audit.incomplete && !audit.cancelled);
    assert.ok(found.length >= 5 && found.length < 20, String(found.length));
    assert.deepEqual(unread, []);
    const whole = await auditOver(memoryHost(many), { budget: { candidates: 21, isSpent: () => false } });
    assert.equal(whole.audit.partial, false);
    assert.equal(whole.found.length, 20);
  });

  it("ends when the time is over, and says so", async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`/w/p${at}/package.json`, listedManifest]));
    let told = 0;
    const { audit, found } = await auditOver(memoryHost(many), {
      sink: { file: () => void told++ },
      budget: { candidates: 100, isSpent: () => told > 3 },
    });
    assert.ok(audit.partial && audit.incomplete);
    assert.ok(found.length > 0 && found.length < 20);
  });
});
