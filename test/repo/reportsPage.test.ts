import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { generateReportsPage } from "../../scripts/generators/reportsPage.js";
import { reportNames } from "../../src/core/report/reportFormats.js";

describe("docs/reports.md", () => {
  for (const file of generateReportsPage()) {
    const found = readFileSync(path.join(__dirname, "..", "..", file.path), "utf8");
    it("has the table that `npm run generate` makes of the forms", () => {
      assert.ok(found === file.text, `${file.path} is not up to date: run npm run generate`);
    });
    it("has a section on each form", () => {
      const headings = [...found.matchAll(/^## (.*)$/gm)].flatMap(([, words = ""]) => words.split(" and "));
      assert.deepEqual([...headings].sort(), [...reportNames].sort());
    });
  }
});
