import assert from "node:assert/strict";
import { shippedFile } from "../../../scripts/compileKnowledge.js";
import { knowledgeFile, knowledgeFrom } from "../../../src/core/screening/shipped.js";
import { compiledKnowledge, realKnowledge } from "../../harness/knowledge.js";

describe("the file of what is known", () => {
  const bytes = shippedFile(compiledKnowledge());

  it("gives what was compiled", () => {
    const { knowledge } = knowledgeFrom(bytes, knowledgeFile);
    assert.equal(knowledge?.hash, realKnowledge().hash);
    assert.deepEqual([...(knowledge?.parties ?? [])], [...realKnowledge().parties]);
  });

  it("is told from one that is not there", () => {
    const { problem } = knowledgeFrom(undefined, "dist/knowledge.pack");
    assert.match(problem ?? "", /^dist\/knowledge\.pack is missing: .*\. Install SanctionLint again\.$/);
  });

  it("is refused wherever it was cut", () => {
    const lengthsEnd = bytes.indexOf(10);
    const headEnd = bytes.indexOf(10, lengthsEnd + 1);
    for (const cut of [0, 1, lengthsEnd, lengthsEnd + 1, headEnd, headEnd + 1, bytes.length >> 1, bytes.length - 1]) {
      const { problem } = knowledgeFrom(bytes.subarray(0, cut), knowledgeFile);
      assert.match(problem ?? "", /knowledge\.pack is damaged/, `cut at ${cut}`);
    }
  });

  for (const [what, other] of [
    ["a page of HTML", "<!doctype html>\n<title>Not found</title>\n<p>a</p>\n<p>b</p>\n<p>c</p>\n"],
    ["a text of other lines", "a\nb\nc\nd\ne\nf\n"],
    ["a pointer to a large file", "version https://spec.example/v1\noid sha256:00\nsize 209623\n"],
  ] as const) {
    it(`is told from ${what}`, () =>
      assert.match(knowledgeFrom(new TextEncoder().encode(other), "x").problem ?? "", /^x is damaged/));
  }
});
