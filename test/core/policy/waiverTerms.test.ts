import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import type { Waiver } from "../../../src/core/model.js";
import { layerPolicies, namedPolicy, type PolicyLevel } from "../../../src/core/policy/layers.js";
import type { Policy } from "../../../src/core/policy/policy.js";
import { readPolicyFile } from "../../../src/core/policy/readPolicy.js";
import { policyFindings } from "../../../src/core/policy/waivers.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const knowledge = smallKnowledge();
const text = JSON.stringify({
  dependencies: { "@huaweicloud/core": "1.4.0" },
  devDependencies: { "@huaweicloud/testing": "^2.0.0" },
});
const waiver = (more: Partial<Waiver>): Waiver => ({ party: "huawei", reason: "r", expires: "2026-12-31", ...more });

/** `name: waived` or `name: severity` of each finding. */
function found(policy: Partial<Policy>, asOf = "2026-01-01"): readonly string[] {
  const { findings } = analyze({ uri: "package.json", text }, knowledge, { waivers: [], ...policy }, asOf);
  return findings.map((one) => `${one.component.name}: ${one.waiver ? "waived" : one.severity}`);
}

describe("a waiver for versions", () => {
  const cases: readonly (readonly [versions: string, component: string, expected: readonly string[]])[] = [
    [">=1 <2", "pkg:npm/@huaweicloud/*", ["waived", "warning"]],
    ["^2", "pkg:npm/@huaweicloud/*", ["warning", "waived"]],
    ["<2.5", "pkg:npm/@huaweicloud/*", ["waived", "warning"]],
    ["*", "pkg:npm/@huaweicloud/core", ["waived", "warning"]],
    ["<1.4.0", "pkg:npm/@huaweicloud/core", ["warning", "warning"]],
  ];
  for (const [versions, component, [core, testing]] of cases) {
    it(`${versions} of ${component}`, () =>
      assert.deepEqual(found({ waivers: [waiver({ component, versions })] }), [
        `@huaweicloud/core: ${core}`,
        `@huaweicloud/testing: ${testing}`,
      ]));
  }
});

describe("a waiver for a scope", () => {
  it("covers what the file needs for it alone", () => {
    const expected = ["@huaweicloud/core: warning", "@huaweicloud/testing: waived"];
    assert.deepEqual(found({ waivers: [waiver({ scopes: ["dev"] })] }), expected);
    assert.deepEqual(found({ waivers: [waiver({ scopes: ["test", "dev"] })] }), expected);
  });
  it("covers nothing of another", () =>
    assert.deepEqual(found({ waivers: [waiver({ scopes: ["test"] })] }), [
      "@huaweicloud/core: warning",
      "@huaweicloud/testing: warning",
    ]));
});

describe("a waiver for what the party was listed for", () => {
  const check = (listed: NonNullable<Waiver["listed"]>, expected: string): void =>
    assert.equal(found({ waivers: [waiver({ listed })] })[0], `@huaweicloud/core: ${expected}`);
  it("covers what is as it was", () => check({ "us-bis-el": "export", "us-fcc-covered": "market" }, "waived"));
  it("leaves a list open that was added", () => {
    check({ "us-fcc-covered": "market" }, "warning");
    check({ "us-bis-el": "export" }, "information");
  });
  it("leaves a list open that forbids something else", () =>
    check({ "us-bis-el": "blocking", "us-fcc-covered": "market" }, "warning"));
  it("leaves a list open that came into force", () =>
    check({ "us-bis-el": "watched", "us-fcc-covered": "market" }, "warning"));
  it("says why the finding is open", () => {
    const waivers = [waiver({ id: "W-7", listed: { "us-fcc-covered": "market" } })];
    const [first] = analyze({ uri: "package.json", text }, knowledge, { waivers }, "2026-01-01").findings;
    assert.match(first?.because ?? "", /; a waiver \(W-7\) was decided when the party was not listed so/);
  });
});

