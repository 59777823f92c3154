import assert from "node:assert/strict";
import { TomlLines } from "../../../src/core/syntax/tomlLines.js";

/** The lines on which `nextTable` stops from the first line on, and where it says that what stands before them ends. */
function check(text: string, ...expected: readonly string[]): void {
  const lines = new TomlLines(text);
  lines.next();
  const found: string[] = [];
  while (lines.nextTable()) {
    const before = text.slice(0, lines.contentEnd).split("\n").at(-1) ?? "";
    found.push(`${before} > ${text.slice(lines.start, lines.end)}`);
  }
  assert.deepEqual(found, expected);
}

describe("the next table of a TOML lockfile", () => {
  it("is found after blank lines, comments and lines of any kind", () => {
    check("a = 1\n\n[b]\nc = [\n 1,\n]\n\n# d\n[[e]]\n", "a = 1 > [b]", "] > [[e]]");
    check("a = 1\r\n\r\n[b]\r\nc = 2\r\n[d]", "a = 1 > [b]", "c = 2 > [d]");
    check('a = "x#y"\n[b]\n', 'a = "x#y" > [b]');
    check("a = 1\nb = 2\n");
  });

  it("is not one inside a multi-line string", () => {
    check("a = \"\"\"\n[b]\n\"\"\"\n[c]\nd = '''\n[e]'''\n[f]\n", '""" > [c]', "[e]''' > [f]");
    check('a = """ never closed\n[b]\n', 'a = """ never closed > [b]');
  });

  it("is the marker of a merge", () => {
    check(
      "a = 1\n<<<<<<< x\nb = 2\n=======\n[c]\n>>>>>>> y\n",
      "a = 1 > <<<<<<< x",
      "b = 2 > =======",
      "======= > [c]",
      "[c] > >>>>>>> y",
    );
  });
});
