import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { bundleFrom } from "../../src/vscode/bundles/bundleFrom.js";
import * as lent from "../../src/vscode/bundles/lent.js";

const needs = { file: "dist/part.js", version: "1.2.3", lent: { lent: { twice: (n: number) => 2 * n } } };
const end = `module.exports.builtFor="1.2.3";`;

describe("a bundle that is loaded later", () => {
  it("exports what its text does, with what is lent to it", () => {
    const text = `const { twice } = require("lent");\nmodule.exports = { four: twice(2) };\n${end}`;
    const { exports, problem } = bundleFrom<{ readonly four: number }>(text, needs);
    assert.equal(problem, undefined);
    assert.equal(exports?.four, 4);
  });
  for (const [what, text, says] of [
    ["missing", undefined, "dist/part.js is missing. Install SanctionLint again."],
    [
      "of another version",
      `module.exports.builtFor="1.2.2";`,
      "dist/part.js is of version 1.2.2, and the extension of 1.2.3. Install SanctionLint again.",
    ],
    ["cut between statements", "exports.a = 1;", "dist/part.js is damaged (it was cut). Install SanctionLint again."],
    ["empty", "", "dist/part.js is damaged (it was cut). Install SanctionLint again."],
  ] as const) {
    it(`is refused in a sentence where it is ${what}`, () => {
      assert.equal(bundleFrom(text, needs).problem, says);
    });
  }
  it("is refused with what is wrong where it does not parse, throws, exports nothing, or asks for what is not lent", () => {
    for (const [text, says] of [
      ["exports.a = {", /is damaged \(.+\)/],
      ["throw new Error('no')", /is damaged \(no\)/],
      ["module.exports = undefined", /is damaged/],
      [`require("node:fs");${end}`, /node:fs is not lent to dist\/part\.js/],
      [`require("constructor");${end}`, /constructor is not lent/],
    ] as const) {
      assert.match(bundleFrom(text, needs).problem ?? "", says, text);
    }
  });
});

describe("the built pages", () => {
  const root = path.join(__dirname, "..", "..");
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { readonly version: string };
  const file = path.join(root, "dist/pages.js");

  it("load with what the extension lends, and refuse to be cut anywhere", function () {
    if (!existsSync(file)) this.skip();
    const text = readFileSync(file, "utf8");
    const given = { file: "dist/pages.js", version, lent: { lent } };
    const { exports, problem } = bundleFrom<typeof import("../../src/vscode/views/pages.js")>(text, given);
    assert.equal(problem, undefined);
    assert.match(exports?.pageHtml({ title: "T", css: "", body: "<p>B</p>" }, "n") ?? "", /<p>B<\/p>/);
    for (let length = 0; length < text.trimEnd().length; length += 997) {
      assert.match(bundleFrom(text.slice(0, length), given).problem ?? "", /is damaged/, String(length));
    }
  });
});
