import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCli, type CliRun } from "../harness/cli.js";
import { laterKnowledge } from "../harness/laterKnowledge.js";
import { listing, party } from "../harness/parties.js";

const nordwind = party("nordwind-marine", { name: "Nordwind Marine AG", listings: [listing("us-bis-el")] });

describe("imported knowledge", function () {
  this.timeout(120_000);
  let folder = "";
  const later = laterKnowledge("2099-01-01", nordwind);
  const cache = (): string => path.join(folder, "cache", "knowledge.pack");
  const write = (name: string, text: string | Uint8Array): void => writeFileSync(path.join(folder, name), text);
  const run = (...args: string[]): CliRun =>
    runCli(args, { cwd: folder, env: { SANCTIONLINT_CACHE: path.join(folder, "cache") } });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "sanctionlint-knowledge-"));
    write("knowledge.pack", later.bytes);
    write("bom.csv", "Reference,Value,Manufacturer,MPN,Qty\nU1,X,Nordwind Marine AG,AB-1,1\n");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const judged = (...args: string[]): string => {
    const { stdout, stderr, code } = run("audit", "bom.csv", "--format", "json", "--as-of", "2026-11-01", ...args);
    assert.ok(code !== 2, stderr);
    const { knowledge, findings } = JSON.parse(stdout) as { knowledge: string; findings: { party: string }[] };
    return [knowledge, ...findings.map((one) => one.party)].join(" ");
  };

  it("is judged by where an option or the policy says so, and its version is shown", () => {
    const { code, stdout, stderr } = run("lists", "import", "knowledge.pack");
    assert.equal(code, 0, stderr);
    const version = `2099-01-01.${later.hash.slice(0, 8)}`;
    assert.match(stdout, new RegExp(`^knowledge ${version}, from knowledge\\.pack: used where --knowledge cache`));
    assert.doesNotMatch(judged(), /2099|nordwind/);
    assert.equal(judged("--knowledge", "cache"), `${version} nordwind-marine`);
    assert.equal(judged("--knowledge", "knowledge.pack"), `${version} nordwind-marine`);
    write(
      ".sanctionlint.yaml",
      `version: 1\nknowledge: cache#${later.hash.slice(0, 16)}\nparties:\n  nordwind-marine: error\n`,
    );
    assert.equal(judged(), `${version} nordwind-marine`);
    assert.match(run("party", "nordwind-marine", "--knowledge", "cache").stdout, /Nordwind Marine AG/);
    assert.equal(run("party", "nordwind-marine").code, 2);
  });

  it("another than the one that is pinned, and one that is not there, are exit code 2", () => {
    run("lists", "import", "knowledge.pack");
    const pinned = run("audit", "bom.csv", "--knowledge", `cache#${"0".repeat(16)}`);
    assert.equal(pinned.code, 2);
    assert.match(pinned.stderr, /the knowledge with the hash 0{16} is asked for, and the one at .* has [0-9a-f]{16}\n/);
    rmSync(cache());
    write(".sanctionlint.yaml", "version: 1\nknowledge: cache\n");
    const missing = run("audit", "bom.csv");
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /there is no file of knowledge at .*: take it with sanctionlint lists import/);
    write(".sanctionlint.yaml", "version: 1\nknowledge: knowledge.pack\n");
    assert.match(run("audit", "bom.csv").stdout, /knowledge takes cache/);
  });

  it("that is damaged, or older and not accepted, is refused, and the last good one stays", () => {
    run("lists", "import", "knowledge.pack");
    const good = readFileSync(cache());
    const old = laterKnowledge("2020-01-01", nordwind);
    for (const [content, said] of [
      [later.bytes.subarray(0, -1), /knowledge\.pack: it was cut/],
      [later.bytes.subarray(0, 5000), /knowledge\.pack: it (?:was cut|is damaged)/],
      [
        later.bytes.map((byte, at) => (at === later.bytes.length >> 1 ? byte ^ 1 : byte)),
        /knowledge\.pack: it is damaged, or not a file of knowledge/,
      ],
      ["<!DOCTYPE html>", /knowledge\.pack: it was cut/],
      [old.bytes, /nothing was taken: it was checked until 2020-01-01, and what the program came with until/],
    ] as const) {
      write("knowledge.pack", content);
      const { code, stderr } = run("lists", "import", "knowledge.pack");
      assert.equal(code, 2);
      assert.match(stderr, said);
      assert.deepEqual(readFileSync(cache()), good);
    }
    assert.equal(run("lists", "import", "knowledge.pack", "--accept").code, 0);
    assert.ok(existsSync(`${cache()}.last`));
    const used = run("audit", "bom.csv", "--knowledge", "cache");
    assert.equal(used.code, 2);
    assert.match(used.stderr, /is old: it was checked until 2020-01-01.*or name it with its hash: #[0-9a-f]{16}/);
    assert.match(judged("--knowledge", `cache#${old.hash.slice(0, 16)}`), /^2020-01-01\./);
  });
});
