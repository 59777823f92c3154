import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import type { Finding } from "../../../src/core/model.js";
import { findingsLine } from "../../../src/core/report/findingsLine.js";
import { partyAndList } from "../../../src/core/report/shortFinding.js";
import { realKnowledge } from "../../harness/knowledge.js";

const findingsOf = (uri: string, text: string): readonly Finding[] =>
  analyze({ uri, text }, realKnowledge(), { waivers: [] }, "2026-08-22").findings;

const bom =
  "Reference,Manufacturer,MPN\nCAM1,Hikvision,DS-2CD2043G2-I\nCAM2,Hikvision,DS-2CD2143G2-I\nU1,HiSilicon,Hi3516CV300\n";

describe("a file's findings in a line", () => {
  it("counts them and names each party once", () => {
    assert.equal(findingsLine(findingsOf("bom.csv", bom)), "3 findings: Hikvision, HiSilicon");
    const one = findingsOf("package.json", '{ "dependencies": { "esdk-obs-nodejs": "3.0.0" } }');
    assert.equal(findingsLine(one), "1 finding: Huawei");
    assert.deepEqual(one.map(partyAndList), ["Huawei · BIS Entity List"]);
  });
  it("leaves out what is waived, and says nothing of nothing", () => {
    const [first, ...rest] = findingsOf("bom.csv", bom);
    assert.ok(first);
    const waived = { ...first, waiver: { reason: "r", expires: "2027-01-01" } };
    assert.equal(findingsLine([waived, ...rest]), "2 findings: Hikvision, HiSilicon");
    assert.equal(findingsLine([waived]), undefined);
    assert.equal(findingsLine([]), undefined);
  });
  it("says where a tie is not sure, and names a party by the surest", () => {
    const [sure] = findingsOf("bom.csv", bom);
    assert.ok(sure);
    const similar: Finding = { ...sure, match: { ...sure.match, basis: "similar-name" } };
    assert.equal(findingsLine([similar]), "1 finding: Perhaps Hikvision");
    assert.equal(findingsLine([similar, sure]), "2 findings: Hikvision");
  });
  it("counts parties that are too many to name", () => {
    const [one] = findingsOf("bom.csv", bom);
    assert.ok(one);
    const many = [..."abcdef"].map((id): Finding => ({
      ...one,
      match: { ...one.match, party: { ...one.match.party, id, name: `Party ${id}`, aliases: [] } },
    }));
    assert.equal(findingsLine(many), "6 findings: Party a, Party b, Party c, Party d and 2 more");
  });
});
