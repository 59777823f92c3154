import assert from "node:assert/strict";
import { compileGlob, globOf } from "../../../src/core/text/glob.js";
import { maxAlternatives, maxGlobLength } from "../../../src/core/text/globSyntax.js";

/** Glob, paths that fit, paths that do not; as git, picomatch and VS Code read them, over the end of a path. */
const table: readonly (readonly [glob: string, fits: readonly string[], not: readonly string[]])[] = [
  ["*.csv", ["a.csv", "x/y/a.csv", ".csv"], ["a.csv.bak", "a.csv/b", "acsv"]],
  ["bom.csv", ["bom.csv", "x/bom.csv"], ["abom.csv", "bom.csv2", "x/bom/csv", "bomxcsv"]],
  ["app/*.csv", ["app/a.csv", "x/app/a.csv"], ["a.csv", "xapp/a.csv", "app/x/a.csv"]],
  ["app/**/*.csv", ["app/a.csv", "app/x/a.csv", "app/x/y/a.csv", "z/app/a.csv"], ["a.csv", "app.csv", "b/a.csv"]],
  ["app/**", ["app/a", "app/x/y", "z/app/a"], ["app", "b/app", "apple/a"]],
  ["app/", ["app/a", "app/x/y"], ["app", "apple"]],
  ["**", ["a", "a/b/c"], []],
  ["**/app/**/lib/**", ["app/lib/a", "x/app/y/z/lib/q/r"], ["app/lib", "lib/app/a", "app/x/liba/b"]],
  ["./app/x", ["app/x"], ["app/y"]],
  ["/app/x", ["app/x"], ["app/y"]],
  ["a//b", ["a/b"], ["a/x/b"]],
  ["?.c", ["a.c", "x/b.c", "ß.c", "😀.c"], [".c", "ab.c", "/.c"]],
  ["??", ["ab", "a😀", "😀😀"], ["a", "abc", "😀"]],
  ["a*b*c", ["abc", "axxbxxc", "abbbcc", "abcbc"], ["acb", "ab", "xabc", "a/b/c"]],
  ["a**c", ["abc", "ac"], ["a/c"]],
  ["a***", ["a", "abc"], ["ba", "a/b"]],
  ["*a*", ["a", "xax"], ["x", "a/x"]],
  ["{a,b}.yml", ["a.yml", "x/b.yml"], ["c.yml", "a,b.yml", "ab.yml"]],
  ["{a,b/{c,d}}/e", ["a/e", "b/c/e", "b/d/e"], ["b/e", "c/e"]],
  ["{a,b}{1,2}", ["a1", "a2", "b1", "b2"], ["a", "ab", "12"]],
  ["a{,b}", ["a", "ab"], ["b", "a,b"]],
  ["a,b", ["a,b", "x/a,b"], ["a", "b"]],
  ["a,b/**", ["a,b/x"], ["a", "b/x"]],
  ["[abc].h", ["a.h", "c.h"], ["d.h", "ab.h", ".h"]],
  ["[a-c0]", ["a", "b", "c", "0"], ["d", "-", "1"]],
  ["[!a-c]x", ["dx", "-x", "😀x"], ["ax", "x"]],
  ["[^a]x", ["dx"], ["ax", "^a"]],
  ["x[!a]y", ["xby"], ["x/y", "xay"]],
  ["[]]", ["]"], ["[", "[]"]],
  ["[a-]", ["a", "-"], ["b"]],
  ["[\\]]", ["]"], ["\\"]],
  ["\\*", ["*"], ["a", "\\*"]],
  ["\\{a,b\\}", ["{a,b}"], ["a"]],
  ["\\!x", ["!x"], ["x"]],
  ["a.b+c(d)$|^", ["a.b+c(d)$|^"], ["axb+c(d)$|^"]],
  ["a b.csv", ["a b.csv"], ["a.csv"]],
];

