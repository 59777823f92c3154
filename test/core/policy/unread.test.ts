import assert from "node:assert/strict";
import { acceptsUnread } from "../../../src/core/policy/acceptUnread.js";
import { isExcluded } from "../../../src/core/policy/exclude.js";

describe("files that a policy leaves out or accepts unread", () => {
  const policy = {
    waivers: [],
    exclude: ["third_party/**", "Samples", "a,b", "{"],
    acceptUnread: [
      { path: "vendor/", reason: "first", expires: "2026-06-30" },
      { path: "**/*.lock", reason: "second", expires: "2026-12-31" },
    ],
  };

  it("are excluded by glob, by folder and without regard to capitals", () => {
    for (const path of ["third_party/x", "x/third_party/y/z", "samples/x/package.json", "SAMPLES", "a,b/x"])
      assert.ok(isExcluded(policy, path), path);
    for (const path of ["third_party", "samples2/x", "a", "b/x", "{", "{/x"])
      assert.ok(!isExcluded(policy, path), path);
    assert.ok(!isExcluded({ waivers: [] }, "x"));
  });

  it("are accepted until the last day of the first entry that fits", () => {
    const reasonOf = (path: string, asOf: string): string | undefined => acceptsUnread(policy, path, asOf)?.reason;
    assert.equal(reasonOf("vendor/x.lock", "2026-06-30"), "first");
    assert.equal(reasonOf("vendor/x.lock", "2026-07-01"), "second");
    assert.equal(reasonOf("vendor/x.lock", "2026-12-31"), "second");
    assert.equal(reasonOf("vendor/x.lock", "2027-01-01"), undefined);
    assert.equal(reasonOf("vendor/x.json", "2026-07-01"), undefined);
    assert.equal(acceptsUnread({ waivers: [] }, "x", "2026-01-01"), undefined);
  });
});
