import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { generatePolicyPage } from "../../scripts/generators/policyPage.js";

describe("docs/policy.md", () => {
  for (const file of generatePolicyPage()) {
    it("has the tables that `npm run generate` makes of the keys and the lists", () => {
      const found = readFileSync(path.join(__dirname, "..", "..", file.path), "utf8");
      assert.ok(found === file.text, `${file.path} is not up to date: run npm run generate`);
      for (const key of ["acceptUnread", "exclude", "mayLoosen"]) assert.match(found, new RegExp(`\\| \`${key}\``));
    });
  }
});
