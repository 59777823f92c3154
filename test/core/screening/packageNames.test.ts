import assert from "node:assert/strict";
import { canonicalType } from "../../../src/core/ecosystems/packageTypes.js";
import { markerPatternsOf, packagePatternsOf, urlPatternsOf } from "../../../src/core/ecosystems/samePackage.js";
import { PackageIndex } from "../../../src/core/screening/packageIndex.js";
import { published } from "../../harness/oneParty.js";

function indexOf(...patterns: readonly string[]): PackageIndex {
  const index = new PackageIndex();
  for (const pattern of patterns) index.add(pattern, { ...published, pattern });
  return index;
}

/** For patterns, what each name of an ecosystem is found to be. */
const cases: readonly (readonly [
  ecosystem: string,
  patterns: readonly string[],
  found: Readonly<Record<string, string | undefined>>,
])[] = [
  [
    "npm",
    ["npm/@zq/*", "npm/@zq/core", "npm/zq-sdk", "npm/zqmore*", "npm/zq.d_t", "npm/ab"],
    {
      "@zq/a": "npm/@zq/*",
      "@ZQ/A": "npm/@zq/*",
      "@zq/": "npm/@zq/*",
      "@zq/core": "npm/@zq/core",
      "@zq/cores": "npm/@zq/*",
      "@zq": undefined,
      "@zqx/a": undefined,
      "zq-sdk": "npm/zq-sdk",
      "ZQ-SDK": "npm/zq-sdk",
      zq_sdk: undefined,
      "zq-sdk/x": undefined,
      "zq-sd": undefined,
      "zq-sdks": undefined,
      zqmore: "npm/zqmore*",
      "zqmore-1": "npm/zqmore*",
      zqmor: undefined,
      "zq.d_t": "npm/zq.d_t",
      "zq-d-t": undefined,
      ab: "npm/ab",
      abc: undefined,
      a: undefined,
      "": undefined,
    },
  ],
  [
    "pypi",
    ["pypi/zq-sdk", "pypi/zq_more*", "pypi/a.b"],
    {
      zq_sdk: "pypi/zq-sdk",
      "Zq.SDK": "pypi/zq-sdk",
      "zq-._sdk": "pypi/zq-sdk",
      zqsdk: undefined,
      "zq-sdk-": undefined,
      "zq--more--x": "pypi/zq_more*",
      a_b: "pypi/a.b",
      "a--b": "pypi/a.b",
      "a-bc": undefined,
    },
  ],
  ["cargo", ["cargo/zq-sdk"], { zq_sdk: "cargo/zq-sdk", "zq-sdk": "cargo/zq-sdk", "zq.sdk": undefined }],
  [
    "maven",
    ["maven/com.zq/*", "maven/com.zq/core"],
    {
      "com.zq:a": "maven/com.zq/*",
      "com.zq/a": "maven/com.zq/*",
      "com.zq:core": "maven/com.zq/core",
      "com.zqx:a": undefined,
    },
  ],
  ["npm", ["npm/a:b"], { "a:b": "npm/a:b", "a/b": undefined }],
  [
    "golang",
    ["golang/zq.example/sdk", "golang/github.com/zquick/*", "golang/github.com/zquick/core"],
    {
      "zq.example/sdk": "golang/zq.example/sdk",
      "zq.example/sdk/v2/x": "golang/zq.example/sdk",
      "zq.example/sdks": undefined,
      "github.com/zquick/a/b": "golang/github.com/zquick/*",
      "github.com/zquick/core/v2": "golang/github.com/zquick/core",
      "github.com/zquick/cores": "golang/github.com/zquick/*",
      "github.com/zquickly/a": undefined,
      "github.com/other/core": undefined,
    },
  ],
  ["go", ["golang/zq.example/sdk"], { "zq.example/sdk/v2": "golang/zq.example/sdk" }],
  ["rubygems", ["gem/zq"], { zq: "gem/zq" }],
  ["gem", ["rubygems/zq"], { zq: "rubygems/zq" }],
  ["npm", ["npm/*"], { anything: "npm/*", "": "npm/*" }],
  ["npm", ["npm/z*"], { zq: "npm/z*", z: "npm/z*", aq: undefined }],
  ["nuget", ["npm/zq"], { zq: undefined }],
  ["npm", ["zq", "/zq", "npm/"], { zq: undefined, "": undefined }],
];

