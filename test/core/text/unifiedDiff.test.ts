import assert from "node:assert/strict";
import { diffHunks } from "../../../src/core/text/unifiedDiff.js";

const diff = (text: string, ...edits: [start: number, end: number, newText: string][]): string[] =>
  diffHunks(
    text,
    edits.map(([start, end, newText]) => ({ start, end, newText })),
  ).flatMap(({ head, lines }) => [head, ...lines]);

describe("a unified diff of edits", () => {
  const letters = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n";

  it("shows three lines around a change", () => {
    assert.deepEqual(diff(letters, [10, 11, "X"]), ["@@ -3,7 +3,7 @@", " c", " d", " e", "-f", "+X", " g", " h", " i"]);
  });
  it("joins changes whose surroundings meet, and parts others", () => {
    assert.equal(diff(letters, [0, 1, "X"], [14, 15, "Y"]).filter((line) => line.startsWith("@@")).length, 1);
    assert.deepEqual(
      diff(letters, [0, 1, "X\nX"], [20, 21, "Y"]).filter((line) => line.startsWith("@@")),
      ["@@ -1,4 +1,5 @@", "@@ -8,4 +9,4 @@"],
    );
  });
  it("reports a line that was taken out or put in as that alone", () => {
    assert.deepEqual(diff("a\nb\nc\n", [2, 4, ""]), ["@@ -1,3 +1,2 @@", " a", "-b", " c"]);
    assert.deepEqual(diff("a\nc\n", [2, 2, "b\n"]), ["@@ -1,2 +1,3 @@", " a", "+b", " c"]);
    assert.deepEqual(diff("a\n", [0, 2, ""]), ["@@ -1,1 +0,0 @@", "-a"]);
  });
  it("says where a file ends without a line end", () => {
    const end = "\\ No newline at end of file";
    assert.deepEqual(diff("a\nb", [2, 3, "c"]), ["@@ -1,2 +1,2 @@", " a", "-b", end, "+c", end]);
  });
  it("changes several things of one line once", () => {
    assert.deepEqual(diff("one two\n", [0, 3, "1"], [4, 7, "2"]), ["@@ -1,1 +1,1 @@", "-one two", "+1 2"]);
  });
});
