import assert from "node:assert/strict";
import { decodeText } from "../../../src/core/documents/decode.js";

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
  const check = (title: string, input: Uint8Array, text: string, encoding: string, mark = false): void => {
    it(title, () => assert.deepEqual(decodeText(input), { text, encoding, mark }));
  };
  check("nothing", bytes(), "", "utf-8");
  check("ASCII", bytes("a,b"), "a,b", "utf-8");
  check("UTF-8", bytes("位号,µF"), "位号,µF", "utf-8");
  check("UTF-8 with its mark", bytes("\uFEFFa"), "a", "utf-8", true);
  check("UTF-16LE with its mark", utf16("a\tb", false, true), "a\tb", "utf-16le", true);
  check("UTF-16BE with its mark", utf16("a\tb", true, true), "a\tb", "utf-16be", true);
  check("UTF-16LE without a mark", utf16("Designator,Qty\nU1,1\n", false, false), "Designator,Qty\nU1,1\n", "utf-16le");
  check("UTF-16BE without a mark", utf16("Designator,Qty\nU1,1\n", true, false), "Designator,Qty\nU1,1\n", "utf-16be");
  check("UTF-16LE cut in a character", utf16("Qty", false, true).slice(0, 7), "Qt\uFFFD", "utf-16le", true);
  check("Windows-1252", bytes("22", [0xb5], "F (", [0xb1], "10%)"), "22µF (±10%)", "windows-1252");
  check(
    "Windows-1252 with two in a row",
    bytes("Gr", [0xfc, 0xdf], "e, W", [0xfc], "rth"),
    "Grüße, Würth",
    "windows-1252",
  );
  check("GB18030", bytes([0xb4, 0xf3, 0xbb, 0xaa], ",IPC"), "大华,IPC", "gb18030");
  check("GB18030 with ASCII between", bytes("U1,", [0xd2, 0xc6, 0xd4, 0xb6], ",1\n"), "U1,移远,1\n", "gb18030");
  check(
    "UTF-16LE without a mark, Chinese",
    utf16("位号,数量,制造商\nU1,1,移远\n", false, false),
    "位号,数量,制造商\nU1,1,移远\n",
    "utf-16le",
  );
  check("UTF-16BE without a mark, cut", utf16("Qty,1", true, false).slice(0, 9), "Qty,\uFFFD", "utf-16be");
  check("UTF-32LE", bytes([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0, 0, 0xf6, 1, 0, 9]), "a😀\uFFFD", "utf-32le", true);
  check("UTF-32BE", bytes([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61, 0, 0x11, 0, 0]), "a\uFFFD", "utf-32be", true);
  check("a mark, and what is not UTF-8", bytes([0xef, 0xbb, 0xbf], "a", [0xff], "b"), "a\uFFFDb", "utf-8", true);
  check("a mark twice", bytes("\uFEFF\uFEFFa"), "\uFEFFa", "utf-8", true);
  check("ASCII with a zero", bytes("a,b\0\n"), "a,b\0\n", "utf-8");
  check("zeros", bytes([0, 0, 0, 0]), "\0\0\0\0", "utf-8");
  check("CR alone", bytes("a\rb\r\r\nc\r"), "a\nb\n\r\nc\n", "utf-8");
  check("neither", bytes("a", [0xff, 0x81], "b"), "aÿ\u0081b", "windows-1252");
});
