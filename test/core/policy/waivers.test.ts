import assert from "node:assert/strict";
import type { Waiver } from "../../../src/core/model.js";
import { analyze } from "../../../src/core/analyze.js";
import { noteWaiverUse, policyFindings } from "../../../src/core/policy/waivers.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const knowledge = smallKnowledge();
const source = {
  uri: "services/push/package.json",
  text: JSON.stringify({ dependencies: { "@huaweicloud/core": "1.0.0", "@hmscore/react-native-hms-push": "6" } }),
};
const waiver = (more: Partial<Waiver>): Waiver => ({ reason: "contract runs out", expires: "2026-06-30", ...more });

/** For both findings in order: `waived` or the severity, and how many listings are told. */
function check(waivers: readonly Waiver[], expected: readonly string[], asOf = "2026-01-01"): void {
  const { findings } = analyze(source, knowledge, { waivers }, asOf);
  assert.deepEqual(
    findings.map((finding) => (finding.waiver ? "waived" : `${finding.severity} ${finding.statuses.length}`)),
    expected,
  );
}

describe("waivers", () => {
  const cases: readonly (readonly [string, Partial<Waiver>, readonly string[]])[] = [
    ["for a party", { party: "huawei" }, ["waived", "waived"]],
    ["for another party", { party: "zte" }, ["warning 2", "warning 2"]],
    ["for a name", { component: "@huaweicloud/core" }, ["waived", "warning 2"]],
    ["for a purl", { component: "pkg:npm/@huaweicloud/core" }, ["waived", "warning 2"]],
    [
      "for a canonical purl with its version",
      { component: "pkg:npm/%40huaweicloud/core@1.0.0" },
      ["waived", "warning 2"],
    ],
    ["for a namespace", { component: "pkg:npm/@hmscore/*" }, ["warning 2", "waived"]],
    ["not for a part of a name", { component: "@huaweicloud" }, ["warning 2", "warning 2"]],
    ["for a path", { path: "services/**/package.json" }, ["waived", "waived"]],
    ["for a folder", { path: "./services/**" }, ["waived", "waived"]],
    ["for a folder by its slash", { path: "services/push/" }, ["waived", "waived"]],
    ["for a folder elsewhere", { path: "apps/**" }, ["warning 2", "warning 2"]],
    ["for one list leaves the others", { list: "us-bis-el" }, ["information 1", "information 1"]],
    ["for nothing covers nothing", {}, ["warning 2", "warning 2"]],
  ];
  for (const [title, more, expected] of cases) it(title, () => check([waiver(more)], expected));

  it("for each list together cover all", () =>
    check([waiver({ list: "us-bis-el" }), waiver({ list: "us-fcc-covered" })], ["waived", "waived"]));

  it("hold on their last day and not after", () => {
    check([waiver({ party: "huawei" })], ["waived", "waived"], "2026-06-30");
    check([waiver({ party: "huawei" })], ["warning 2", "warning 2"], "2026-07-01");
  });

  const usedIn = (waivers: readonly Waiver[]): ReadonlySet<Waiver> => {
    const used = new Set<Waiver>();
    const { findings } = analyze(source, knowledge, { waivers }, "2026-01-01");
    noteWaiverUse(used, waivers, source.uri, findings);
    return used;
  };

  it("for one list are used though the finding is by another", () => {
    const waivers = [waiver({ list: "us-bis-el" }), waiver({ list: "us-ofac-sdn" })];
    assert.deepEqual(
      policyFindings(waivers, usedIn(waivers), "2026-01-01").map(({ waiver: at }) => at),
      [1],
    );
  });

  it("are findings themselves when expired, unused or said twice", () => {
    const waivers = [
      waiver({ party: "huawei" }),
      waiver({ party: "zte" }),
      waiver({ party: "huawei", reason: "again" }),
      waiver({ party: "dji", expires: "2025-12-31", id: "W-4" }),
    ];
    const remarks = policyFindings(waivers, usedIn(waivers), "2026-01-01");
    assert.deepEqual(
      remarks.map(({ rule, waiver: at }) => `${at} ${rule}`),
      ["1 waiver-unused", "2 waiver-duplicate", "3 waiver-expired"],
    );
    assert.match(remarks[2]?.message ?? "", /W-4.*2025-12-31/);
    assert.deepEqual(
      policyFindings(waivers, undefined, "2026-01-01").map(({ rule }) => rule),
      ["waiver-duplicate", "waiver-expired"],
    );
  });

  it("are called by their id, else by what they cover", () => {
    const told = (...waivers: Partial<Waiver>[]): string[] =>
      policyFindings(waivers.map(waiver), new Set(), "2026-01-01").map(({ message }) => message);
    const unused = (what: string): string => `This waiver (${what}) covers nothing that the audit found.`;
    assert.deepEqual(told({ party: "zte" }), [unused("party zte")]);
    assert.deepEqual(told({ component: "x", path: "a/**", list: "us-bis-el" }), [unused("x, a/**, us-bis-el")]);
    assert.deepEqual(told({ party: "zte", component: "x" }), [unused("party zte, x")]);
    assert.deepEqual(told({ id: "W-1", party: "zte" }), [unused("W-1")]);
    assert.deepEqual(told({}), [unused("everything")]);
    assert.deepEqual(told({ party: "zte" }, { party: "vk" }, { party: "vk" }), [
      unused("party zte"),
      unused("party vk"),
      "This waiver (party vk) says again what waiver 2 says.",
    ]);
    for (const more of [{ path: "a" }, { list: "us-bis-el" }, { component: "c" }])
      assert.equal(
        told({ party: "zte" }, { party: "zte", ...more })
          .join()
          .includes("again"),
        false,
      );
  });

  it("for a path alone, or a list alone, cover what is there", () => {
    check([waiver({ path: "services/push/package.json", party: "huawei" })], ["waived", "waived"]);
    check([waiver({ path: "services/push/other.json", party: "huawei" })], ["warning 2", "warning 2"]);
    check([waiver({ party: "Huawei Technologies Co., Ltd." })], ["waived", "waived"]);
    check([waiver({ party: "hua*" })], ["waived", "waived"]);
  });

  it("for a component tell places of one source apart", () => {
    const index = (path: string): string =>
      `--extra-index-url https://mirrors.huaweicloud.com/repository/npm/${path}\n`;
    const text = index("a") + index("b");
    const told = (more: Partial<Waiver>, asOf = "2026-01-01"): string[] =>
      analyze({ uri: "requirements.txt", text }, knowledge, { waivers: [waiver(more)] }, asOf).findings.map(
        (finding) => `${finding.waiver ? "waived" : "open"} ${finding.places.length}`,
      );
    const one = { component: "https://mirrors.huaweicloud.com/repository/npm/a" };
    assert.deepEqual(told(one), ["waived 1", "open 1"]);
    assert.deepEqual(told(one, "2026-07-01"), ["open 2"]);
    assert.deepEqual(told({ party: "huawei" }), ["waived 2"]);
    assert.deepEqual(told({ component: "other" }), ["open 2"]);
  });

  it("that nothing needs are used by nobody", () => {
    const used = new Set<Waiver>();
    const [all, none] = [waiver({ party: "huawei" }), waiver({ path: "apps/**", party: "huawei" })];
    const { findings } = analyze(source, knowledge, { waivers: [] }, "2026-01-01");
    noteWaiverUse(used, [all, none], source.uri, findings);
    assert.deepEqual([...used], [all]);
    noteWaiverUse(used, [none], source.uri, []);
    assert.equal(used.size, 1);
  });
});
