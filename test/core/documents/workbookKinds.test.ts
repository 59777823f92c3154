import assert from "node:assert/strict";
import { strToU8, zipSync } from "fflate";
import { documentsOf, type Documents } from "../../../src/core/documents/documentsOf.js";
import { readWorkbook, type Workbook } from "../../../src/core/documents/workbook.js";
import {
  archiveOf,
  cell,
  hostileSheets,
  partsSheet,
  relationships,
  rowOf,
  sheetXml,
  workbookOf,
  type Parts,
} from "../../harness/workbooks.js";

const table = "Designator\tManufacturer\tMPN\nU1\tQuectel\tEC25-E";

/** What is told, as `sheet: message`. */
function told({ problems, limits, unresolved }: Workbook | Documents): string[] {
  return [...problems, ...limits, ...unresolved].map(({ sheet, message }) =>
    sheet === undefined ? message : `${sheet}: ${message}`,
  );
}

function textOf(bytes: Uint8Array): string | undefined {
  const workbook = readWorkbook("x.xlsx", bytes);
  assert.deepEqual(told(workbook), []);
  return workbook.sources[0]?.text;
}

describe("a workbook of another writer", () => {
  const check = (title: string, bytes: Uint8Array): void => {
    it(title, () => assert.equal(textOf(bytes), table));
  };
  const laidOut = (root: string, list: string, target: string, sheet: string, parts: Parts = {}): Uint8Array =>
    archiveOf({
      "_rels/.rels": relationships(["a", "officeDocument", root]),
      [list]: '<workbook xmlns:r="r"><sheets><sheet name="Parts" sheetId="7" r:id="b"/></sheets></workbook>',
      [list.replace(/([^/]*)$/, "_rels/$1.rels")]: relationships(["b", "worksheet", target]),
      [sheet]: partsSheet,
      ...parts,
    });
  check("in other folders", laidOut("book/main.xml", "book/main.xml", "pages/one.xml", "book/pages/one.xml"));
  check("in one folder", laidOut("workbook.xml", "workbook.xml", "sheet.xml", "sheet.xml"));
  check("from the root", laidOut("/xl/workbook.xml", "xl/workbook.xml", "/data/one.xml", "data/one.xml"));
  check("with dots", laidOut("./xl/workbook.xml", "xl/workbook.xml", "./../data/./one.xml", "data/one.xml"));
  check("out of the root", laidOut("../xl/workbook.xml", "xl/workbook.xml", "../../../data/one.xml", "data/one.xml"));
  check(
    "in another case",
    laidOut("XL/Workbook.xml", "xl/workbook.XML", "WorkSheets/Sheet1.xml", "xl/worksheets/SHEET1.xml"),
  );
  check(
    "with escapes",
    laidOut("xl/workbook.xml", "xl/workbook.xml", "work%20sheets/one.xml", "xl/work sheets/one.xml"),
  );
  check(
    "with backslashes",
    laidOut("xl/workbook.xml", "xl\\workbook.xml", "sheets\\one.xml", "xl/sheets/one.xml", {
      "xl/_rels/workbook.xml.rels": relationships(["b", "worksheet", "sheets\\one.xml"]),
    }),
  );
  const prefixed = (xml: string): string => xml.replace(/<(\/?)(?=\w)/g, "<$1x:");
  check(
    "with prefixes",
    laidOut("xl/workbook.xml", "xl/workbook.xml", "s.xml", "xl/s.xml", {
      "_rels/.rels": prefixed(relationships(["a", "officeDocument", "xl/workbook.xml"])),
      "xl/_rels/workbook.xml.rels": prefixed(relationships(["b", "worksheet", "s.xml"])),
      "xl/workbook.xml":
        '<x:workbook xmlns:rel="r"><x:sheets><x:sheet name="Parts" state="veryHidden" rel:id="b"/></x:sheets></x:workbook>',
      "xl/s.xml": prefixed(partsSheet),
    }),
  );
  check(
    "of the strict edition",
    laidOut("xl/workbook.xml", "xl/workbook.xml", "s.xml", "xl/s.xml", {
      "_rels/.rels":
        '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    }),
  );
  check(
    "in UTF-16",
    workbookOf(
      {},
      {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Parts" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(["b", "worksheet", "s.xml"]),
        "xl/s.xml": new Uint8Array(Buffer.from(`\uFEFF<?xml version="1.0"?>${partsSheet}`, "utf16le")),
      },
    ),
  );
  const whole = workbookOf({ Parts: partsSheet });
  check("behind something else", new Uint8Array(Buffer.concat([Buffer.from("#!/bin/sh\n"), whole])));
  check("before something else", new Uint8Array(Buffer.concat([whole, Buffer.from("\n\n")])));
  check(
    "stored without packing",
    zipSync(
      {
        "xl/workbook.xml": strToU8('<workbook xmlns:r="r"><sheets><sheet name="Parts" r:id="a"/></sheets></workbook>'),
        "xl/worksheets/sheet1.xml": strToU8(partsSheet),
      },
      { level: 0 },
    ),
  );

  it("under names that tell of a spreadsheet or a table", () => {
    for (const path of ["a.xlsx", "a.XLSM", "a.xls", "a.csv", "a.txt", "a.ods"])
      assert.equal(documentsOf(path, whole).sources[0]?.text, table, path);
    const shifted = new Uint8Array(Buffer.concat([Buffer.from("junk"), whole]));
    assert.equal(documentsOf("a.xlsx", shifted).sources[0]?.text, table);
    assert.match(documentsOf("a.csv", shifted).sources[0]?.text ?? "", /^junk/, "a table stays a table");
  });
});

/** Writes `value` into each directory entry or local header, at an offset from its signature. */
function patched(bytes: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = 0; at + 30 < copy.length; at++)
    if (copy.readUInt32LE(at) === signature) copy.writeUInt32LE(value, at + offset);
  return new Uint8Array(copy);
}

const [inDirectory, inHeader] = [0x02014b50, 0x04034b50];

describe("an archive that does not tell the truth", () => {
  const whole = workbookOf({ Parts: partsSheet });
  const check = (title: string, bytes: Uint8Array): void => {
    it(title, () => assert.equal(textOf(bytes), table));
  };
  check("a size of nothing", patched(patched(whole, inDirectory, 24, 0), inHeader, 22, 0));
  check("a size beyond all measure", patched(patched(whole, inDirectory, 24, 0xfffffff0), inHeader, 22, 0xfffffff0));
  check("a packed size that is too small", patched(patched(whole, inDirectory, 20, 9), inHeader, 18, 9));
  check("a packed size that is too large", patched(whole, inDirectory, 20, 0xfffffff0));
  it("with a password", () => {
    const flagged = Buffer.from(whole);
    for (let at = 0; at + 30 < flagged.length; at++)
      if (flagged.readUInt32LE(at) === inDirectory) flagged.writeUInt16LE(1, at + 8);
    assert.deepEqual(told(readWorkbook("x.xlsx", new Uint8Array(flagged))).slice(0, 1), [
      "_rels/.rels in the workbook is encrypted",
    ]);
  });
});

describe("what is not in a workbook's texts is reported", () => {
  const check = (title: string, bytes: Uint8Array, expected: readonly string[], sources: readonly string[]): void => {
    it(title, () => {
      const workbook = readWorkbook("x.xlsx", bytes);
      assert.deepEqual(told(workbook), expected);
      assert.deepEqual(
        workbook.sources.map(({ uri }) => uri),
        sources.map((name) => `x.xlsx#${name}.tsv`),
      );
    });
  };
  check(
    "a sheet that is not there",
    workbookOf(
      { A: partsSheet, B: partsSheet },
      {
        "xl/_rels/workbook.xml.rels": relationships(
          ["rId1", "worksheet", "nowhere.xml"],
          ["rId2", "worksheet", "worksheets/sheet2.xml"],
        ),
      },
    ),
    ["A: the sheet is absent"],
    ["B"],
  );
  check(
    "a sheet without a place",
    workbookOf(
      { A: partsSheet, B: partsSheet },
      {
        "xl/_rels/workbook.xml.rels": relationships(["rId2", "worksheet", "worksheets/sheet2.xml"]),
      },
    ),
    ["A: the workbook does not say where the sheet is"],
    ["B"],
  );
  check("a chart has no cells", workbookOf({ Chart: "<chartsheet/>", B: partsSheet }), [], ["B"]);
  check(
    "names that are no paths",
    workbookOf({ "a/b": partsSheet, "a\\b": partsSheet, "c&#10;d": partsSheet }),
    [],
    ["a_b", "a_b (2)", "c_d"],
  );
  const formulas = sheetXml(
    `<row><c r="A1"><f>VLOOKUP(B1,Parts!A:B,2)</f></c><c r="B1"><f>SUM(C1:C9)</f></c><c r="C1"><f>D1*2</f><v>4</v></c>` +
      `<c r="D1"><f>"EC25-E"</f></c><c r="E1"><f t="shared" si="0" ref="E1:E2">A1&amp;"x"</f></c><c r="F1" t="str"><f>A1</f><v></v></c></row>` +
      `<row><c r="E2"><f t="shared" si="0"/></c><c r="F2"><f>'a&amp;b'!A1+1</f></c></row>`,
  );
  it("formulas without a result", () => {
    const workbook = readWorkbook("x.xlsx", workbookOf({ A: formulas }));
    assert.equal(workbook.sources[0]?.text, "\t\t4\tEC25-E");
    assert.deepEqual(workbook.limits, [
      {
        message: "formulas without a stored result in A1, E1, E2; open the file in a spreadsheet program and save it",
        sheet: "A",
      },
    ]);
    assert.deepEqual(workbook.unresolved, [{ message: "calculations without a stored result in B1, F2", sheet: "A" }]);
  });
  it("a cell that is there twice, one beyond the sheet, a row after the last", () => {
    const rows = `<row r="1"><c r="A1"><v>EC25-E</v></c><c r="A1"><v>2</v></c><c r="XFE1"><v>3</v></c></row><row r="1048576"><c r="A9"><v>4</v></c></row>${rowOf("5")}`;
    const workbook = readWorkbook("x.xlsx", workbookOf({ A: sheetXml(rows) }));
    assert.equal(workbook.sources[0]?.text, `EC25-E${"\n".repeat(1_048_575)}4`);
    assert.deepEqual(told(workbook), [
      "A: cells beyond the last row or column of a sheet are not read: XFE1 and 1 more",
      "A: cells that are there twice are read once: A1",
    ]);
  });
  it("text in runs keeps its blanks, and leaves aside how it is spoken", () => {
    const runs =
      '<is><r><t xml:space="preserve">Quectel </t></r><r><t xml:space="preserve"> </t></r><r><t>Wireless</t></r><r><t/></r><rPh><t>no</t></rPh></is>';
    assert.equal(textOf(workbookOf({ A: sheetXml(`<row><c t="inlineStr">${runs}</c></row>`) })), "Quectel  Wireless");
  });
  it("a sheet, and strings, that are cut", () => {
    const cut = partsSheet.slice(0, partsSheet.indexOf("EC25-E") + 6);
    const workbook = readWorkbook(
      "x.xlsx",
      workbookOf({ A: cut, B: partsSheet }, { "xl/sharedStrings.xml": "<sst><si>" }),
    );
    assert.deepEqual(told(workbook), ["xl/sharedStrings.xml in the workbook is damaged", "A: the sheet is damaged"]);
    assert.deepEqual(
      workbook.sources.map(({ text }) => text),
      [table, table],
    );
  });
  it("kinds of spreadsheets that are not read", () => {
    const binary = archiveOf({
      "_rels/.rels": relationships(["a", "officeDocument", "xl/workbook.bin"]),
      "xl/workbook.bin": "x",
    });
    assert.match(told(documentsOf("bom.xlsb", binary)).join(), /a binary workbook; save it as \.xlsx or \.csv/);
    const open = archiveOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" });
    assert.match(told(documentsOf("bom.ods", open)).join(), /an OpenDocument spreadsheet; save it/);
    assert.match(told(documentsOf("bom.xls", new Uint8Array([9, 0, 4, 0, 0, 0]))).join(), /old kind/);
    assert.match(told(documentsOf("bom.xlsx", strToU8("MPN\nEC25-E\n"))).join(), /a text and not a workbook/);
    assert.deepEqual(told(documentsOf("bom.xls", strToU8("MPN\nEC25-E\n"))), [], "many programs write that");
  });
});

describe("a workbook that is made to cost much", () => {
  const long = { "xl/sharedStrings.xml": `<sst><si><t>${"x".repeat(30_000)}</t></si></sst>` };
  for (const [title, make] of Object.entries(hostileSheets)) {
    it(`${title}: the sheet beside is read, and the texts stay in bounds`, () => {
      const bytes = workbookOf({ Hostile: make(100_000), Parts: partsSheet }, long);
      const bounds = { unpacked: 3_000_000, text: 1_000_000 };
      const workbook = readWorkbook("x.xlsx", bytes, bounds);
      const last = workbook.sources[workbook.sources.length - 1];
      assert.equal(last?.uri, "x.xlsx#Parts.tsv");
      assert.equal(last.text, table);
      const total = workbook.sources.reduce((sum, { text }) => sum + text.length, 0);
      assert.ok(total <= bounds.text + 1000, `${total} characters`);
      for (const { sheet } of [...workbook.limits, ...workbook.problems]) assert.equal(sheet, "Hostile");
    });
  }
  it("a sheet that unpacks to more than is read, each of five times", () => {
    const bomb = sheetXml(" ".repeat(6_000_000));
    const workbook = readWorkbook(
      "x.xlsx",
      workbookOf({ A: bomb, B: bomb, C: bomb, D: bomb, E: bomb, Parts: partsSheet }),
      { unpacked: 4_000_000 },
    );
    assert.deepEqual(
      told(workbook),
      ["A", "B", "C", "D", "E"].map((name) => `${name}: the sheet is larger than is read`),
    );
    assert.equal(workbook.sources[0]?.text, table);
  });
  it("a far cell, which leaves its row's others and later rows readable", () => {
    const far = Array.from(
      { length: 300 },
      (_, at) => `<row r="${at + 1}">${cell("U1")}<c r="XFD${at + 1}"><v>1</v></c></row>`,
    );
    const workbook = readWorkbook("x.xlsx", workbookOf({ A: sheetXml(far.join("")) }), { text: 400_000 });
    const lines = workbook.sources[0]?.text.split("\n") ?? [];
    assert.equal(lines.length, 300);
    assert.equal(lines[299], "U1");
    assert.match(told(workbook).join(), /^A: cells too far from the others are not read: XFD\d+ and \d+ more$/);
  });
  it("a small file, without bounds given, is held to what its size is worth", () => {
    const bytes = workbookOf({ A: hostileSheets["a cell in the last column of each row"]?.(5000) ?? "" });
    const { sources } = readWorkbook("x.xlsx", bytes);
    assert.ok((sources[0]?.text.length ?? 0) < 2 * 1024 * 1024 + 64 * bytes.length);
  });
});
