import assert from "node:assert/strict";
import type { FileRecord } from "../../../src/core/audit/fileRecord.js";
import { Policies } from "../../../src/core/audit/policies.js";
import { knownUntil, tallySentence, unclearLines } from "../../../src/core/report/namesTally.js";
import { auditOver } from "../../harness/auditing.js";
import { realKnowledge } from "../../harness/knowledge.js";
import { memoryHost } from "../../harness/memoryHost.js";

const bom = [
  "Reference,Value,Manufacturer,MPN,Qty",
  "U1,Camera,Hangzhou Hikvision,DS-2CD2143G2-I,1",
  "U2,Regulator,Nordwind Halbleiter,NW-1,1",
  "U3,Relay,Global Trading Co.,GT-1,1",
  "U4,Fuse,شركة,J-1,1",
  "U5,Screw,n/a,M3,4",
].join("\n");
const sbom = JSON.stringify({
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  components: [
    { type: "library", name: "one", version: "1", supplier: { name: "Nordwind Halbleiter" }, author: "Ada" },
    { type: "library", name: "two", version: "1", publisher: "Sudwind \\u0026 Söhne" },
    { type: "library", name: "three", version: "1", publisher: "Huawei Technologies Co., Ltd." },
  ],
}).replaceAll("\\\\u0026", "\\u0026");

describe("what an audit says of names that match nothing", () => {
  it("counts each name once over all documents, and says which cannot be told and why", async () => {
    const { audit } = await auditOver(memoryHost({ "/w/bom.csv": bom, "/w/bom.json": sbom }), {
      knowledge: realKnowledge(),
    });
    const { names } = audit.account;
    assert.equal(
      tallySentence(names, knownUntil("2026-08-22")),
      "2 of 6 names match nothing that is known (checked until 2026-08-22; no clearance); 2 could not be determined",
    );
    assert.equal(names.matched, 2);
    assert.deepEqual(unclearLines(names), [
      "Global Trading Co.: it holds only words that many names have",
      'شركة: "شركة" is in letters that are not compared with others',
    ]);
  });
  it("says the same of files that were not read again", async () => {
    const host = memoryHost({ "/w/bom.csv": bom, "/w/bom.json": sbom });
    const records = new Map<string, FileRecord>();
    const knowledge = realKnowledge();
    const policies = new Policies(host, knowledge, "/w", {}, (path) => path);
    const first = await auditOver(host, {
      knowledge,
      policiesOf: () => policies,
      sink: { file: (path, record) => void records.set(path, record) },
    });
    assert.equal(records.size, 2);
    const { audit } = await auditOver(host, {
      knowledge,
      policiesOf: () => policies,
      recordOf: (path) => records.get(path),
    });
    assert.deepEqual(audit.account.names, first.audit.account.names);
  });
});
