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
  it("holds where it is as severe or more severe", () => {
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
  it("is waived with it, and what is not waived holds", () => {
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

describe("what an own party is found by", () => {
  /** Messages of findings of the own party in a file. */
  const found = (own: Partial<OwnParty>, text: string, uri = "package.json"): string[] => {
    const policy: Policy = { waivers: [], ownParties: [{ id: "mine", name: "Mine Works", reason: "lawsuit", ...own }] };
    return analyze({ uri, text }, knowledge, policy, "2026-01-01").findings.map(({ component }) => component.name);
  };
  const manifest = (...names: string[]): string =>
    JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])) });

  it("packages as purls, with or without a version, escaped or not", () => {
    for (const [pattern, names] of [
      ["pkg:npm/mine", ["mine"]],
      ["npm/mine", ["mine"]],
      ["pkg:npm/mine@1.0", ["mine"]],
      ["pkg:/npm/mine", ["mine"]],
      ["pkg:npm/%40mine/*", ["@mine/a", "@mine/b"]],
      ["pkg:npm/@mine/a", ["@mine/a"]],
      ["pkg:npm/@mine/a@1.2.3", ["@mine/a"]],
      ["pkg:npm/%40mine/a%402", []],
      ["pkg:npm/m*", ["mine", "mines"]],
    ] as const)
      assert.deepEqual(
        found({ packages: [pattern] }, manifest("mine", "mines", "@mine/a", "@mine/b", "other")),
        names,
        pattern,
      );
  });
  it("hosts", () => {
    const text = JSON.stringify({ dependencies: { a: "https://m.example/a.tgz", b: "https://n.example/b.tgz" } });
    assert.deepEqual(found({ hosts: ["m.example"] }, text), ["a"]);
  });
  it("part numbers, whole or by how they begin, taken by the letter", () => {
    const bom = "Reference,Manufacturer,MPN\nU1,,AC.100\nU2,,AC.1001\nU3,,ACX100\nU4,,XAC.100\n";
    assert.deepEqual(found({ parts: ["AC.100"] }, bom, "bom.csv"), ["AC.100"]);
    assert.deepEqual(found({ parts: ["AC.100*"] }, bom, "bom.csv"), ["AC.100", "AC.1001"]);
    assert.deepEqual(found({ parts: ["ac.100"] }, bom, "bom.csv"), ["AC.100"]);
  });
  it("names", () => {
    const bom = "Reference,Manufacturer,MPN\nU1,Mine Works,X1\nU2,Minework GmbH,X2\nU3,Zother,X3\n";
    assert.deepEqual(found({}, bom, "bom.csv"), ["X1"]);
    assert.deepEqual(found({ aliases: ["Zother"] }, bom, "bom.csv"), ["X1", "X3"]);
  });
  it("nothing where nothing is named", () => {
    assert.deepEqual(found({}, manifest("mine", "stryker")), []);
    const { findings } = analyze(
      { uri: "package.json", text: manifest("@huaweicloud/core") },
      knowledge,
      { waivers: [], ownParties: [] },
      "2026-01-01",
    );
    assert.equal(findings.length, 1);
  });

  it("with its reason, and the day from which it counts", () => {
    const told = (own: Partial<OwnParty>) => {
      const policy: Policy = {
        waivers: [],
        ownParties: [{ id: "mine", name: "Mine", packages: ["pkg:npm/mine"], reason: "lawsuit", ...own }],
      };
      const [finding] = analyze(
        { uri: "package.json", text: manifest("mine") },
        knowledge,
        policy,
        "2026-01-01",
      ).findings;
      return finding;
    };
    const plain = told({});
    assert.equal(plain?.message, "mine is published by Mine, on your own list");
    assert.equal(plain.status.reason, "your own list: lawsuit");
    assert.equal(plain.match.evidence, "the policy: names it for Mine");
    assert.ok(!("since" in plain.status) && !("effective" in plain.status.listing));
    const dated = told({ since: "2025-06-01" });
    assert.deepEqual([dated?.status.since, dated?.status.listing.effective], ["2025-06-01", "2025-06-01"]);
    assert.match(dated?.message ?? "", /on your own list since 2025-06-01/);
  });

  it("each by its own day and severity, where several are named", () => {
    const policy: Policy = {
      waivers: [],
      ownParties: [
        { id: "one", name: "One", packages: ["pkg:npm/one"], reason: "r", severity: "hint" },
        { id: "two", name: "Two", packages: ["pkg:npm/two"], reason: "r" },
        { id: "later", name: "Later", packages: ["pkg:npm/later"], reason: "r", since: "2026-01-02" },
      ],
    };
    const text = manifest("one", "two", "later");
    assert.deepEqual(
      analyze({ uri: "package.json", text }, knowledge, policy, "2026-01-01").findings.map(
        ({ component, severity, statuses }) => `${component.name} ${severity} ${statuses.length}`,
      ),
      ["one hint 1", "two error 1"],
    );
  });

  it("leaves findings of other parties at the same places alone", () => {
    const text = manifest("@huaweicloud/core");
    const own = (id: string, packages: string[], severity: OwnParty["severity"] = "error"): OwnParty => ({
      id,
      name: id,
      packages,
      severity,
      reason: "r",
    });
    const told = (...ownParties: OwnParty[]): string[] =>
      analyze({ uri: "package.json", text }, knowledge, { waivers: [], ownParties }, "2026-01-01")
        .findings.map(({ match, severity, status }) => `${match.party.id} ${severity} ${status.list.id}`)
        .sort();
    const cloud = ["pkg:npm/@huaweicloud/*"];
    assert.deepEqual(told(own("huawei", cloud), own("mine", cloud, "hint")), ["huawei error own", "mine hint own"]);
    assert.deepEqual(told(own("huawei", cloud, "hint"), own("mine", cloud)), [
      "huawei warning us-bis-el",
      "mine error own",
    ]);
  });

  it("takes nothing of the known one's that is at other places too", () => {
    const index = "--extra-index-url https://mirrors.huaweicloud.com/repository/npm/";
    const text = `${index}\n${index}\nesdk-obs-python==1\n`;
    const ownParties: OwnParty[] = [{ id: "huawei", name: "H", packages: ["pkg:pypi/esdk-obs-python"], reason: "r" }];
    const { findings } = analyze(
      { uri: "requirements.txt", text },
      knowledge,
      { waivers: [], ownParties },
      "2026-01-01",
    );
    assert.deepEqual(
      findings.map(({ places, status }) => `${places.length} ${status.list.id}`),
      ["2 us-bis-el", "1 own"],
    );
  });
});
