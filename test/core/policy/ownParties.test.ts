import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import type { OwnParty, Policy } from "../../../src/core/policy/policy.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const knowledge = smallKnowledge();
const source = { uri: "package.json", text: JSON.stringify({ dependencies: { "@huaweicloud/core": "1.0.0" } }) };

/** Findings as `severity list`, `waived` where they are. */
function check(own: Partial<OwnParty>, expected: readonly string[], more: Partial<Policy> = {}): void {
  const party: OwnParty = { id: "huawei", name: "X", reason: "r", packages: ["pkg:npm/@huaweicloud/*"], ...own };
  const policy: Policy = { waivers: [], ownParties: [party], ...more };
  const { findings } = analyze(source, knowledge, policy, "2026-01-01");
  assert.deepEqual(
    findings.map(({ severity, status, waiver }) => (waiver ? "waived" : `${severity} ${status.list.id}`)),
    expected,
  );
}

describe("an own party with the id of a known one", () => {
  it("does not lower it by a milder severity", () => {
    check({ severity: "hint" }, ["warning us-bis-el"]);
    check({ severity: "information" }, ["warning us-bis-el"]);
  });
  it("stands where it is as grave or graver", () => {
    check({ severity: "warning" }, ["warning own"]);
    check({ severity: "error" }, ["error own"]);
    check({}, ["error own"]);
  });
  it("does not hide it before its own first day, or where it names something else", () => {
    check({ since: "2026-01-02" }, ["warning us-bis-el"]);
    check({ since: "2026-01-01" }, ["error own"]);
    check({ packages: ["pkg:npm/other"], severity: "hint" }, ["warning us-bis-el"]);
  });
  it("leaves the policy's word on the party in force for both", () => {
    check({ severity: "hint" }, ["error own"], { parties: { huawei: "error" } });
    check({ severity: "error" }, [], { parties: { huawei: "off" } });
  });
  it("is waived with it, and what is not waived stands", () => {
    const waiver = { reason: "r", expires: "2027-01-01" };
    check({ severity: "hint" }, ["waived"], { waivers: [{ ...waiver, party: "huawei" }] });
    check({ severity: "hint" }, ["hint own"], {
      waivers: [
        { ...waiver, party: "huawei", list: "us-bis-el" },
        { ...waiver, party: "huawei", list: "us-fcc-covered" },
      ],
    });
  });
});

describe("another own party", () => {
  it("is a finding beside the known one's", () =>
    check({ id: "mine", severity: "hint" }, ["hint own", "warning us-bis-el"]));
  it("may have its severity set like any other", () =>
    check({ id: "mine", severity: "hint" }, ["warning own", "warning us-bis-el"], { parties: { mine: "warning" } }));
});

describe("a policy that takes a manifest for a hardware file", () => {
  it("does not blank the packages in it", () => {
    for (const glob of ["**/package.json", "*.json", "**"]) {
      const policy: Policy = { waivers: [], hardware: { files: [glob] } };
      assert.equal(analyze(source, knowledge, policy, "2026-01-01").findings.length, 1, glob);
    }
  });
  it("still reads files that nobody owns as it says", () => {
    const sheet = { uri: "specs/a.txt", text: "Manufacturer\tMPN\nHuawei\tX1\n" };
    for (const glob of ["specs", "specs/", "specs/*.t[x]t", "specs/a.{md,{txt,csv}}", "a.{t,}xt", "[a]?txt"]) {
      const policy: Policy = { waivers: [], hardware: { files: [glob] } };
      assert.equal(analyze(sheet, knowledge, policy, "2026-01-01").format, "hardware/team-spec", glob);
    }
  });
});
