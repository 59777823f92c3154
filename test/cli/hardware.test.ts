import assert from "node:assert/strict";
import { runCli, withWorkspace } from "../harness/cli.js";
import { workbook } from "../harness/workbook.js";

const schematic =
  '(kicad_sch (version 20231120) (symbol (lib_id "x:y") (property "Reference" "U1") (property "Value" "EC25-E")))\n';
const board =
  '(kicad_pcb (version 20240108) (footprint "x:y" (property "Reference" "U1") (property "Value" "EC25-E")))\n';

/** `file:line:column part` of every finding in the audit of a folder. */
function findingsIn(files: Readonly<Record<string, string | Uint8Array>>, ...more: string[]): string[] {
  return withWorkspace(files, (folder) => {
    const { stdout } = runCli(["audit", "--format", "json", "--as-of", "2026-08-22", ...more, "."], { cwd: folder });
    const report = JSON.parse(stdout) as {
      findings: { file: string; line: number; column: number; cell?: string; matched: string }[];
    };
    return report.findings
      .map(({ file, line, column, cell, matched }) => `${file}:${line}:${column} ${cell ? `${cell} ` : ""}${matched}`)
      .sort();
  });
}

describe("an audit of hardware files", () => {
  it("opens spreadsheets, under the name of a CSV too", () =>
    assert.deepEqual(findingsIn({ "bom.xlsx": workbook(), "hw/bom.csv": workbook() }), [
      "bom.xlsx#Parts.tsv:2:12 C2 EC25-E",
      "hw/bom.csv#Parts.tsv:2:12 C2 EC25-E",
    ]));

  it("names cells as spreadsheets do, and says why it cannot read an old one", () => {
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    withWorkspace({ "bom.xlsx": workbook(), "old-bom.xls": old }, (folder) => {
      const { stdout } = runCli(["audit", "--as-of", "2026-08-22", "."], { cwd: folder });
      assert.match(stdout, /^ {2}C2 {2}warning/m);
      assert.match(stdout, /old-bom\.xls {2}an Excel file of the old kind/);
    });
  });

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
