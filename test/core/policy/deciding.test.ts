import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import type { Finding, RestrictedList, SourceText } from "../../../src/core/model.js";
import { coordinateOf } from "../../../src/core/policy/judge.js";
import { emptyPolicy, type Policy } from "../../../src/core/policy/policy.js";
import {
  findingsOf,
  judgedOn,
  listIds,
  manifest,
  parts,
  published,
  type Entry,
  type OneParty,
} from "../../harness/oneParty.js";
import { knowledgeOf, listing, ownedBy, party, restrictedList } from "../../harness/parties.js";
import { componentOf } from "../../harness/component.js";

/** The lists of the one finding are told in the order given, whatever the order of the data. */
function inOrder(listed: OneParty): void {
  for (const turned of [false, true]) {
    const [finding, ...others] = findingsOf(listed, turned);
    assert.ok(finding && others.length === 0);
    const told = finding.statuses.map(({ list }) => list.id);
    assert.deepEqual(told, listIds.slice(0, listed.lists.length), `turned: ${turned}`);
    assert.equal(finding.status.list.id, "a");
  }
}

describe("of several lists", () => {
  it("the more severe decides", () =>
    inOrder({ lists: [{ direction: "blocking" }, { direction: "export" }, { direction: "securities" }] }));
  it("the one in force decides over one that is only expected", () =>
    inOrder({
      lists: [{ direction: "securities" }, { direction: "blocking" }],
      listings: [{}, { effective: undefined, reported: "2019-01-01" }],
    }));
  it("those that are only expected are in the same order among each other", () =>
    inOrder({
      lists: [{ direction: "securities" }, { direction: "blocking" }, { direction: "export" }],
      listings: [
        {},
        { effective: undefined, reported: "2019-01-01" },
        { effective: undefined, reported: "2018-01-01" },
      ],
    }));
  it("the one that forbids an activity decides over one that weighs as much", () =>
    inOrder({
      lists: [{ direction: "market" }, { direction: "blocking" }],
      policy: { lists: { a: "warning", b: "warning" }, activities: ["securities", "us-sales"] },
    }));
  it("the one that was verified decides over an older one that was not", () =>
    inOrder({
      lists: [{ direction: "export" }, { direction: "export" }],
      listings: [{}, { confidence: "unverified", effective: "2001-01-01" }],
    }));
  it("one about equipment comes after others for software, and not for a part", () => {
    const lists: Partial<RestrictedList>[] = [{ direction: "export" }, { direction: "market", reaches: "hardware" }];
    const policy = { lists: { a: "information", b: "information" } } as const;
    inOrder({ lists, policy });
    inOrder({ lists: [...lists].reverse(), policy, source: parts });
  });
  it("the one that weighs more before both are lowered decides", () =>
    inOrder({
      lists: [{ direction: "export" }, { direction: "blocking" }],
      policy: { lists: { a: "error", b: "warning" } },
      attribution: { confidence: "unverified" },
    }));
  it("the one that forbids more decides where they weigh the same", () =>
    inOrder({
      lists: (["blocking", "market", "import", "export", "procurement", "securities"] as const).map((direction) => ({
        direction,
      })),
      policy: { lists: Object.fromEntries(listIds.map((id) => [id, "warning" as const])) },
    }));
  it("the older decides, and one of which no day is known comes last", () =>
    inOrder({
      lists: [{ direction: "export" }, { direction: "export" }, { direction: "export" }],
      listings: [{ effective: "2001-01-01" }, { effective: "2002-01-01" }, { effective: undefined }],
    }));
});

describe("a party that is only expected on a list", () => {
  const check = (entry: Entry, expected: readonly string[]): void =>
    assert.deepEqual(
      findingsOf({ lists: [{}], listings: [{ effective: undefined, ...entry }] }).map(({ rule }) => rule),
      expected,
    );
  it("is watched by a day that was verified", () => {
    check({ reported: "2025-12-01" }, ["watched-party"]);
    check({ published: "2025-12-01", effective: "2026-02-01" }, ["watched-party"]);
  });
  it("is not reported by a day from memory", () => {
    check({ reported: "2025-12-01", confidence: "unverified" }, []);
    check({ published: "2025-12-01", effective: "2026-02-01", recalled: ["published"] }, []);
  });
  it("is reported by a verified publication, whatever else is not verified", () =>
    check({ published: "2025-12-01", effective: "2026-02-01", recalled: ["effective"], confidence: "unverified" }, [
      "watched-party",
    ]));
});

