import assert from "node:assert/strict";
import { matchesPattern, packageKey, packageMatcher, urlKey } from "../../../src/core/blacklist/pattern.js";
import type { AttributionScheme } from "../../../src/core/model.js";

/** What a pattern covers, and what it does not. */
const cases: readonly (readonly [AttributionScheme, pattern: string, covered: string[], not: string[]])[] = [
  [
    "package",
    "npm/@zq/*",
    ["@zq/a", "npm/@zq/a", "pkg:npm/@zq/a", "@ZQ/A", "@zq/a/b"],
    ["@zqx/a", "zq/a", "pypi/@zq/a", "x@zq/a"],
  ],
  ["package", "npm/zq", ["zq", "ZQ"], ["zq2", "xzq", "z", ""]],
  ["package", "npm/zq*", ["zq", "zq2", "zq-more"], ["xzq"]],
  ["package", "npm/zq-*-sdk", ["zq-a-sdk", "zq--sdk"], ["zq-sdk", "zq-a/b-sdk", "zq-a-sdk2", "zq-a"]],
  ["package", "pypi/zq-sdk*", ["zq_sdk", "ZQ.Sdk", "zq--sdk-core"], ["zqsdk"]],
  ["package", "maven/com.zq/core", ["com.zq:core", "com.zq/core"], ["com.zq:core2", "com.zq.core", "com.zqx:core"]],
  ["package", "npm/zq-sdk", ["zq-sdk"], ["zq_sdk", "zq.sdk"]],
  [
    "url",
    "https://zq.example/a",
    [
      "https://zq.example/a",
      "http://ZQ.example/a/",
      "git+ssh://git@zq.example/a",
      "zq.example/a",
      " https://zq.example/a?x=1",
      "https://zq.example/a#x",
      "https://zq.example/a/b",
    ],
    ["https://zq.example/ab", "https://zq.example/A", "https://zq.example", "https://x.example/zq.example/a"],
  ],
  [
    "url",
    "https://zq.example/*",
    ["https://zq.example/a/b", "https://zq.example/", "https://zq.example", "https://user@zq.example/a"],
    ["https://zq.example.org/", "https://a.zq.example/"],
  ],
  ["url", "https://*.zq.example/a", ["https://x.zq.example/a"], ["https://x.zq.example/a/b", "https://zq.example/a"]],
  ["url", "https://zq.example/*x", ["https://zq.example/ax"], ["https://zq.example", "https://zq.example/"]],
  ["url", "https://*/zq/*/x/*", ["https://a/zq/b/x/c"], ["https://a/zq/b/c/x/d", "https://a/b/zq/c/x/d"]],
  [
    "host",
    "zq.example",
    ["zq.example", "https://ZQ.example/a/b", "zq.example:443", "https://zq.example:8080/a"],
    ["a.zq.example", "zq.example.org", "https://x.example/zq.example"],
  ],
  ["host", "*.zq.example", ["a.zq.example", "https://a.b.zq.example/x"], ["zq.example", "azq.example"]],
  ["host", "ZQ.example/Path", ["https://zq.example/path"], ["https://zq.example/other", "zq.example"]],
  ["mpn", "^ZQ[0-9]+$", ["ZQ1", " zq22 "], ["XZQ1", "ZQ1X", "ZQ"]],
  ["model", "^ZQ-", ["zq-1"], ["z-1"]],
  ["image", "zq/Image", [" ZQ/image "], ["zq/image2"]],
  ["devicetree", "zq,*", ["zq,a1", "ZQ,A"], ["zqx,a", "zq"]],
  ["library", "libzq*", ["libzq.so"], ["xlibzq"]],
];

describe("a recorded pattern", () => {
  for (const [scheme, pattern, covered, not] of cases)
    it(`${scheme} ${pattern}`, () => {
      for (const value of covered) assert.equal(matchesPattern({ scheme, pattern }, pattern, value), true, value);
      for (const value of not) assert.equal(matchesPattern({ scheme, pattern }, pattern, value), false, value);
    });

  it("of another type of package covers none of this one's", () => {
    const covers = packageMatcher({ pattern: "npm/zq" }, "zq");
    assert.deepEqual(["npm/zq", "pypi/zq", "npm/z*", "npmx/zq", "npm/other"].map(covers), [
      true,
      false,
      true,
      false,
      false,
    ]);
    // The same pattern again, for another name.
    assert.equal(packageMatcher({ pattern: "npm/zq" }, "other")("npm/zq"), false);
  });

  it("is matched in linear time, whatever it asks for", () => {
    const pattern = `npm/${"a*".repeat(40)}b`;
    assert.equal(matchesPattern({ scheme: "package", pattern }, pattern, "a".repeat(2000)), false);
  });
});

describe("keys that patterns are compared by", () => {
  for (const [type, written, expected] of [
    ["npm", "pkg:npm/@Zq/A", "@zq/a"],
    ["npm", "npm/@zq/a", "@zq/a"],
    ["npm", "pkg:pypi/zq", "pkg:pypi/zq"],
    ["pypi", "Zq_.-Sdk", "zq-sdk"],
    ["npm", "Zq_.-Sdk", "zq_.-sdk"],
    ["maven", "com.Zq:core", "com.zq/core"],
  ] as const)
    it(`${type}: ${written}`, () => assert.equal(packageKey(type, written), expected));
  for (const [url, expected] of [
    ["HTTPS://User:word@Host.Example/Path/?q#f", "host.example/Path"],
    ["svn+ssh://host.example", "host.example"],
    ["HOST.example", "host.example"],
    ["HOST.EXAMPLE", "host.example"],
    ["/Path", "/Path"],
    ["host.example/a@b/c", "host.example/a@b/c"],
    ["https://host.example/#/x", "host.example"],
    ["https://host.example?x", "host.example"],
    ["x https://host.example", "x https://host.example"],
  ] as const)
    it(url, () => assert.equal(urlKey(url), expected));
});
