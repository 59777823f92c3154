import assert from "node:assert/strict";
import { UsualPlace } from "../../../src/core/model/lookup.js";
import { HostIndex } from "../../../src/core/screening/hostIndex.js";
import { locate, looksLikeHost } from "../../../src/core/screening/locator.js";
import { published } from "../../harness/oneParty.js";

function indexOf(...patterns: readonly string[]): HostIndex {
  const index = new HostIndex();
  for (const pattern of patterns) index.add(pattern, { ...published, pattern });
  return index;
}

/** For patterns, what each location is found to be. */
const cases: readonly (readonly [patterns: readonly string[], found: Readonly<Record<string, string | undefined>>])[] =
  [
    [
      ["zq.example"],
      {
        "zq.example": "zq.example",
        "ZQ.Example": "zq.example",
        "https://zq.example/a/b?c#d": "zq.example",
        "https://user:word@zq.example:8080/a": "zq.example",
        "zq.example.": "zq.example",
        "zq.example:5000/image:tag": "zq.example",
        "git@zq.example:a/b.git": "zq.example",
        "//zq.example/a": "zq.example",
        "a.zq.example": undefined,
        "zq.example.org": undefined,
        "q.example": undefined,
        example: undefined,
        "https://a.example/https://zq.example/": undefined,
        "zq.example and more": undefined,
        "": undefined,
      },
    ],
    [
      ["*.zq.example", "b.zq.example", "x*y.zr.example", "*.*.zs.example", "c-*.zs.example"],
      {
        "a.zq.example": "*.zq.example",
        "b.zq.example": "b.zq.example",
        "a.b.zq.example": undefined,
        ".zq.example": undefined,
        "zq.example": undefined,
        "x1y.zr.example": "x*y.zr.example",
        "x12y.zr.example": "x*y.zr.example",
        "xy.zr.example": undefined,
        "x.y.zr.example": undefined,
        "wx1y.zr.example": undefined,
        "a.b.zs.example": "*.*.zs.example",
        "a.zs.example": undefined,
        "c-1.zs.example": "c-*.zs.example",
      },
    ],
    [
      [
        "https://zq.example/one/*",
        "https://zq.example/one/two",
        "https://zq.example/three*",
        "https://zq.example/R.git",
      ],
      {
        "https://zq.example/one": "https://zq.example/one/*",
        "https://zq.example/one/": "https://zq.example/one/*",
        "https://zq.example/ONE/x": "https://zq.example/one/*",
        "https://zq.example/one?x": "https://zq.example/one/*",
        "https://zq.example/one#x": "https://zq.example/one/*",
        "https://zq.example/one.git": "https://zq.example/one/*",
        "https://zq.example/one@2": "https://zq.example/one/*",
        "https://zq.example/one:tag": "https://zq.example/one/*",
        "https://zq.example/one/two/x": "https://zq.example/one/two",
        "https://zq.example/one/twofold": "https://zq.example/one/*",
        "https://zq.example/onefold": undefined,
        "https://zq.example/on": undefined,
        "https://zq.example/": undefined,
        "https://zq.example": undefined,
        "https://zq.example/threefold": "https://zq.example/three*",
        "https://zq.example/r": "https://zq.example/R.git",
        "https://zq.example/r.git": "https://zq.example/R.git",
        "git@zq.example:one/x": "https://zq.example/one/*",
        "git@zq.example:/one/x": "https://zq.example/one/*",
      },
    ],
    [["zq.example*"], { "zq.example/a": "zq.example*", "zq.example": "zq.example*", "zq.examples": undefined }],
    [["zq.example/*"], { "zq.example/a": "zq.example/*", "zq.example": "zq.example/*" }],
  ];

