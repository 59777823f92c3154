import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { generateMacPrefixes } from "../../scripts/generators/macPrefixes.js";

describe("data/generated/mac-prefixes.yaml", () => {
  it("is what `npm run generate` makes of the registry", () => {
    for (const file of generateMacPrefixes()) {
      const found = readFileSync(path.join(__dirname, "..", "..", file.path), "utf8");
      assert.ok(found === file.text, `${file.path} is not up to date: run npm run generate`);
    }
  });
});
