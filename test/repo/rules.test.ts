import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RuleId } from "../../src/core/model.js";

const folder = path.join(__dirname, "..", "..", "docs", "rules");

const rules: Readonly<Record<RuleId, true>> = {
  "listed-component": true,
  "listed-source": true,
  "related-component": true,
  "watched-party": true,
  "untrusted-source": true,
  "policy-error": true,
  "waiver-expiring": true,
  "waiver-expired": true,
  "waiver-unused": true,
  "waiver-duplicate": true,
};

describe("every rule has its page", () => {
  it("and every page its rule", () =>
    assert.deepEqual(
      readdirSync(folder).sort(),
      ["README.md", ...Object.keys(rules).map((rule) => `${rule}.md`)].sort(),
    ));
  it("and a line in the index, in this order", () => {
    const index = readFileSync(path.join(folder, "README.md"), "utf8");
    const linked = [...index.matchAll(/^\| \[`([a-z-]+)`\]\(([a-z-]+)\.md\)/gm)].map(([, rule, page]) => [rule, page]);
    assert.deepEqual(
      linked,
      Object.keys(rules).map((rule) => [rule, rule]),
    );
  });
  for (const rule of Object.keys(rules)) {
    it(`${rule} under the same headings`, () => {
      const text = readFileSync(path.join(folder, `${rule}.md`), "utf8");
      assert.deepEqual(
        text.split(/\r?\n/).filter((line) => /^#+ /.test(line)),
        [`# ${rule}`, "## What it reports", "## Example", "## Why", "## Options", "## When to waive"],
      );
    });
  }
});