describe("parties of one name and places", () => {
  const both = { ...published, party: "other" };
  const known = {
    ...knowledgeOf(
      [
        party("zq", { listings: [listing("a", { effective: "2020-01-01" })] }),
        party("other", { listings: [listing("b", { effective: "2020-01-01" })] }),
      ],
      [restrictedList("a", { jurisdiction: "US" }), restrictedList("b", { jurisdiction: "US", direction: "export" })],
    ),
    attributions: [published, both],
  };
  const told = (found: readonly Finding[]): string[] =>
    found.map(({ match, severity, places }) => `${match.party.id} ${severity} ${places.length}`).sort();

  it("two of one package are two findings, the milder too", () =>
    assert.deepEqual(told(analyze(manifest, known, emptyPolicy, judgedOn).findings), [
      "other warning 1",
      "zq error 1",
    ]));

  it("an own entry for one place of two leaves the other standing", () => {
    const two: SourceText = {
      uri: "package.json",
      text: JSON.stringify({ dependencies: { zq: "1", "zq-more": "1" } }),
    };
    const policy: Policy = {
      waivers: [],
      ownParties: [{ id: "zq", name: "Zq", packages: ["pkg:npm/zq-more"], reason: "r" }],
    };
    assert.deepEqual(told(analyze(two, known, policy, judgedOn).findings), [
      "other warning 1",
      "zq error 1",
      "zq error 1",
    ]);
  });
});

describe("the rule and subject of a finding", () => {
  it("a package that comes from a mirror is about the source", () => {
    const [finding] = findingsOf({
      lists: [{ direction: "blocking" }],
      attribution: { scheme: "host", pattern: "mirror.example", relationship: "mirror" },
      source: {
        uri: "package.json",
        text: JSON.stringify({ dependencies: { x: "https://mirror.example/x-1.0.0.tgz" } }),
      },
    });
    assert.equal(finding?.rule, "listed-source");
  });
  it("a package that its owner keeps on a host of its own is about the component", () => {
    const [finding] = findingsOf({
      lists: [{ direction: "blocking" }],
      attribution: { scheme: "host", pattern: "git.example", relationship: "owner" },
      source: {
        uri: "package.json",
        text: JSON.stringify({ dependencies: { x: "git+https://git.example/x.git" } }),
      },
    });
    assert.equal(finding?.rule, "listed-component");
  });
  it("a part without a coordinate goes by its name in small letters", () => {
    assert.equal(findingsOf({ lists: [{}], source: parts })[0]?.subject, "x1:zq");
    assert.equal(coordinateOf(componentOf({ kind: "part", name: " AC 1 " })), "ac 1");
    assert.equal(coordinateOf(componentOf({ ecosystem: "npm", name: "@Zq/A", version: "1.0.0" })), "pkg:npm/%40zq/a");
  });
  it("names the owner through whom a party is reached", () => {
    const owner = party("big", { name: "Big Owner", listings: [listing("a", { effective: "2020-01-01" })] });
    const owned = party("zq", { owners: [ownedBy("big", { percent: 60 })] });
    const known = {
      ...knowledgeOf([owner, owned], [restrictedList("a", { jurisdiction: "US", affiliates: "half-owned" })]),
      attributions: [published],
    };
    assert.match(analyze(manifest, known, emptyPolicy, judgedOn).findings[0]?.message ?? "", /Big Owner/);
  });
});

describe("a source at several places", () => {
  const hosts = { scheme: "host", pattern: "mirror.example", relationship: "mirror" } as const;
  const of = (count: number): SourceText => ({
    uri: "requirements.txt",
    text: Array.from({ length: count }, (_, at) => `--extra-index-url https://mirror.example/${at}/\n`).join(""),
  });
  it("is one finding that counts them and names the source", () => {
    const [finding, ...others] = findingsOf({ lists: [{}], attribution: hosts, source: of(3) });
    assert.deepEqual([finding?.places.length, others.length], [3, 0]);
    assert.match(finding?.message ?? "", /^mirror\.example .* \(3 places\)$/);
  });
  it("at one place goes by the component's own words", () => {
    const [finding] = findingsOf({ lists: [{}], attribution: hosts, source: of(1) });
    assert.doesNotMatch(finding?.message ?? "", /places/);
    const source = {
      uri: "package.json",
      text: JSON.stringify({ dependencies: { x: "https://mirror.example/x.tgz" } }),
    };
    assert.match(findingsOf({ lists: [{}], attribution: hosts, source })[0]?.message ?? "", /^x comes from/);
  });
  it("that is a package at several places is reported as the packages", () => {
    const text = JSON.stringify({ dependencies: { zq: "1" }, devDependencies: { zq: "1" } });
    const found = findingsOf({ lists: [{}], source: { uri: "package.json", text } });
    assert.deepEqual(
      found.map(({ message }) => message.split(" ")[0]),
      ["zq", "zq"],
    );
  });
});