describe("names of packages", () => {
  for (const [ecosystem, patterns, found] of cases)
    for (const [name, expected] of Object.entries(found))
      it(`${ecosystem} ${JSON.stringify(name)} is ${expected ?? "nobody's"}`, () => {
        const index = indexOf(...patterns);
        const inText = index.find(ecosystem, `"${name}"`, 1, 1 + name.length);
        for (const group of [index.find(ecosystem, name), inText])
          assert.deepEqual(
            group?.map(({ pattern }) => pattern),
            expected === undefined ? undefined : [expected],
          );
        // What may be somebody's is never turned away by how it begins.
        if (expected === undefined) return;
        for (let end = 1; end <= name.length; end++)
          assert.equal(index.mayBegin(ecosystem, `"${name}"`, 1, 1 + end), true, name.slice(0, end));
        if (name.length >= 2) assert.equal(index.mayStart(ecosystem, name.charCodeAt(0), name.charCodeAt(1)), true);
      });

  it("of several facts are all found", () => {
    for (const pattern of ["npm/zq", "npm/zq*"]) {
      const index = new PackageIndex();
      for (const party of ["one", "two"]) index.add(pattern, { ...published, party });
      assert.deepEqual(
        index.find("npm", "zq")?.map(({ party }) => party),
        ["one", "two"],
      );
    }
  });

  it("may have a first character that the text writes otherwise", () => {
    const at = "@".charCodeAt(0);
    const index = indexOf("npm/@zq/*", "npm/@a*", "npm/@", "npm/@zq/a-long-name-of-a-package");
    const text = 'x"zq/core"';
    assert.ok(index.find("npm", text, 2, 9, at));
    assert.equal(index.find("npm", text, 2, 4, at), undefined);
    assert.equal(index.find("npm", text, 2, 9), undefined);
    assert.equal(index.find("npm", "zr/core", 0, 7, at), undefined);
    assert.ok(index.find("npm", "a", 0, 1, at));
    assert.ok(index.find("npm", "", 0, 0, at));
    assert.ok(index.find("npm", "zq/a-long-name-of-a-package", 0, 27, at));
    assert.equal(indexOf("npm/b").find("npm", "q", 0, 1, at), undefined);
    assert.ok(indexOf("npm/*").find("npm", "q", 0, 1, at));
    const long = indexOf("npm/@zquick/a-long-name-of-a-package");
    assert.ok(long.find("npm", "zquick/a-long-name-of-a-package", 0, 31, at));
    assert.equal(long.find("npm", "zquick/a-lung-name-of-a-package", 0, 31, at), undefined);
    assert.equal(long.find("npm", "zquick/a", 0, 8, at), undefined);
    assert.ok(indexOf("pypi/@zq").find("pypi", "zq", 0, 2, at));
  });
});

