import assert from "node:assert/strict";
import { LineIndex } from "../../../src/core/text/lineIndex.js";

describe("positions in a text", () => {
  const cases: readonly (readonly [what: string, text: string, offset: number, line: number, column: number])[] = [
    ["the start", "ab\ncd", 0, 1, 1],
    ["behind LF", "ab\ncd", 4, 2, 2],
    ["behind CRLF", "ab\r\ncd", 4, 2, 1],
    ["behind CR", "ab\rcd", 3, 2, 1],
    ["outside the text", "ab", 9, 1, 3],
    ["a byte order mark itself", "\uFEFFab\ncd", 0, 1, 1],
    ["behind a byte order mark", "\uFEFFab\ncd", 2, 1, 2],
    ["the line below one with a byte order mark", "\uFEFFab\ncd", 4, 2, 1],
  ];
  for (const [what, text, offset, line, column] of cases) {
    it(what, () => assert.deepEqual(new LineIndex(text).positionAt(offset), { line, column }));
  }

  it("the text of a line has no byte order mark", () =>
    assert.equal(new LineIndex("\uFEFFab\r\ncd").lineText(1), "ab"));
});
