import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { generateMacPrefixes } from "../../scripts/generators/macPrefixes.js";
import { generateNameTables } from "../../scripts/generators/nameTables.js";

describe("src/core/screening/names/tables.json", () => {
  it("is what `npm run generate` makes of data/names", () => {
    for (const file of generateNameTables()) {
      const found = readFileSync(path.join(__dirname, "..", "..", file.path), "utf8");
      assert.ok(found === file.text, `${file.path} is not up to date: run npm run generate`);
    }
  });
});

describe("data/generated/mac-prefixes.yaml", () => {
  it("is what `npm run generate` makes of the registry", () => {
    for (const file of generateMacPrefixes()) {
      const found = readFileSync(path.join(__dirname, "..", "..", file.path), "utf8");
      assert.ok(found === file.text, `${file.path} is not up to date: run npm run generate`);
    }
  });
});
