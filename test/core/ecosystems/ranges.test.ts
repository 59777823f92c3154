import assert from "node:assert/strict";
import { inRange, isAllInRange, rangeProblem } from "../../../src/core/ecosystems/versions/range.js";

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
    ["pypi", ">=3.1,<4", ">=3.0.0", true],
    ["pypi", "11.0rc1", "<11", false],
    ["pypi", "1.2.3", "~=1.2", true],
    ["pypi", "2.0", "~=1.2", false],
    ["pypi", "1.2.9", "==1.2.*", true],
    ["pypi", "1.3", "!=1.3", false],
    ["pypi", "1!1.0", ">=2.0", true],
    ["pypi", "1.0.post1", ">1.0", true],
    ["pypi", "1.0.dev3", ">=1.0a1", false],
    ["pypi", "main", ">=1", undefined],
    ["golang", "v1.4.0", "<1.10.0", true],
    ["golang", "v0.0.0-20230101000000-abcdef012345", "<0.1.0", true],
    ["cargo", "1.4.0", "1.2", true],
    ["cargo", "0.3.0", "0.2", false],
    ["cargo", "1.2.9", "~1.2", true],
    ["cargo", "2.0.0-rc.1", "^1.0", false],
    ["composer", "1.9.0", "~1.2", true],
    ["composer", "1.3.0", "~1.2.3", false],
    ["composer", "2.1", "^1.0 || ^2.0", true],
    ["gem", "1.9", "~> 1.2", true],
    ["gem", "2.0.a", "~> 1.2", false],
    ["gem", "1.2.10", ">= 1.2.9, < 1.3", true],
    ["maven", "1.5", "[1.0,2.0)", true],
    ["maven", "2.0", "[1.0,2.0)", false],
    ["maven", "2.0", "(,1.0],[2.0,)", true],
    ["maven", "1.0-rc1", "[1.0,)", false],
    ["maven", "1.0.Final", "[1.0]", true],
    ["maven", "6.13.0.300", "[6.0,7)", true],
    ["nuget", "1.5.0", "1.2", true],
    ["nuget", "1.5.0", "[1.2,1.5)", false],
    ["hex", "1.2.7", "~> 1.2.3", true],
    ["swift", "5.1.0", ">=5.0.0, <6.0.0", true],
    ["pub", "1.2.3+1", "^1.2.0", true],
    [undefined, "1.0", ">=0.9", true],
  ] as const) {
    it(`${ecosystem} ${version?.slice(0, 20)} in ${range}`, () =>
      assert.equal(inRange(ecosystem, version, range), expected));
  }
});

describe("all that a manifest allows, in a range", () => {
  for (const [ecosystem, version, range, expected] of [
    ["npm", "^1.2.0", "<2.0.0", true],
    ["npm", "^1.2.0", "<1.9.0", false],
    ["npm", "1.2.0", "1.x", true],
    ["npm", "latest", "1.x", false],
    ["npm", undefined, "1.x", false],
    ["pypi", ">=1,<2", "<2", true],
    ["pypi", ">=1", "<2", false],
    ["maven", "[1.0,1.5]", "[1,2)", true],
    ["cargo", "1.2", "=1.2", true],
  ] as const) {
    it(`${ecosystem} ${version} in ${range}`, () => assert.equal(isAllInRange(ecosystem, version, range), expected));
  }
});

describe("a range that a policy names", () => {
  for (const [ecosystem, range, expected] of [
    ["npm", "^1.2", undefined],
    ["npm", "a b", "this is not a version range as npm writes them"],
    ["npm", ">2 <1", "no version is in this range"],
    ["pypi", "^1.2", "this is not a version range as pypi writes them"],
    ["pypi", "1.2", "this is not a version range as pypi writes them"],
    ["pypi", ">2,<1", "no version is in this range"],
    ["maven", "[1.0,", "this is not a version range as maven writes them"],
    ["maven", "[2.0,1.0]", "no version is in this range"],
    ["gem", "~> 1.2", undefined],
    ["golang", "x".repeat(300), "this is not a version range as golang writes them"],
    ["golang", "", "this is not a version range as golang writes them"],
  ] as const) {
    it(`${ecosystem} ${range.slice(0, 20)}`, () => assert.equal(rangeProblem(ecosystem, range), expected));
  }
});
