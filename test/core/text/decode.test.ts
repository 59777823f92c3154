import assert from "node:assert/strict";
import { decodeText } from "../../../src/core/text/decode.js";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part)))),
  );

/** `text` in UTF-16 with the given byte order. */
function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const buffer = Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");
  return new Uint8Array(bigEndian ? buffer.swap16() : buffer);
}

describe("bytes become text", () => {
  const check = (title: string, input: Uint8Array, text: string, encoding: string): void => {
    it(title, () => assert.deepEqual(decodeText(input), { text, encoding }));
  };
  check("nothing", bytes(), "", "utf-8");
  check("ASCII", bytes("a,b"), "a,b", "utf-8");
  check("UTF-8", bytes("位号,µF"), "位号,µF", "utf-8");
  check("UTF-8 with its mark", bytes("\uFEFFa"), "\uFEFFa", "utf-8");
  check("UTF-16LE with its mark", utf16("a\tb", false, true), "\uFEFFa\tb", "utf-16le");
  check("UTF-16BE with its mark", utf16("a\tb", true, true), "\uFEFFa\tb", "utf-16be");
  check("UTF-16LE without a mark", utf16("Designator,Qty\nU1,1\n", false, false), "Designator,Qty\nU1,1\n", "utf-16le");
  check("UTF-16BE without a mark", utf16("Designator,Qty\nU1,1\n", true, false), "Designator,Qty\nU1,1\n", "utf-16be");
  check("UTF-16LE cut in a character", utf16("Qty", false, true).slice(0, 7), "\uFEFFQt\uFFFD", "utf-16le");
  check("Windows-1252", bytes("22", [0xb5], "F (", [0xb1], "10%)"), "22µF (±10%)", "windows-1252");
  check(
    "Windows-1252 with two in a row",
    bytes("Gr", [0xfc, 0xdf], "e, W", [0xfc], "rth"),
    "Grüße, Würth",
    "windows-1252",
  );
  check("GB18030", bytes([0xb4, 0xf3, 0xbb, 0xaa], ",IPC"), "大华,IPC", "gb18030");
  check("GB18030 with ASCII between", bytes("U1,", [0xd2, 0xc6, 0xd4, 0xb6], ",1\n"), "U1,移远,1\n", "gb18030");
  check("neither", bytes("a", [0xff, 0x81], "b"), "aÿ\u0081b", "windows-1252");
});
