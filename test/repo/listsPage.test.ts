import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { listAddresses } from "../../src/core/lists/addresses.js";

describe("the page about official lists", () => {
  const lines = readFileSync(path.join(__dirname, "..", "..", "docs", "lists.md"), "utf8").split("\n");
  for (const { key, address } of listAddresses)
    it(`names where ${key} comes from`, () =>
      assert.ok(lines.some((line) => line.startsWith(`| \`${key}\` `) && line.includes(`<${address}>`))));
});
