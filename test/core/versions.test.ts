import assert from "node:assert/strict";
import { inRange } from "../../src/core/versions/range.js";

describe("a version in a range", () => {
  for (const [ecosystem, version, range, expected] of [
    ["npm", "1.9.9", "<2.0.0", true],
    ["npm", "2.0.0", "<2.0.0", false],
    ["npm", "2.0.0-rc.1", "<2.0.0", true],
    ["npm", "^1.2.0", "<2.0.0", true],
    ["npm", "^2.0.0", "<2.0.0", false],
    ["npm", "^3.0.0", "<=3.59.0", true],
    ["npm", "latest", "<2.0.0", undefined],
    ["npm", undefined, "<2.0.0", undefined],
    ["npm", "1".repeat(1000), "<2.0.0", undefined],
    ["pypi", "2.10", ">=3.0.0", false],
    ["pypi", "3", ">=3.0.0", true],
    ["pypi", "10.1", ">=3.0.0,<11", true],
    ["pypi", "11.0.0", ">=3.0.0,<11", false],
    ["pypi", ">=2", ">=3.0.0", undefined],
    ["golang", "v1.4.0", "<1.10.0", true],
  ] as const) {
    it(`${ecosystem} ${version?.slice(0, 20)} in ${range}`, () =>
      assert.equal(inRange(ecosystem, version, range), expected));
  }
});
