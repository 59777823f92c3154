import assert from "node:assert/strict";
import { knowledgeFormat } from "../../../src/core/blacklist/compiled.js";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { broughtKnowledge, isKnowledgePack, olderThan } from "../../../src/core/screening/brought.js";
import { shippedText } from "../../../src/core/screening/shipped.js";
import { shippedFile } from "../../../scripts/compileKnowledge.js";
import { atOnce } from "../../../src/core/text/steps.js";
import { compiledKnowledge } from "../../harness/knowledge.js";

describe("knowledge that someone brings", function () {
  this.timeout(60_000);
  let compiled = "";
  let text = "";
  before(() => {
    compiled = compiledKnowledge();
    text = shippedFile(compiled);
  });
  /** Not packed: that takes long, and a file is read either way. */
  const unpacked = (changed: string): string => shippedText(`${changed}\n{}`);
  const read = (written: string): Knowledge | string => atOnce(broughtKnowledge(written));

  it("is read where it is what the build writes", () => {
    const knowledge = read(text);
    assert.ok(typeof knowledge === "object");
    assert.ok(knowledge.parties.size > 100);
    assert.match(knowledge.version, /^\d{4}-\d\d-\d\d\.[0-9a-f]{8}$/);
  });
  it("is read where it is not packed", () => assert.ok(typeof read(unpacked(compiled)) === "object"));
  it("is refused in a sentence wherever it was cut", () => {
    for (let end = 0; end < text.length; end += 9973) assert.match(String(read(text.slice(0, end))), /cut|damaged/);
    assert.match(String(read(text.slice(0, -1))), /it was cut/);
  });
  it("is refused where anything of it was changed", () => {
    for (const changed of [
      compiled.replace("Huawei", "Huawej"),
      compiled.replace(/"checkedUntil":"\d{4}/, '"checkedUntil":"2099'),
      compiled.replace(/"hash":"[0-9a-f]{8}/, '"hash":"00000000'),
      compiled.replace(/"version":"[^"]*"/, '"version":"2099-01-01.00000000"'),
    ]) {
      assert.notEqual(changed, compiled);
      assert.match(String(read(unpacked(changed))), /it is damaged, or not a file of knowledge/);
    }
  });
  it("is refused where it is of another format, with both", () => {
    const other = compiled.replace(`"format":${knowledgeFormat}`, `"format":${knowledgeFormat + 1}`);
    assert.match(
      String(read(unpacked(other))),
      new RegExp(`in format ${knowledgeFormat + 1}, and this program reads format ${knowledgeFormat}`),
    );
  });
  it("is told from a list by its name or its first byte", () => {
    assert.ok(isKnowledgePack("knowledge.pack", new Uint8Array()));
    assert.ok(isKnowledgePack("download", new TextEncoder().encode(text.slice(0, 10))));
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
