import assert from "node:assert/strict";
import { analyze } from "../../src/core/analyze.js";
import { emptyPolicy, type Policy } from "../../src/core/policy/policy.js";
import { smallKnowledge } from "../harness/smallKnowledge.js";

const knowledge = smallKnowledge();

/** Findings of a `package.json` as `severity rule party: message`. */
function check(
  dependencies: Record<string, string>,
  asOf: string,
  expected: readonly string[],
  policy: Policy = emptyPolicy,
): void {
  const source = { uri: "app/package.json", text: JSON.stringify({ dependencies }, undefined, 2) };
  const { findings } = analyze(source, knowledge, policy, asOf);
  assert.deepEqual(
    findings.map(({ severity, rule, match, message }) => `${severity} ${rule} ${match.party.id}: ${message}`),
    expected,
  );
}

describe("analyze", () => {
  const cloud = { "@huaweicloud/core": "1.0.0", react: "18.0.0" };

  it("finds nothing on the day before a listing is in force", () => check(cloud, "2019-05-15", []));

  it("names party, list, first day and citation", () =>
    check(cloud, "2019-05-16", [
      "warning listed-component huawei: @huaweicloud/core is published by Huawei Technologies Co., Ltd., on the BIS Entity List since 2019-05-16 (84 FR 22961)",
    ]));

  it("still finds what is licensed, and says until when", () =>
    check(cloud, "2019-05-22", [
      "warning listed-component huawei: @huaweicloud/core is published by Huawei Technologies Co., Ltd., on the BIS Entity List since 2019-05-16 (84 FR 22961), licensed by Temporary General License until 2019-08-19",
    ]));

  it("says nothing of a licence that is over", () =>
    check(cloud, "2020-08-14", [
      "warning listed-component huawei: @huaweicloud/core is published by Huawei Technologies Co., Ltd., on the BIS Entity List since 2019-05-16 (84 FR 22961)",
    ]));

  it("counts further lists, and lowers those about equipment for software", () =>
    check(cloud, "2021-03-12", [
      "warning listed-component huawei: @huaweicloud/core is published by Huawei Technologies Co., Ltd., on the BIS Entity List since 2019-05-16 (84 FR 22961), and on 1 more list",
    ]));

  it("does not take a neighbour for the party", () =>
    check({ "@huaweicloudy/core": "1", huaweicloud: "1" }, "2026-01-01", []));

  it("takes the party's repository for the party's", () =>
    check({ ui: "git+ssh://git@github.com/VKCOM/ui.git#main" }, "2026-01-01", [
      "warning listed-component vk: ui comes from ssh://github.com/VKCOM/ui.git, which belongs to VK Company, named in Ukraine NSDC since 2017-05-16",
    ]));

  it("keeps to the versions that were the party's", () => {
    check({ "@vkontakte/old": "2.1.0" }, "2026-01-01", []);
    check({ "@vkontakte/old": "1.4.0" }, "2026-01-01", [
      "warning listed-component vk: @vkontakte/old is published by VK Company, named in Ukraine NSDC since 2017-05-16",
    ]);
  });

  it("finds nothing when no listing is in force", () => check({ "@bytedance/x": "1" }, "2026-01-01", []));

  it("finds the team's own parties like listed ones", () => {
    const policy: Policy = {
      waivers: [],
      ownParties: [
        { id: "acme", name: "Acme Inc.", packages: ["pkg:npm/@acme/*"], severity: "warning", reason: "lawsuit" },
      ],
    };
    check(
      { "@acme/x": "1", "@acmex/x": "1" },
      "2026-01-01",
      ["warning listed-component acme: @acme/x is published by Acme Inc., on your own list"],
      policy,
    );
  });

  it("survives JSON with its fixes", () => {
    const source = { uri: "package.json", text: JSON.stringify({ dependencies: cloud }) };
    const [finding] = analyze(source, knowledge, emptyPolicy, "2026-01-01").findings;
    const plain = JSON.parse(JSON.stringify(finding)) as { fixes: unknown[]; fingerprint: string; subject: string };
    assert.equal(plain.fixes.length, 2);
    assert.equal(plain.subject, "pkg:npm/%40huaweicloud/core:huawei");
    assert.match(plain.fingerprint, /^[0-9a-f]{32}$/);
  });

  it("tells findings apart by file, component and party alone", () => {
    const printOf = (uri: string, text: string): (readonly string[])[] =>
      analyze({ uri, text }, knowledge, emptyPolicy, "2026-01-01").findings.map(({ subject, fingerprint }) => [
        subject,
        fingerprint,
      ]);
    const mod = "module m\n\nrequire github.com/huaweicloud/golangsdk v0.0.1\n";
    const [declared] = printOf("go.mod", mod);
    const [locked] = printOf("go.sum", "github.com/huaweicloud/golangsdk v0.0.1 h1:abc=\n");
    const [moved] = printOf("go.mod", `// more\n\n${mod.replace("v0.0.1", "v0.0.2")}`);
    const [elsewhere] = printOf("tools/go.mod", mod);
    assert.equal(declared?.[0], locked?.[0]);
    assert.notEqual(declared?.[1], locked?.[1]);
    assert.deepEqual(declared, moved);
    assert.equal(declared?.[0], elsewhere?.[0]);
    assert.notEqual(declared?.[1], elsewhere?.[1]);
  });

  it("says in JSON of a package of a lockfile what its manifest would say", () => {
    const text = "packages:\n\n  /@huaweicloud/core/3.1.0:\n    resolution: {integrity: sha512-AAAA==}\n";
    const [finding] = analyze({ uri: "pnpm-lock.yaml", text }, knowledge, emptyPolicy, "2026-01-01").findings;
    const { component } = JSON.parse(JSON.stringify(finding)) as { component: object };
    assert.deepEqual(component, {
      kind: "library",
      ecosystem: "npm",
      name: "@huaweicloud/core",
      version: "3.1.0",
      nameSpan: { start: 14, end: 31 },
      versionSpan: { start: 32, end: 37 },
      entry: { start: 13, end: 81 },
      scope: "packages",
      relation: "transitive",
    });
  });
});