describe("globs", () => {
  for (const [glob, fits, not] of table) {
    it(glob, () => {
      const read = compileGlob(glob);
      assert.ok("glob" in read, JSON.stringify(read));
      for (const path of fits) assert.ok(read.glob.matches(path), `${glob} fits ${path}`);
      for (const path of not) assert.ok(!read.glob.matches(path), `${glob} does not fit ${path}`);
    });
  }

  it("minds capitals unless they are folded", () => {
    assert.ok(!globOf("App/*.CSV").matches("app/a.csv"));
    for (const path of ["app/a.csv", "APP/A.CSV"]) assert.ok(globOf("App/*.CSV", { fold: true }).matches(path));
    assert.ok(globOf("[A-C]", { fold: true }).matches("b"));
  });

  it("takes a folder for the files below it, where that is asked for", () => {
    const below = globOf("vendor/{a,b}", { below: true });
    for (const path of ["vendor/a", "vendor/b/x/y", "z/vendor/a/x"]) assert.ok(below.matches(path), path);
    for (const path of ["vendor/c", "vendor", "vendor/ab/x", "a/x"]) assert.ok(!below.matches(path), path);
    assert.ok(globOf("vendor/", { below: true }).matches("vendor/x"));
    assert.ok(!globOf("vendor").matches("vendor/a"));
  });

  const bad: readonly (readonly [glob: string, quoted: string, message: RegExp])[] = [
    ["", "", /not empty/],
    ["  ", "  ", /not empty/],
    ["{", "{", /"\{" is not closed/],
    ["a/{b,c", "{", /"\{" is not closed/],
    ["a/{b,{c}", "{", /"\{" is not closed/],
    ["a}b", "}", /"\}" without "\{"/],
    ["x/[ab", "[", /"\[" is not closed/],
    ["x/[", "[", /"\[" is not closed/],
    ["[a/b]", "[", /"\[" is not closed/],
    ["[z-a]", "[", /runs backwards/],
    ["src\\app", "\\", /separated by "\/"/],
    ["a\\", "\\", /separated by "\/"/],
    ["!vendor/**", "!", /does not begin with "!"/],
    ["../secrets/*", "..", /name no file below/],
    ["a/./b", ".", /name no file below/],
    [`${"x".repeat(maxGlobLength)}yz`, "yz", /at most 500 characters/],
    ["{a,b}".repeat(7), "{a,b}".repeat(7), /at most 100 alternatives/],
    ["{a,b}".repeat(90), "{a,b}".repeat(90), /at most 100 alternatives/],
    [`{${"a,".repeat(maxAlternatives)}b}`, "{", /at most 100 alternatives/],
  ];
  for (const [glob, quoted, message] of bad) {
    it(`reports what is wrong with ${JSON.stringify(glob.slice(0, 30))}`, () => {
      const read = compileGlob(glob, { fold: true });
      assert.ok("problem" in read);
      assert.match(read.problem.message, message);
      assert.equal(glob.slice(read.problem.start, read.problem.end), quoted);
      assert.ok(!globOf(glob).matches(glob));
    });
  }

  it("allows what is just within the limits", () => {
    assert.ok("glob" in compileGlob("x".repeat(maxGlobLength)));
    assert.ok("glob" in compileGlob(`{${"a,".repeat(maxAlternatives - 1)}b}`));
  });

  it("asks at most length times length steps of a hostile glob", () => {
    // A regular expression takes longer than anybody waits on each of these.
    const name = "a".repeat(2000);
    assert.ok(!globOf(`${"*a".repeat(200)}*b`).matches(name));
    assert.ok(!globOf(`${"**/".repeat(150)}b`).matches("a/".repeat(1000)));
    assert.ok(!globOf(`${"**/a*/".repeat(60)}b`).matches("aa/".repeat(1000)));
    assert.ok(!globOf(`${"{*a,a*}".repeat(6)}b`).matches(name));
    assert.ok(globOf(`${"*a".repeat(200)}*`).matches(name));
  });
});
