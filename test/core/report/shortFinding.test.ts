import assert from "node:assert/strict";
import { statusesOn } from "../../../src/core/blacklist/status.js";
import type { Finding, ListingStatus, Party, Relationship } from "../../../src/core/model.js";
import { problemText, shortFinding } from "../../../src/core/report/shortFinding.js";
import { realKnowledge } from "../../harness/knowledge.js";

const knowledge = realKnowledge();
const asOf = "2026-08-22";
const partyOf = (id: string): Party | undefined => knowledge.parties.get(id);

interface Wanted {
  readonly name?: string;
  readonly relationship?: Relationship;
  readonly basis?: Finding["match"]["basis"];
  readonly places?: number;
  readonly waived?: string;
}

/** A finding about a party on a list, with a fix whose title is long. */
function findingOf(party: Party, status: ListingStatus, wanted: Wanted = {}): Finding {
  const { name = "esdk-obs-nodejs", relationship = "publisher", basis = "identifier", places = 1, waived } = wanted;
  const span = { start: 0, end: name.length };
  const component = { kind: "library", name, nameSpan: span, entry: span, scope: "", relation: "direct" } as const;
  const match = {
    component,
    party,
    basis,
    relationship,
    matched: name,
    span,
    confidence: "verified",
    evidence: "",
  } as const;
  const title = "Use @aws-sdk/client-s3, a name that goes on and on — larger code changes needed, as everywhere";
  return {
    rule: "listed-component",
    severity: "error",
    span,
    places: Array.from({ length: places }, () => span),
    message: "",
    component,
    match,
    status,
    statuses: statusesOn(party, knowledge, asOf),
    because: "",
    fixes: [{ title, kind: "replace", edits: [] }],
    subject: "",
    fingerprint: "",
    ...(waived !== undefined && { waiver: { reason: waived, expires: "2026-12-31" } }),
  };
}

const [huawei, entity] = ((): [Party, ListingStatus] => {
  const party = knowledge.parties.get("huawei");
  const status = party && statusesOn(party, knowledge, asOf).find(({ list }) => list.id === "us-bis-el");
  assert.ok(party && status);
  return [party, status];
})();

const everyone = [...knowledge.parties.values()].flatMap((party) =>
  statusesOn(party, knowledge, asOf).map((status) => ({ party, status })),
);

describe("a finding in a line of the Problems panel", () => {
  it("says who and which list first", () =>
    assert.equal(problemText(findingOf(huawei, entity)), "Huawei · BIS Entity List (export): esdk-obs-nodejs"));
  it("says a weaker tie, a doubt and the number of places", () => {
    assert.match(problemText(findingOf(huawei, entity, { relationship: "interop" })), /^Works with Huawei · /);
    assert.match(problemText(findingOf(huawei, entity, { basis: "similar-name" })), /^Perhaps Huawei · /);
    assert.match(problemText(findingOf(huawei, entity, { places: 2_400 })), /esdk-obs-nodejs \(2,400 places\)$/);
  });
  it("cuts the component in its middle", () => {
    const name = `@scope/${"a-very-long-name-".repeat(8)}end`;
    const text = problemText(findingOf(huawei, entity, { name }));
    assert.equal(text.length, 90);
    assert.match(text, /: @scope\/.*….*-end$/);
  });
  it("is one line of at most 90 characters for every party and list", () => {
    for (const { party, status } of everyone) {
      const text = problemText(findingOf(party, status, { name: "esdk\nobs" }));
      assert.ok(text.length <= 90, `${text.length}: ${text}`);
      assert.doesNotMatch(text, /\n/);
      assert.match(text, /esdk obs$/);
    }
  });
});

describe("a finding in a few words", () => {
  const wordsOf = (finding: Finding): number =>
    [
      ...Object.values(shortFinding(finding, partyOf)).flatMap(
        (text: string) => text.match(/[\p{L}\p{N}][^\s]*/gu) ?? [],
      ),
    ].length;
  it("says list, day and certainty, what is forbidden and what is not", () => {
    const said = shortFinding(findingOf(huawei, entity), partyOf);
    assert.equal(said.party, "Huawei");
    assert.match(said.listed, /^BIS Entity List, listed since 2019-05-16 · certain/);
    assert.match(said.permits ?? "", /^buying from the party/);
    assert.match(said.instead ?? "", /^Use @aws-sdk\/client-s3/);
  });
  it("says that a listing may be, and counts beside it only lists that are in force", () => {
    const unknown = { ...entity, state: "unknown" } as const;
    const undated = { ...entity, state: "undated" } as const;
    const finding = (...statuses: ListingStatus[]): Finding => ({ ...findingOf(huawei, unknown), statuses });
    assert.match(shortFinding(finding(unknown), partyOf).listed, /^BIS Entity List, perhaps listed since .* · \w+$/);
    const elsewhere = { ...undated, list: { ...entity.list, id: "other" } };
    assert.match(shortFinding(finding(unknown, elsewhere), partyOf).listed, / · 1 more list$/);
    assert.match(shortFinding(finding(unknown), partyOf).wouldForbid ?? "", /^supplying the party/);
    assert.equal(shortFinding(finding(unknown), partyOf).forbids, undefined);
    assert.match(problemText(findingOf(huawei, unknown)), / \(perhaps listed\): /);
    assert.match(problemText(findingOf(huawei, undated)), / \(export\): /);
  });
  it("begins with the waiver of a waived one", () => {
    const said = shortFinding(findingOf(huawei, entity, { waived: "a reason\nof two lines" }), partyOf);
    assert.equal(said.waived, "Waived until 2026-12-31: a reason of two lines");
    assert.equal(Object.keys(said)[0], "waived");
    assert.equal(said.instead, undefined);
  });
  it("has at most 60 words with its labels and links, for every party and list", () => {
    // Forbids, Not, Instead, Party, Evidence, Waive.
    const labels = 6;
    for (const { party, status } of everyone) {
      const words = wordsOf(findingOf(party, status, { places: 30 })) + labels;
      assert.ok(words <= 60, `${party.id} on ${status.list.id}: ${words} words`);
    }
  });
});
