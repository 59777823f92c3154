import assert from "node:assert/strict";
import intersects from "semver/ranges/intersects.js";
import satisfies from "semver/functions/satisfies.js";
import subset from "semver/ranges/subset.js";
import validRange from "semver/ranges/valid.js";
import { inRange, isAllInRange } from "../../../src/core/ecosystems/versions/range.js";

/** npm's own reader is the measure: every version against every range, and every range against every range. */
const options = { includePrerelease: true, loose: true };
const versions = [
  "0.0.0",
  "0.0.3",
  "0.2.5",
  "1.0.0",
  "1.0.0-0",
  "1.0.0-alpha.1",
  "1.0.0-alpha.beta",
  "1.0.0-alpha-1",
  "1.2.0",
  "1.2.3",
  "1.2.3-rc.1",
  "1.2.4",
  "1.3.0-0",
  "1.10.0",
  "2.0.0-rc.1",
  "2.0.0",
  "2.4.1+build.5",
  "3.0.0",
  "v1.2.3",
  "=1.2.3",
];
const ranges = [
  "*",
  "",
  "x",
  "1",
  "1.x",
  "1.2",
  "1.2.x",
  "1.2.3",
  "=1.2.3",
  "v1.2.3",
  "^1",
  "^1.2",
  "^1.2.3",
  "^0.2.3",
  "^0.0.3",
  "^0.0",
  "^0",
  "^0.x",
  "^1.x",
  "^1.2.3-rc.1",
  "~1",
  "~1.2",
  "~1.2.3",
  "~> 1.2.3",
  "~0.2",
  ">1",
  ">1.2",
  ">1.2.3",
  ">=1",
  ">= 1.2.3",
  "<2",
  "<2.0.0",
  "<1.2",
  "<2.0.0-rc.2",
  "<=1",
  "<=1.2",
  "<=1.2.3",
  ">=1.2.3 <2",
  "1.2.3 - 2.3.4",
  "1.2 - 2",
  "1.2.3 - 2.3",
  "^1.2.0 || ^3",
  "<1.0.0 || >=2.0.0",
  ">2 <1",
];

describe("npm ranges as npm reads them", () => {
  for (const range of ranges) {
    it(JSON.stringify(range), () => {
      for (const version of versions)
        assert.equal(inRange("npm", version, range), satisfies(version, range, options), `${version} in ${range}`);
      for (const other of ranges) {
        if (!/^[\^~<>x*]| - |\|\|/.test(other) || validRange(other) === null) continue;
        assert.equal(inRange("npm", other, range), intersects(other, range, options), `${other} meets ${range}`);
        // Both may say no where they might say yes; neither says yes where it is not.
        const isAll = isAllInRange("npm", other, range);
        if (isAll) assert.ok(subset(other, range, options), `${other} is all in ${range}`);
      }
    });
  }
});
