import assert from "node:assert/strict";
import type { FileRecord } from "../../../src/core/audit/fileRecord.js";
import { NamesTally, namesTold, type NamesTold } from "../../../src/core/audit/namesTold.js";
import { Policies } from "../../../src/core/audit/policies.js";
import { knownUntil, tallySentence, unclearLines } from "../../../src/core/report/namesTally.js";
import type { Screen } from "../../../src/core/screening/screen.js";
import { auditOver } from "../../harness/auditing.js";
import { componentOf, supplierOf } from "../../harness/component.js";
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
  it("counts each name once over all documents, and says which cannot be determined and why", async () => {
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

describe("the tally of names", () => {
  const told = (matched: string[], unmatched: string[], unclear: string[]): NamesTold => ({
    matched,
    unmatched,
    unclear: unclear.map((name) => ({ name, why: "too short" })),
  });
  it("counts a name once, whatever document it is in", () => {
    const tally = new NamesTally();
    tally.add(told(["a", "b"], ["c"], ["d"]));
    tally.add(told(["a"], ["c", "e"], ["d", "f"]));
    assert.deepEqual(tally.account(), {
      total: 6,
      matched: 2,
      unmatched: 2,
      unclear: [
        { name: "d", why: "too short" },
        { name: "f", why: "too short" },
      ],
    });
  });
});

describe("telling the names of a document", () => {
  const names = Array.from({ length: 450 }, (_, at) => `Maker ${at}`);
  const components = names.map((name) => componentOf({ name: "part", suppliers: [supplierOf("manufacturer", name)] }));
  const screen = (known: string): Screen =>
    ({ tell: (name: string) => (name === known ? "matched" : "unmatched") }) as Partial<Screen> as Screen;

  it("pauses after every two hundred", () => {
    const steps = namesTold(components, [screen("Maker 7")], "2026-08-22");
    let pauses = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses++;
    assert.equal(pauses, 2);
    assert.deepEqual([step.value.matched, step.value.unmatched.length], [["Maker 7"], 449]);
  });

  it("takes a name for matched where any of the screens knows it", () => {
    for (const screens of [
      [screen("Maker 7"), screen("another")],
      [screen("another"), screen("Maker 7")],
    ]) {
      const steps = namesTold(components.slice(0, 10), screens, "2026-08-22");
      const { done, value } = steps.next();
      assert.ok(done);
      assert.deepEqual(value.matched, ["Maker 7"]);
    }
  });
});
