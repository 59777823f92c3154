import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { generateBlacklistPage } from "../../scripts/generators/blacklistPage.js";

describe("docs/blacklist.md", () => {
  for (const file of generateBlacklistPage()) {
    it(`is what \`npm run generate\` makes of the data: ${file.path}`, () => {
      const found = readFileSync(path.join(__dirname, "..", "..", file.path), "utf8");
      assert.ok(found === file.text, `${file.path} is not up to date: run npm run generate`);
    });
  }
});
