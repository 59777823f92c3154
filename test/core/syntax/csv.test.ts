import assert from "node:assert/strict";
import { CsvCursor } from "../../../src/core/syntax/csv.js";

interface Read {
  readonly rows: string[][];
  readonly unclosed: number | undefined;
}

function read(text: string, delimiter = ","): Read {
  const cursor = new CsvCursor(text, delimiter);
  const rows: string[][] = [];
  while (cursor.next()) rows.push(Array.from({ length: cursor.count }, (_, index) => cursor.value(index)));
  return { rows, unclosed: cursor.unclosed };
}

describe("delimited text", () => {
  const check = (text: string, rows: string[][], delimiter = ",", unclosed?: number): void => {
    it(JSON.stringify(text), () => assert.deepEqual(read(text, delimiter), { rows, unclosed }));
  };
  check("", []);
  check("a,b\nc,d\n", [
    ["a", "b"],
    ["c", "d"],
  ]);
  check("a,b\r\nc,d", [
    ["a", "b"],
    ["c", "d"],
  ]);
  check("a,b\rc,d\r", [
    ["a", "b"],
    ["c", "d"],
  ]);
  check("\uFEFFa,b", [["a", "b"]]);
  check("a,,\n\n\n,b", [
    ["a", "", ""],
    ["", "b"],
  ]);
  check(" a , b\u00a0,\u3000c", [["a", "b", "c"]]);
  check("a\t b\t", [["a", "b", ""]], "\t");
  check(
    "a\t\tc\n\tb",
    [
      ["a", "", "c"],
      ["", "b"],
    ],
    "\t",
  );
  check('"a,b","c"', [["a,b", "c"]]);
  check('"a\nb",c\nd', [["a\nb", "c"], ["d"]]);
  check('"say ""hi""",x', [['say "hi"', "x"]]);
  check('"1/4"", steel",x', [['1/4", steel', "x"]]);
  check('"",""""', [["", '"']]);
  check(' "a" ,"b"  \nc', [["a", "b"], ["c"]]);
  check('5" panel,x', [['5" panel', "x"]]);
  check('"5" panel",x', [['5" panel', "x"]]);
  check(
    '"a,b\nc,d',
    [
      ['"a', "b"],
      ["c", "d"],
    ],
    ",",
    0,
  );
  check(
    'x,"a,b\n"c",d',
    [
      ["x", '"a', "b"],
      ["c", "d"],
    ],
    ",",
    2,
  );
  check('x,"a\ny,"b"\nz', [["x", '"a'], ["y", "b"], ["z"]], ",", 2);
  check(`"${"x".repeat(20_000)}",b`, [[`"${"x".repeat(20_000)}"`, "b"]], ",", 0);
});

describe("the cells of a row are where they are in the text", () => {
  it("without quotes and blanks", () => {
    const text = 'x\n "a ""b""" ; c';
    const cursor = new CsvCursor(text, ";");
    cursor.next();
    cursor.next();
    const cells = Array.from({ length: cursor.count }, (_, i) => text.slice(cursor.starts[i], cursor.ends[i]));
    assert.deepEqual(cells, ['a ""b""', "c"]);
    assert.equal(text.slice(cursor.start, cursor.end), ' "a ""b""" ; c');
  });
});

describe("hostile delimited text is read to its end", () => {
  const hostile: Readonly<Record<string, string>> = {
    "unclosed quotes in every row": '"a,b,c\n'.repeat(200_000),
    "unclosed quotes in every cell": '"a,'.repeat(400_000),
    "stray quotes": '"a"b"c,'.repeat(200_000),
    "only quotes": '"'.repeat(1_000_000),
    "doubled quotes": '"' + '""'.repeat(500_000),
    "one long row": "x,".repeat(1_000_000),
    "blank lines": "\n".repeat(1_000_000),
  };
  for (const [title, text] of Object.entries(hostile)) {
    it(title, () => {
      const cursor = new CsvCursor(text, ",");
      let end = 0;
      while (cursor.next()) {
        assert.ok(cursor.end >= end);
        end = cursor.end;
      }
      assert.ok(end <= text.length);
    });
  }
});
