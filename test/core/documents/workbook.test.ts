import { formatOf } from "../../harness/recognise.js";
import assert from "node:assert/strict";
import { strToU8, zipSync } from "fflate";
import { documentsOf } from "../../../src/core/documents/documentsOf.js";
import { LineIndex } from "../../../src/core/text/lineIndex.js";
import { cellAddress } from "../../../src/core/documents/cells.js";
import { readWorkbook } from "../../../src/core/documents/workbook.js";

/** A workbook as a spreadsheet program writes it: shared strings, inline strings, numbers, formulas, rows left out. */
function workbook(parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml":
      '<workbook xmlns:r="x"><sheets><sheet name="Notes" sheetId="1" r:id="rId1"/><sheet name="BOM/A" sheetId="2" r:id="rId2"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/second.xml"/></Relationships>',
    "xl/sharedStrings.xml":
      '<sst><si><t>Designator</t></si><si><t>Manufacturer</t></si><si><r><t>M</t></r><r><t>PN</t></r><rPh><t>no</t></rPh></si><si><t>Quectel</t></si><si><t xml:space="preserve">say "hi"\tthere &amp; on</t></si></sst>',
    "xl/worksheets/sheet1.xml":
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>4</v></c></row></sheetData></worksheet>',
    "xl/worksheets/second.xml":
      '<worksheet><sheetData><row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c></row>' +
      '<row r="5"><c r="A5" t="inlineStr"><is><t>U1</t></is></c><c r="B5" t="s"><v>3</v></c><c r="C5"/><c r="D5" t="str"><f>A1</f><v>EC25-E</v></c><c r="AA5"><v>1.80</v></c></row></sheetData></worksheet>',
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

describe("a workbook becomes a text a sheet", () => {
  const { sources } = readWorkbook("hw/bom.xlsx", workbook());
  const [notes, bom] = sources;

  it("named after file and sheet", () =>
    assert.deepEqual(
      sources.map(({ uri }) => uri),
      ["hw/bom.xlsx#Notes.tsv", "hw/bom.xlsx#BOM_A.tsv"],
    ));

  it("with every cell at its row and column", () => {
    assert.equal(notes?.text, 'say "hi" there & on');
    assert.equal(bom?.text, `\n\nDesignator\tManufacturer\t\tMPN\n\nU1\tQuectel\t\tEC25-E${"\t".repeat(23)}1.80`);
  });

  it("that is read like any other table, and leads back to the cell", () => {
    assert.ok(bom);
    const format = formatOf(bom);
    const [part] = format?.extract(bom).components ?? [];
    assert.equal(part?.name, "EC25-E");
    const lines = new LineIndex(bom.text);
    assert.equal(cellAddress(lines, part.nameSpan.start), "D5");
    assert.equal(part.suppliers?.[0]?.name, "Quectel");
    assert.equal(cellAddress(lines, bom.text.length), "AA5");
  });

  it("also under the name of a CSV, and text stays text", () => {
    assert.equal(documentsOf("bom.csv", workbook()).sources.length, 2);
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    assert.match(documentsOf("parts-bom.xls", old).limits[0]?.message ?? "", /old kind, or one with a password/);
    assert.deepEqual(documentsOf("bom.csv", strToU8("a,b")).sources, [{ uri: "bom.csv", text: "a,b" }]);
  });
});

describe("a damaged workbook", () => {
  const check = (title: string, bytes: Uint8Array, problem: string | undefined): void => {
    it(title, () => assert.equal(readWorkbook("x.xlsx", bytes).problems[0]?.message, problem));
  };
  const whole = workbook();
  check("cut short", whole.slice(0, 200), "the archive is damaged");
  check("only a signature", new Uint8Array([0x50, 0x4b, 3, 4]), "the archive is damaged");
  check("another archive", zipSync({ "a.txt": strToU8("a") }), "an archive without a workbook");
  check("without its sheets", workbook({ "xl/workbook.xml": "<workbook><sheets>" }), "the workbook has no sheets");
  it("does not throw, whatever byte is changed", () => {
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      readWorkbook("x.xlsx", bytes);
    }
  });
  it("with an address far away does not fill the memory", () => {
    const far =
      '<worksheet><sheetData><row r="99999999"><c r="ZZZZ1"><v>1</v></c><c r="XFE1"><v>2</v></c></row></sheetData></worksheet>';
    const { sources } = readWorkbook("x.xlsx", workbook({ "xl/worksheets/sheet1.xml": far }));
    assert.ok((sources[0]?.text.length ?? 0) < 100_000);
  });
});
