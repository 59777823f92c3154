import assert from "node:assert/strict";
import { decodeText } from "../../../src/core/documents/decode.js";
import { spliced } from "../../../src/core/documents/spliced.js";

/** What is written of `bytes` when the first `old` of its text becomes `newText`. */
function edited(bytes: Buffer, old: string, newText: string): Buffer | string {
  const start = decodeText(bytes).text.indexOf(old);
  assert.ok(start >= 0);
  const result = spliced(bytes, [{ start, end: start + old.length, newText }]);
  return "problem" in result ? result.problem : Buffer.from(result.bytes);
}

function utf32(text: string): Buffer {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(codes.length * 4);
  codes.forEach((code, at) => bytes.writeUInt32LE(code, at * 4));
  return bytes;
}

describe("edits in a file's bytes", () => {
  const before = "\u{1f600} müde\nold = 1\nend\n";
  const after = "\u{1f600} müde\nnew = 1\nend\n";

  it("keep the encoding and the mark", () => {
    assert.deepEqual(edited(Buffer.from(before), "old", "new"), Buffer.from(after));
    assert.deepEqual(edited(Buffer.from(`\ufeff${before}`), "old", "new"), Buffer.from(`\ufeff${after}`));
    assert.deepEqual(
      edited(Buffer.from(`\ufeff${before}`, "utf16le"), "old", "né"),
      Buffer.from(`\ufeff${after.replace("new", "né")}`, "utf16le"),
    );
    assert.deepEqual(
      edited(Buffer.from(`\ufeff${before}`, "utf16le").swap16(), "old", "new"),
      Buffer.from(`\ufeff${after}`, "utf16le").swap16(),
    );
    assert.deepEqual(edited(utf32(`\ufeff${before}`), "old", "new"), utf32(`\ufeff${after}`));
  });
  it("keep bytes of encodings that are only read, and write ASCII in them", () => {
    const western = Buffer.from("Gr\u00fc\u00dfe; Caf\u00e9\nold\n", "latin1");
    assert.deepEqual(edited(western, "old", "new"), Buffer.from("Gr\u00fc\u00dfe; Caf\u00e9\nnew\n", "latin1"));
    assert.match(String(edited(western, "old", "né")), /cannot be written in windows-1252/);
    const chinese = Buffer.concat([Buffer.from("c6f3d2b5c3fbb3c60a", "hex"), Buffer.from("old\n")]);
    assert.deepEqual(
      edited(chinese, "old", "new"),
      Buffer.concat([Buffer.from("c6f3d2b5c3fbb3c60a", "hex"), Buffer.from("new\n")]),
    );
  });
  it("write the line ends of the file", () => {
    assert.deepEqual(edited(Buffer.from("a\r\nold\r\n"), "old", "x\ny"), Buffer.from("a\r\nx\r\ny\r\n"));
    assert.deepEqual(edited(Buffer.from("a\rold\r"), "old", "x\ny"), Buffer.from("a\rx\ry\r"));
    assert.deepEqual(edited(Buffer.from("a\nold\r\nb\n"), "old", "x\ny"), Buffer.from("a\nx\ny\r\nb\n"));
  });
  it("are refused where the bytes are no text for certain", () => {
    const broken = Buffer.concat([Buffer.from("\ufeffold "), Buffer.from([0xc3]), Buffer.from("\n")]);
    assert.equal(edited(broken, "old", "new"), "its bytes fit no encoding for certain");
  });
});
