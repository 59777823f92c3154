import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { ListReading } from "../../../src/core/lists/listEntry.js";
import { listFileOf } from "../../../src/core/lists/listBytes.js";
import { readListFiles } from "../../../src/core/lists/readList.js";
import { atOnce } from "../../../src/core/text/steps.js";
import { workbook } from "../../harness/workbook.js";

/** Reads bytes in pieces of `size`; a problem where there is no text to read. */
function read(title: string, bytes: Uint8Array, size = 1000, largest?: number): ListReading {
  function* pieces(): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const file = atOnce(listFileOf({ title, pieces }, largest));
  return typeof file === "string" ? { entries: [], skipped: [], problem: file } : atOnce(readListFiles([file]));
}

const csv = "id,name\n1,Nordwind Süd AG\n2,Sudwind AG\n";

const rows = [
  ["id", "name"],
  ["1", "Nordwind Süd AG"],
  ["2", "Sudwind AG"],
];

describe("bytes of a list file", () => {
  for (const [what, bytes, name = "Nordwind Süd AG"] of [
    ["UTF-8", Buffer.from(csv)],
    ["Windows-1252", Buffer.from(csv, "latin1")],
    ["UTF-16", Buffer.from(`\ufeff${csv}`, "utf16le")],
    ["UTF-16, big-endian", Buffer.from(`\ufeff${csv}`, "utf16le").swap16()],
    ["gzip", gzipSync(csv)],
    ["gzip of Windows-1252", gzipSync(Buffer.from(csv, "latin1"))],
    ["gzip of two parts", Buffer.concat([gzipSync(csv.slice(0, 20)), gzipSync(csv.slice(20))])],
    ["a workbook", workbook(rows)],
    ["a workbook in gzip", gzipSync(workbook(rows))],
  ] as const) {
    it(`${what}: the same entries in pieces of every size`, () => {
      for (const size of [1, 3, 7, 1000]) {
        const { entries, problem } = read("list.csv", bytes, size);
        assert.equal(problem, undefined);
        assert.deepEqual(
          entries.map(({ names }) => names[0]),
          [name, "Sudwind AG"],
        );
      }
    });
  }

  it("a list that is packed is named as the same that is not", () => {
    const { entries } = read("own.csv.gz", gzipSync(csv));
    assert.equal(entries[0]?.list, "own.csv");
  });

  it("gzip that was cut at any byte is refused", () => {
    const packed = gzipSync(csv.repeat(20));
    for (let end = 2; end < packed.length; end++) {
      const { entries, problem } = read("list.csv", packed.subarray(0, end));
      assert.match(problem ?? "", /the gzip file (?:was cut or damaged|is damaged)/, `cut at ${end}`);
      assert.equal(entries.length, 0);
    }
  });

  it("gzip in which any byte of the content or the sum is another is refused, or says the same", () => {
    const packed = gzipSync(csv.repeat(20));
    const whole = read("list.csv", packed);
    for (let at = 10; at < packed.length; at++) {
      const damaged = Buffer.from(packed);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      const reading = read("list.csv", damaged);
      if (reading.problem === undefined) assert.deepEqual(reading, whole);
    }
  });

  it("gzip is unpacked to a bound", () => {
    const bomb = gzipSync(Buffer.alloc(3 * 1024 * 1024, " "));
    assert.match(read("list.csv", bomb, 1000, 1024 * 1024).problem ?? "", /it unpacks to more than 1 MB/);
    assert.match(read("list.csv", bomb).problem ?? "", /the file is empty/);
  });

  for (const [what, title, bytes, said] of [
    ["gzip in gzip", "list.csv.gz", gzipSync(gzipSync(csv)), /packed twice/],
    ["a damaged workbook", "au.xlsx", Buffer.from("PK\u0003\u0004 nothing"), /./],
    ["a web page in gzip", "list.xml.gz", gzipSync("<!DOCTYPE html><html></html>"), /a web page and no list/],
    ["nothing", "list.csv", Buffer.alloc(0), /the file is empty/],
    ["two bytes", "list.csv", Buffer.from([0x1f, 0x8b]), /the gzip file was cut/],
    ["zeros", "list.csv", Buffer.alloc(100), /it is not text/],
  ] as const)
    it(`${what} ends with a sentence`, () => {
      const { problem, entries } = read(title, bytes);
      assert.match(problem ?? "", said);
      assert.equal(entries.length, 0);
    });
});
