import assert from "node:assert/strict";
import { strToU8, zipSync } from "fflate";
import { runCli, withWorkspace } from "../harness/cli.js";

const schematic =
  '(kicad_sch (version 20231120) (symbol (lib_id "x:y") (property "Reference" "U1") (property "Value" "EC25-E")))\n';
const board =
  '(kicad_pcb (version 20240108) (footprint "x:y" (property "Reference" "U1") (property "Value" "EC25-E")))\n';

/** A sheet whose second row names a listed part. */
function workbook(): Uint8Array {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (...texts: string[]): string => `<row>${texts.map(cell).join("")}</row>`;
  return zipSync({
    "xl/workbook.xml": strToU8('<workbook xmlns:r="r"><sheets><sheet name="Parts" r:id="a"/></sheets></workbook>'),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet><sheetData>${row("Designator", "Manufacturer", "MPN")}${row("U1", "Quectel", "EC25-E")}</sheetData></worksheet>`,
    ),
  });
}

/** `file:line:column part` of every finding in the audit of a folder. */
function findingsIn(files: Readonly<Record<string, string | Uint8Array>>, ...more: string[]): string[] {
  return withWorkspace(files, (folder) => {
    const { stdout } = runCli(["audit", "--format", "json", "--as-of", "2026-08-22", ...more, "."], { cwd: folder });
    const report = JSON.parse(stdout) as {
      findings: { file: string; line: number; column: number; matched: string }[];
    };
    return report.findings.map(({ file, line, column, matched }) => `${file}:${line}:${column} ${matched}`).sort();
  });
}

describe("an audit of hardware files", () => {
  it("opens spreadsheets, under the name of a CSV too", () =>
    assert.deepEqual(findingsIn({ "bom.xlsx": workbook(), "hw/bom.csv": workbook() }), [
      "bom.xlsx#Parts.tsv:2:12 EC25-E",
      "hw/bom.csv#Parts.tsv:2:12 EC25-E",
    ]));

  it("leaves a board to the schematic beside it", () => {
    assert.deepEqual(findingsIn({ "a/x.kicad_sch": schematic, "a/x.kicad_pcb": board }), [
      "a/x.kicad_sch:1:101 EC25-E",
    ]);
    assert.equal(findingsIn({ "b/x.kicad_pcb": board }).length, 1);
  });

  it("reads what the policy names", () => {
    const policy =
      'version: 1\nhardware:\n  files: ["specs/*.dat"]\n  columns: { Baustein: mpn, Firma: manufacturer }\n';
    const table = "Baustein;Firma\nEC25-E;Quectel\n";
    assert.deepEqual(findingsIn({ "specs/a.dat": table }), []);
    assert.deepEqual(findingsIn({ ".sanctionlint.yaml": policy, "specs/a.dat": table }), ["specs/a.dat:2:1 EC25-E"]);
  });
});
