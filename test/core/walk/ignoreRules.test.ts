import assert from "node:assert/strict";
import { ignoredBy, isIgnored, readIgnoreRules } from "../../../src/core/walk/ignoreRules.js";
import { isSkippedFolder } from "../../../src/core/walk/skippedFolders.js";

function check(text: string, ignored: readonly string[], kept: readonly string[], base = ""): void {
  const rules = readIgnoreRules(text, base);
  const asks = (path: string): boolean => isIgnored(rules, path.replace(/\/$/, ""), path.endsWith("/"));
  assert.deepEqual(
    ignored.filter((path) => !asks(path)),
    [],
    "should be ignored",
  );
  assert.deepEqual(kept.filter(asks), [], "should be kept");
}

describe("ignore rules", () => {
  it("fit a bare name at every depth", () => {
    check("build\n*.log", ["build", "a/b/build/", "x.log", "a/x.log"], ["builds", "log", "a/build.txt"]);
  });
  it("anchor a pattern with a slash at its folder", () => {
    check("/build\nsrc/gen", ["build", "src/gen/"], ["a/build", "a/src/gen"]);
    check("/build", ["app/build"], ["build", "app/x/build"], "app/");
  });
  it("take a trailing slash for folders only", () => check("out/", ["out/", "a/out/"], ["out"]));
  it("let the last rule win", () => check("*.csv\n!bom.csv", ["a.csv"], ["bom.csv", "x/bom.csv"]));
  it("cross folders with two stars", () => {
    check("a/**/z\n**/temp/x\nlib/**", ["a/z", "a/b/c/z", "q/temp/x", "temp/x", "lib/a/b"], ["a/zz", "temp/y"]);
  });
  it("read classes, escapes, comments and blanks", () => {
    check(
      "[a-c]?.t[!x]t\n\\#x\n# note\nend  \nkeep\\ ",
      ["b1.txt".replace("x", "e"), "#x", "end", "keep "],
      ["d1.tet", "b1.txt", "# note"],
    );
  });
  it("fit whatever their lines fit, though names are compared first", () => {
    check("build/*\n/gen/**\n*/\n!keep/", ["build/x", "gen/a/b", "a/b/"], ["x", "keep/"]);
    check("*.py[cod]\nx[a/b]\n", ["m.pyc", "a/m.pyo"], ["m.py"]);
    check("a+(1)|{b}^$.x\n{]\n", ["q/a+(1)|{b}^$.x", "{]"], ["a1bx"]);
    check("lone \\\n space\n\\!x\n", [" space", "!x"], ["space"]);
    check("\\*\nB\n", ["*", "B"], ["b", "x"]);
  });
  it("ask a very long text line by line", () => {
    check(`${"# note\n".repeat(10_000)}*.log\n`, ["a/x.log"], ["a/x.txt"]);
  });
  it("ignore CRLF and a byte order mark", () => check("\uFEFFdist\r\nout\r\n", ["dist", "out"], ["dist\r"]));
  it("end on hostile patterns", () => check(`${"*a".repeat(2_000)}b`, [], ["a".repeat(4_000)]));
  it("leave nothing out of deep folders by lines that cross folders again and again", () => {
    const hostile = `${"**/a/".repeat(8)}b\n`;
    check(
      `${hostile}*.log\n**/gen/**`,
      [`${"a/".repeat(8)}b`, `${"a/".repeat(900)}x.log`, `${"a/".repeat(20)}gen/x`],
      [],
    );
    check(hostile, [], [`${"a/".repeat(900)}x`, `${"a/".repeat(11)}x`]);
  });
  it("fold case where git does", () => {
    const [folded, exact] = [true, false].map((ignoreCase) => readIgnoreRules("Build\n*.CSV", "", { ignoreCase }));
    assert.ok(folded && exact);
    assert.ok(isIgnored(folded, "build", true) && isIgnored(folded, "a/bom.csv", false));
    assert.ok(!isIgnored(exact, "build", true) && !isIgnored(exact, "a/bom.csv", false));
  });
  it("name the line", () => {
    const rules = [...readIgnoreRules("*.log\nout/", ""), ...readIgnoreRules("/gen", "a/")];
    assert.deepEqual(ignoredBy(rules, "a/out", true), { base: "", pattern: "out/" });
    assert.deepEqual(ignoredBy(rules, "a/gen", false), { base: "a/", pattern: "/gen" });
    assert.deepEqual(ignoredBy(rules, "a/out/b/c", false), { base: "", pattern: "out/" });
    assert.equal(ignoredBy(rules, "a/b", false), undefined);
  });
  it("let a folder take back what one further up ignores, with all that it holds", () => {
    const rules = [...readIgnoreRules("build/\n*.log\nv*", ""), ...readIgnoreRules("!build/\n!v \\[1\\]/", "a/")];
    const ignored = (path: string): boolean => isIgnored(rules, path.replace(/\/$/, ""), path.endsWith("/"));
    assert.deepEqual(
      ["a/build/", "a/build/x", "a/build/c/x", "a/v [1]/", "a/v [1]/w/x"].filter(ignored),
      [],
      "should be kept",
    );
    assert.deepEqual(
      ["build/", "build/x", "b/build/", "b/build/x", "a/build/x.log", "a/build/build/c/x.log", "a/v [1]/vw/x"].filter(
        (path) => !ignored(path),
      ),
      [],
      "should be ignored",
    );
  });
  it("skip what tools fetched", () => {
    assert.ok(isSkippedFolder("node_modules"));
    assert.ok(!isSkippedFolder("src"));
  });
});
