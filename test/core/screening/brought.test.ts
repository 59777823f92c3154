import assert from "node:assert/strict";
import { knowledgeFormat } from "../../../src/core/blacklist/compiled.js";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { readPack } from "../../../src/core/blacklist/pack.js";
import { broughtKnowledge, isKnowledgePack, olderThan } from "../../../src/core/screening/brought.js";
import { shippedFile } from "../../../scripts/compileKnowledge.js";
import { writePack } from "../../../scripts/knowledge/writePack.js";
import { atOnce } from "../../../src/core/text/steps.js";
import { compiledKnowledge } from "../../harness/knowledge.js";

describe("knowledge that someone brings", function () {
  this.timeout(60_000);
  let compiled = "";
  let bytes = new Uint8Array();
  before(() => {
    compiled = compiledKnowledge();
    bytes = new Uint8Array(shippedFile(compiled));
  });
  const written = (changed: string): Uint8Array => writePack(`${changed}\n{}`);
  const read = (brought: Uint8Array): Knowledge | string => atOnce(broughtKnowledge(brought));

  it("is read where it is what the build writes", () => {
    const knowledge = read(bytes);
    assert.ok(typeof knowledge === "object");
    assert.ok(knowledge.parties.size > 100);
    assert.match(knowledge.version, /^\d{4}-\d\d-\d\d\.[0-9a-f]{8}$/);
  });
  it("is refused in a sentence wherever it was cut", () => {
    for (let end = 0; end < bytes.length; end += 997)
      assert.match(String(read(bytes.subarray(0, end))), /cut|damaged/, String(end));
    assert.match(String(read(bytes.subarray(0, -1))), /it was cut/);
  });
  it("is refused where anything of it was changed", () => {
    for (const changed of [
      compiled.replace("Huawei", "Huawej"),
      compiled.replace(/"checkedUntil":"\d{4}/, '"checkedUntil":"2099'),
      compiled.replace(/"hash":"[0-9a-f]{8}/, '"hash":"00000000'),
      compiled.replace(/"version":"[^"]*"/, '"version":"2099-01-01.00000000"'),
    ]) {
      assert.notEqual(changed, compiled);
      assert.match(String(read(written(changed))), /it is damaged, or not a file of knowledge/);
    }
  });
  it("is refused where a byte of its parts was changed", () => {
    // The tables, which are last, are not taken.
    const [first, , , tables] = readPack(bytes)?.parts ?? [];
    assert.ok(first && tables);
    for (let at = first.deflated.byteOffset; at < tables.deflated.byteOffset; at += 9973) {
      const damaged = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 0x40 : byte));
      assert.match(String(read(damaged)), /it is damaged, or not a file of knowledge/, String(at));
    }
  });
  it("is refused where its parts say that they are of any other length, however great", () => {
    const ofLengths = (lengths: string): Uint8Array => {
      const end = bytes.indexOf(10);
      const start = new TextEncoder().encode(`~${lengths}`);
      return Uint8Array.from([...start, ...bytes.subarray(end)]);
    };
    const lengths = new TextDecoder().decode(bytes.subarray(1, bytes.indexOf(10)));
    assert.ok(typeof read(ofLengths(lengths)) === "object");
    for (const other of [
      "",
      "[]",
      "{}",
      "[[1]]",
      "[[-1,1]]",
      "x",
      lengths.replace(/\d+\]/, "9999999999999]"),
      lengths.replace(/\d+\]/, "5]"),
    ])
      assert.match(String(read(ofLengths(other))), /cut|damaged/, other);
  });
  it("is refused where it is of another format, with both", () => {
    const other = compiled.replace(`"format":${knowledgeFormat}`, `"format":${knowledgeFormat + 1}`);
    assert.match(
      String(read(written(other))),
      new RegExp(`in format ${knowledgeFormat + 1}, and this program reads format ${knowledgeFormat}`),
    );
  });
  it("is told from a list by its name or its first byte", () => {
    assert.ok(isKnowledgePack("knowledge.pack", new Uint8Array()));
    assert.ok(isKnowledgePack("download", bytes.subarray(0, 10)));
    assert.ok(!isKnowledgePack("list.csv", new TextEncoder().encode("id,name")));
  });
  it("is older by the day up to which it was checked", () => {
    const [own, brought] = [{ checkedUntil: "2026-08-02" }, { checkedUntil: "2026-08-01" }] as Knowledge[];
    assert.ok(own && brought);
    assert.match(olderThan(own, brought) ?? "", /checked until 2026-08-01, and what the program came with until 2026/);
    assert.equal(olderThan(own, own), undefined);
    assert.equal(olderThan(brought, own), undefined);
  });
});
