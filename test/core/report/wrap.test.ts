import assert from "node:assert/strict";
import { columnsOf, wrapped } from "../../../src/core/report/wrap.js";

describe("wrapped lines", () => {
  it("end at a blank within the width, and keep a word that is longer whole", () => {
    assert.deepEqual(wrapped("Huawei is on the Entity List", 12, "  "), ["Huawei is on", "  the Entity", "  List"]);
    assert.deepEqual(wrapped("see https://lists.example/entity now", 10, ""), [
      "see",
      "https://lists.example/entity",
      "now",
    ]);
    assert.deepEqual(wrapped("", 10, "  "), [""]);
  });
  it("keep blanks that follow one another, but not at the head of a line", () => {
    assert.deepEqual(wrapped("a   b", 80, ""), ["a   b"]);
    assert.deepEqual(wrapped("  indented text", 10, "    "), ["  indented", "    text"]);
    assert.deepEqual(wrapped("aaaa   bbbb", 6, "> "), ["aaaa  ", "> bbbb"]);
  });
  it("count two columns for an East Asian character, and one for all others", () => {
    for (const [text, columns] of [
      ["abc", 3],
      ["海康", 4],
      ["한국", 4],
      ["é𝔸", 2],
      ["🙂", 2],
      ["\ud83d", 1],
      ["ﾊ", 1],
      ["ハ", 2],
    ] as const)
      assert.equal(columnsOf(text), columns, text);
    assert.deepEqual(wrapped("杭州 海康 威视", 9, ""), ["杭州 海康", "威视"]);
  });
});