describe("a waiver's days", () => {
  it("begin with its decision, where that is given", () => {
    const waivers = [waiver({ decided: "2026-01-02" })];
    assert.equal(found({ waivers })[0], "@huaweicloud/core: warning");
    assert.equal(found({ waivers }, "2026-01-02")[0], "@huaweicloud/core: waived");
  });
  const told = (asOf: string, more: Partial<Waiver> = {}): readonly string[] =>
    policyFindings([waiver(more)], undefined, asOf).map(({ rule, message }) => `${rule}: ${message}`);
  it("are reported 14 days before the last, and not before", () => {
    assert.deepEqual(told("2026-12-16"), []);
    assert.deepEqual(told("2026-12-17"), [
      "waiver-expiring: This waiver (party huawei) expires in 14 days, on 2026-12-31.",
    ]);
    assert.deepEqual(told("2026-12-31"), ["waiver-expiring: This waiver (party huawei) expires today, on 2026-12-31."]);
    assert.match(told("2027-01-01").join(), /^waiver-expired: /);
  });
  it("are reported before the decision", () =>
    assert.match(told("2026-01-01", { decided: "2026-01-02" }).join(), /^waiver-unused: .* holds from 2026-01-02/));
});

describe("rules for waivers", () => {
  /** What is refused of a root's waiver below an organisation that says `rules`. */
  const refused = (rules: string, written: string): readonly string[] => {
    const named = (level: PolicyLevel, policy: string) => {
      const layer = readPolicyFile(policy, knowledge);
      assert.deepEqual(layer.problems, []);
      return namedPolicy(level, level, layer) ?? assert.fail();
    };
    const above = named("organisation", `mayLoosen: [waivers]\nwaiverRules: ${rules}\n`);
    const below = named("root", `waivers:\n  - {party: huawei, reason: r, expires: 2027-03-31${written}}\n`);
    return layerPolicies([above, below], knowledge).refused.map(({ message }) => message);
  };
  const cases: readonly (readonly [rules: string, written: string, problem: string | undefined])[] = [
    ["{twoPeople: true}", ", requestedBy: A, approver: B", undefined],
    ["{twoPeople: true}", ", requestedBy: A", "needs approver (waiverRules.twoPeople)"],
    ["{twoPeople: true}", "", "needs requestedBy and approver (waiverRules.twoPeople)"],
    ["{twoPeople: true}", ", requestedBy: Ann Lee, approver: ann  lee", "the one who asked for it approved"],
    ["{twoPeople: false}", "", undefined],
    ["{mostDays: 90}", ", decided: 2026-12-31", undefined],
    ["{mostDays: 89}", ", decided: 2026-12-31", "lasts 90 days, and at most 89 are allowed"],
    ["{mostDays: 90}", "", "needs the day on which it was decided"],
    ["{bound: true}", ", listed: {us-bis-el: export}", undefined],
    ["{bound: true}", "", "needs what the party was listed for"],
  ];
  for (const [rules, written, problem] of cases) {
    it(`${rules} and${written || " nothing more"}`, () => {
      const [first, ...more] = refused(rules, written);
      assert.deepEqual(more, []);
      if (problem === undefined) assert.equal(first, undefined);
      else assert.ok(first?.startsWith("root has a waiver that ") && first.includes(problem), first);
    });
  }
  it("are tightened below and not loosened", () => {
    const layer = (level: PolicyLevel, waiverRules: Policy["waiverRules"]) =>
      ({ label: level, level, policy: { waivers: [], ...(waiverRules && { waiverRules }) }, mayLoosen: [] }) as const;
    const { policy, refused: told } = layerPolicies(
      [layer("root", { mostDays: 90 }), layer("nested", { mostDays: 365, twoPeople: true })],
      knowledge,
    );
    assert.deepEqual(policy.waiverRules, { mostDays: 90, twoPeople: true });
    assert.match(told.map(({ message }) => message).join("\n"), /^nested loosens waiverRules\.mostDays/);
    assert.equal(told.length, 1);
  });
});

describe("ceilings of scopes", () => {
  it("lower what the file needs for that alone", () => {
    assert.deepEqual(found({ scopes: { dev: "information" } }), [
      "@huaweicloud/core: warning",
      "@huaweicloud/testing: information",
    ]);
    assert.deepEqual(found({ scopes: { dev: "off", test: "off" } }), ["@huaweicloud/core: warning"]);
  });
});
