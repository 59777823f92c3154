import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import { emptyPolicy, type Policy } from "../../../src/core/policy/policy.js";
import { applyEdits } from "../../../src/core/text/edit.js";
import { realKnowledge } from "../../harness/knowledge.js";

const head = "Designator,Qty,Manufacturer 1,MPN 1,Note,Manufacturer 2,MPN 2\r\n";

describe("a row swaps to its second source and changes nothing else", () => {
  const check = (title: string, row: string, expected: string | undefined, policy: Policy = emptyPolicy): void => {
    it(title, () => {
      const text = `${head}"U1, U2",2,${row}\r\nR1,1,Yageo,RC0402FR-0710KL,,,\r\n`;
      const { findings } = analyze({ uri: "bom.csv", text }, realKnowledge(), policy, "2026-08-22");
      const swap = findings.flatMap(({ fixes }) => fixes).find(({ kind }) => kind === "swap");
      const after = swap && applyEdits(text, swap.edits).split("\r\n");
      assert.equal(after?.[1]?.replace('"U1, U2",2,', ""), expected);
      if (after) assert.deepEqual([after[0], after[2]], [head.trimEnd(), "R1,1,Yageo,RC0402FR-0710KL,,,"]);
    });
  };
  check(
    "to an alternate in the row",
    "Quectel,EC21-EUX,ok,Telit Cinterion,LE910C1-EUX",
    "Telit Cinterion,LE910C1-EUX,ok,,",
  );
  check(
    "whatever its cells are quoted like",
    'Quectel,EC21-EUX,"a ""b""","Telit Cinterion, Inc",LE910C1-EUX',
    '"Telit Cinterion, Inc",LE910C1-EUX,"a ""b""","",',
  );
  check("not to a maker of whom no part is named", "Quectel,EC21-EUX,,Telit Cinterion,", undefined);
  check("not to another listed part", "Quectel,EC21-EUX,,Hikvision,DS-2CD2043G2-I", undefined);
  check("to an approved part of the policy", "Quectel,EC21-EUX,,,", "Sierra Wireless,WP7607,,,", {
    ...emptyPolicy,
    hardware: { approved: [{ for: "EC21-*", manufacturer: "Sierra Wireless", mpn: "WP7607" }] },
  });
});

describe("a listed alternate is taken out of its row", () => {
  const check = (title: string, row: string, expected: string): void => {
    it(title, () => {
      const text = `${head}U1,1,${row}\r\n`;
      const { findings } = analyze({ uri: "bom.csv", text }, realKnowledge(), emptyPolicy, "2026-08-22");
      const fixes = findings.flatMap((finding) => finding.fixes).filter(({ edits }) => edits.length > 0);
      assert.deepEqual(
        fixes.map(({ kind, edits }) => [kind, applyEdits(text, edits).split("\r\n")[1]]),
        [["remove", `U1,1,${expected}`]],
      );
    });
  };
  check("and the part stays", "Telit Cinterion,LE910C1-EUX,ok,Quectel,EC21-EUX", "Telit Cinterion,LE910C1-EUX,ok,,");
  check("with its quotes", 'Telit Cinterion,LE910C1-EUX,,"Quectel","EC21-EUX"', 'Telit Cinterion,LE910C1-EUX,,"",""');
  check(
    "a maker in two scripts",
    "Telit Cinterion,LE910C1-EUX,,Quectel(移远),EC21-EUX",
    "Telit Cinterion,LE910C1-EUX,,,",
  );
});