describe("what is turned away at once", () => {
  const others = ["react", "lodash", "left-pad", "@types/node", "express", "zebra", "@zebra/x", "zqother", "core"];
  const code = (text: string, at: number): number => text.charCodeAt(at);

  it("are names that begin otherwise", () => {
    const index = indexOf("npm/zquick-sdk", "npm/@zquick/*");
    for (const name of others.slice(0, 6)) {
      assert.equal(index.mayBegin("npm", name, 0, name.length), false, name);
      assert.equal(index.mayStart("npm", code(name, 0), code(name, 1)), name === "@zebra/x", name);
    }
    for (const name of others) assert.equal(index.mayBegin("npm", name, 0, name.length), false, name);
    assert.equal(index.mayStart("npm", code("zq", 0), code("zq", 1)), true);
    assert.equal(index.mayStart("npm", code("ZQ", 0), code("ZQ", 1)), true);
    assert.equal(index.mayStart("npm", code("zr", 0), code("zr", 1)), false);
    assert.equal(index.mayStart("npm", code("yq", 0), code("yq", 1)), false);
  });

  it("are names of ecosystems of which nothing is recorded", () => {
    const index = indexOf("npm/zquick");
    for (const ecosystem of ["pypi", "", "__proto__"]) {
      assert.equal(index.mayBegin(ecosystem, "zquick", 0, 6), false);
      assert.equal(index.mayStart(ecosystem, code("zq", 0), code("zq", 1)), false);
      assert.equal(index.find(ecosystem, "zquick"), undefined);
      // The one before is not remembered for another.
      assert.equal(index.mayStart("npm", code("zq", 0), code("zq", 1)), true);
    }
  });

  it("are names that differ after the host of all of them", () => {
    const index = indexOf("golang/github.com/zquick/*", "golang/github.com/zqabc/sdk");
    for (const name of ["github.com/other/x", "github.com/zebra/x", "github.com/x", "github.org/zquick/x"])
      assert.equal(index.mayBegin("golang", name, 0, name.length), false, name);
    for (const name of ["github.com/", "github.com/zq", "github.com/zquick/x", "github.com/zqabc/sdk/v2"])
      assert.equal(index.mayBegin("golang", name, 0, name.length), true, name);
  });

  it("are no names while a pattern is short, or separators are written in several ways", () => {
    const short = indexOf("npm/ab*", "npm/zquick");
    assert.equal(short.mayBegin("npm", "ab", 0, 2), true);
    assert.equal(short.mayBegin("npm", "abxyz", 0, 5), true);
    assert.equal(short.mayStart("npm", code("ab", 0), code("ab", 1)), true);
    const python = indexOf("pypi/z-quick");
    for (const name of ["z-quick", "z_quick", "z--quick", "Z.Quick"]) {
      assert.equal(python.mayBegin("pypi", name, 0, name.length), true, name);
      assert.equal(python.mayStart("pypi", code(name, 0), code(name, 1)), true, name);
    }
    assert.equal(python.mayBegin("pypi", "z-q", 0, 3), true);
    assert.equal(python.mayBegin("pypi", "z-a", 0, 3), false);
  });
});

describe("coordinates that say the same", () => {
  it("words for an ecosystem", () => {
    for (const [word, type] of [
      ["oci", "docker"],
      ["rubygems", "gem"],
      ["gradle-plugin", "gradle"],
      ["crates", "cargo"],
      ["packagist", "composer"],
      ["go", "golang"],
      ["npm", "npm"],
    ] as const)
      assert.equal(canonicalType(word), type);
  });
  it("repositories of modules and actions", () => {
    for (const [pattern, urls] of [
      ["golang/github.com/zq/*", ["github.com/zq/*"]],
      ["golang/GitLab.com/zq", ["GitLab.com/zq"]],
      ["swift/gitee.com/zq/x", ["gitee.com/zq/x"]],
      ["golang/bitbucket.org/zq", ["bitbucket.org/zq"]],
      ["golang/gitcode.com/zq", ["gitcode.com/zq"]],
      ["golang/codeberg.org/zq", ["codeberg.org/zq"]],
      ["golang/zq.example/sdk", []],
      ["golang/x.github.com/zq", []],
      ["npm/github.com/zq", []],
      ["githubactions/zq/*", ["github.com/zq/*"]],
      ["github/zq/a", ["github.com/zq/a"]],
      ["npm/zq", []],
    ] as const)
      assert.deepEqual(urlPatternsOf(pattern), urls, pattern);
  });
  it("packages of repositories", () => {
    for (const [url, patterns] of [
      ["https://zq.example/a/*", ["golang/zq.example/a/*", "swift/zq.example/a/*"]],
      [
        "https://github.com/zq/a.git",
        ["golang/github.com/zq/a", "swift/github.com/zq/a", "githubactions/zq/a", "github/zq/a"],
      ],
      ["git+ssh://GitHub.com/zq", ["golang/GitHub.com/zq", "swift/GitHub.com/zq", "githubactions/zq", "github/zq"]],
      ["https://*.zq.example/a", []],
      ["https://x.example/github.com/zq", ["golang/x.example/github.com/zq", "swift/x.example/github.com/zq"]],
    ] as const)
      assert.deepEqual(packagePatternsOf(url), patterns, url);
  });
  it("the marker of a Gradle plugin", () => {
    assert.deepEqual(markerPatternsOf("gradle/com.zq"), ["maven/com.zq/com.zq.gradle.plugin"]);
    for (const pattern of ["gradle/com.zq*", "gradle/com.*.zq", "gradle/com/zq", "npm/gradle/com.zq", "gradle/"])
      assert.deepEqual(markerPatternsOf(pattern), [], pattern);
  });
});
