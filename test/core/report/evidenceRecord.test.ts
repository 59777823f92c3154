import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { evidenceRecord } from "../../../src/core/report/evidenceRecord.js";
import { realKnowledge } from "../../harness/knowledge.js";

describe("the evidence of a finding as data", () => {
  it("holds what was matched, the party, the lists with citations and dates, and the data it was judged by", () => {
    const knowledge = realKnowledge();
    const source = { uri: "package.json", text: '{ "dependencies": { "@huaweicloud/huaweicloud-sdk-ecs": "3.1.0" } }' };
    const [finding] = analyze(source, knowledge, emptyPolicy, "2019-08-16").findings;
    assert.ok(finding);
    const record = evidenceRecord(source, finding, knowledge, "2019-08-16");
    assert.deepEqual(JSON.parse(JSON.stringify(record)), record);
    assert.deepEqual(record.blacklist, {
      version: knowledge.version,
      hash: knowledge.hash,
      checkedUntil: knowledge.checkedUntil,
    });
    assert.deepEqual(record.place, { file: "package.json", line: 1, column: 22 });
    assert.deepEqual(record.party, { id: "huawei", name: "Huawei Technologies Co., Ltd." });
    assert.equal(record.matched.pattern, "npm/@huaweicloud/*");
    assert.equal(record.component.purl, "pkg:npm/%40huaweicloud/huaweicloud-sdk-ecs@3.1.0");
    const entityList = record.lists.find(({ list }) => list === "us-bis-el");
    assert.equal(entityList?.state, "licensed");
    assert.equal(entityList?.citation, "84 FR 22961, 22963");
    assert.match(entityList?.reason ?? "", /licensed until 2019-08-19 \(3 days left\)/);
  });
});
