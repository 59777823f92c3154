import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import { verifiedFixes } from "../../../src/core/remedies/verifiedFixes.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { applyEdits } from "../../../src/core/text/edit.js";
import { realKnowledge } from "../../harness/knowledge.js";

const knowledge = realKnowledge();

/** Kind, title, and the line that is then there, of every fix of the first finding. */
function check(
  uri: string,
  text: string,
  expected: readonly (readonly [kind: string, title: RegExp, after?: string])[],
): void {
  const [finding] = analyze({ uri, text }, knowledge, emptyPolicy, "2026-08-22").findings;
  assert.ok(finding, "nothing is found");
  const fixes = verifiedFixes(finding);
  for (const [at, [kind, title, after]] of expected.entries()) {
    const fix = fixes.filter((one) => one.kind === kind).find((one) => title.test(one.title));
    assert.ok(fix, `no ${kind} ${title} (${at}) among ${fixes.map((one) => `${one.kind} ${one.title}`).join("; ")}`);
    if (after !== undefined) assert.ok(applyEdits(text, fix.edits).includes(after), applyEdits(text, fix.edits));
  }
}

/** Kinds of the fixes of the first finding, each once. */
function kindsOf(uri: string, text: string): string[] {
  const [finding] = analyze({ uri, text }, knowledge, emptyPolicy, "2026-08-22").findings;
  return finding ? [...new Set(verifiedFixes(finding).map(({ kind }) => kind))] : [];
}

describe("fixes that are safe to press", () => {
  const head = "Designator,Qty,Manufacturer,MPN,Manufacturer 2,MPN 2,DNP\n";

  it("name a recorded part in the free columns for alternates, and keep the others as notes", () =>
    check("bom.csv", `${head}U1,1,Quectel,EC21-EUX,,,\n`, [
      [
        "alternate",
        /^Add Telit Cinterion LE910C1 as an alternate of EC21-EUX — board or software/,
        "EC21-EUX,Telit Cinterion,LE910C1,\n",
      ],
      ["note", /^Use Trasna LEXI-R10 — board redesign needed$/],
      ["not-placed", /^Mark EC21-EUX as not placed$/, "EC21-EUX,,,DNP\n"],
      ["remove", /^Remove the row: EC21-EUX$/],
    ]));

  it("mark in the table's own word", () =>
    check("bom.csv", `${head}U1,1,Quectel,EC21-EUX,,,No\nU2,1,Yageo,RC0402,,,Yes\n`, [
      ["not-placed", /not placed/, "EC21-EUX,,,Yes\n"],
    ]));

  it("do not take a row out with its alternates", () =>
    assert.ok(!kindsOf("bom.csv", `${head}U1,1,Quectel,EC21-EUX,Acme,AC1234,\n`).includes("remove")));

  it("do not leave a key with nothing below it", () => {
    assert.ok(
      !kindsOf("environment.yml", "dependencies:\n  - pip:\n      - esdk-obs-python==3.1\n").includes("remove"),
    );
    assert.ok(
      kindsOf("environment.yml", "dependencies:\n  - pip:\n      - esdk-obs-python==3.1\n      - a==1\n").includes(
        "remove",
      ),
    );
  });

  it("set what KiCad says of a symbol that is not placed", () => {
    const text =
      '(kicad_sch (version 20231120)\n  (symbol (lib_id "RF:EC25") (dnp no)\n    (property "Reference" "U1")\n' +
      '    (property "Value" "EC25-AF")\n    (property "Manufacturer" "Quectel")\n  )\n)\n';
    check("board.kicad_sch", text, [["not-placed", /EC25-AF as not placed/, '(symbol (lib_id "RF:EC25") (dnp yes)']]);
  });

  it("lead from a lockfile to the manifest and the package that brought it in", () => {
    const text = JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { dependencies: { a: "1" } },
        "node_modules/a": { version: "1.0.0", dependencies: { "@huaweicloud/huaweicloud-sdk-core": "3" } },
        "node_modules/@huaweicloud/huaweicloud-sdk-core": { version: "3.1.0" },
      },
    });
    const { findings } = analyze({ uri: "package-lock.json", text }, knowledge, emptyPolicy, "2026-08-22");
    const [fix] = findings[0]?.fixes ?? [];
    assert.match(fix?.title ?? "", /^Change a in package\.json, which brings @huaweicloud\/huaweicloud-sdk-core in$/);
    assert.deepEqual(fix?.declaredIn, { files: ["package.json"], name: "a" });
    assert.equal(fix?.kind, "note");
  });

  it("have no edits in the sheet of a workbook", () =>
    assert.deepEqual(kindsOf("bom.xlsx#Parts.tsv", `${head.replace(/,/g, "\t")}U1\t1\tQuectel\tEC21-EUX\t\t\t\n`), [
      "note",
    ]));
});