describe("places that components come from", () => {
  for (const [patterns, found] of cases)
    for (const [place, expected] of Object.entries(found))
      it(`${JSON.stringify(place)} is ${expected ?? "nobody's"}`, () => {
        const index = indexOf(...patterns);
        // Twice: places that are nobody's are remembered.
        for (let time = 0; time < 2; time++)
          assert.deepEqual(
            index.find(place)?.map(({ pattern }) => pattern),
            expected === undefined ? undefined : [expected],
          );
      });

  it("of several facts are all found", () => {
    const index = new HostIndex();
    for (const party of ["one", "two"]) index.add("zq.example/a", { ...published, party });
    index.add("zq.example/a*", { ...published, party: "three" });
    assert.deepEqual(
      index.find("zq.example/a")?.map(({ party }) => party),
      ["one", "two"],
    );
    assert.deepEqual(
      index.find("zq.example/ab")?.map(({ party }) => party),
      ["three"],
    );
  });

  it("are told apart after many that are nobody's", () => {
    const index = indexOf("zq.example");
    const others = ["https://a.example/x", "https://b.example/x", "https://c.example/x", "https://a.example/y"];
    for (let round = 0; round < 3; round++) {
      for (const other of others) assert.equal(index.find(other), undefined);
      assert.ok(index.find("https://zq.example/x"));
    }
    // A place that begins as one that is nobody's does is looked at.
    const short = indexOf("b.example.zq");
    assert.equal(short.find("https://b.example/x"), undefined);
    assert.ok(short.find("https://b.example.zq/x"));
  });

  it("are found within a longer text", () => {
    const index = indexOf("zq.example");
    const text = ["https://a.example/1", "https://zq.example/2", "https://a.example/3", "https://zq.example/4"].join(
      " ",
    );
    for (const usual of [undefined, new UsualPlace()]) {
      const known = [...text.matchAll(/\S+/g)].map((match) =>
        index.knows(text, match.index, match.index + match[0].length, usual),
      );
      assert.deepEqual(known, [false, true, false, true]);
    }
    // The usual place of one index is not another's.
    const usual = new UsualPlace();
    assert.equal(index.knows(text, 0, 19, usual), false);
    assert.equal(indexOf("a.example").knows(text, 0, 19, usual), true);
    // A text that ends inside of the place is another place.
    assert.equal(indexOf("zq.example").knows("https://zq.example", 0, 17), false);
  });
});

describe("where the host is", () => {
  for (const [text, host, path] of [
    ["https://a.example/x/y", "a.example", "/x/y"],
    ["git+ssh://git@a.example:x/y", "a.example", "x/y"],
    ["a.example:80/x", "a.example", "/x"],
    ["a.example:x", "a.example", "x"],
    ["u:p@a.example:80?q", "a.example", "?q"],
    ["//a.example#f", "a.example", "#f"],
    ["a.example.", "a.example", ""],
    ["a.example.:80", "a.example", ""],
    ["localhost", "localhost", ""],
    [`${"x".repeat(253)}/y`, "x".repeat(253), "/y"],
    ["a-very-long-scheme-of-24://b/x", "a-very-long-scheme-of-24", "//b/x"],
    ["a-very-long-scheme-of-2://b/x", "b", "/x"],
  ] as const)
    it(text.slice(0, 40), () => {
      const location = { hostStart: 0, hostEnd: 0, pathStart: 0 };
      assert.equal(locate(text, location), true);
      assert.deepEqual(
        [text.slice(location.hostStart, location.hostEnd), text.slice(location.pathStart)],
        [host, path],
      );
    });
  for (const text of ["", ".", "://", "https:///x", "a b.example", ":80", "@", "x".repeat(254)])
    it(`${JSON.stringify(text.slice(0, 20))} has none`, () =>
      assert.equal(locate(text, { hostStart: 0, hostEnd: 0, pathStart: 0 }), false));
  it("a word looks like one by its dot or colon", () => {
    for (const text of ["a.b", "a:1/x", "localhost", "localhost/x", "a.b/c"])
      assert.equal(looksLikeHost(text), true, text);
    for (const text of ["a", "a/b.c", "a/b:c", "localhosts", ""]) assert.equal(looksLikeHost(text), false, text);
  });
});
