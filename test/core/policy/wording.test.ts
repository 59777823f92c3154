import assert from "node:assert/strict";
import { statusesOn } from "../../../src/core/blacklist/status.js";
import { suppose } from "../../../src/core/blacklist/suppose.js";
import type { Match } from "../../../src/core/model.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { judgeListing } from "../../../src/core/policy/severity.js";
import { messageOf } from "../../../src/core/policy/wording.js";
import { componentOf } from "../../harness/component.js";
import { realKnowledge } from "../../harness/knowledge.js";

const knowledge = realKnowledge();

function matchOf(party: string, relationship: Match["relationship"] = "publisher"): Match {
  const known = knowledge.parties.get(party);
  assert.ok(known, party);
  const component = componentOf({ name: "thing" });
  const basis = relationship === "mirror" ? "host" : "identifier";
  const rest = { relationship, basis, matched: "thing", confidence: "verified", evidence: "e" } as const;
  return { component, party: known, span: component.nameSpan, ...rest };
}

function check(party: string, list: string, asOf: string, expected: string, of = knowledge): void {
  const listed = of.parties.get(party);
  assert.ok(listed);
  const statuses = statusesOn(listed, of, asOf).filter((status) => status.list.id === list);
  assert.equal(
    messageOf(matchOf(party), statuses, (id) => of.parties.get(id)?.name),
    expected,
  );
}

describe("what a finding says of a listing", () => {
  it("cites the edition in force apart from the first day", () =>
    check(
      "quectel",
      "us-dod-1260h",
      "2026-08-22",
      "thing is published by Quectel Wireless Solutions Co., Ltd., on the DoD 1260H list since 2025-01-07 (edition in force: 91 FR 35189)",
    ));
  it("cites the edition of the day where a later one was not out", () =>
    check(
      "quectel",
      "us-dod-1260h",
      "2025-06-01",
      "thing is published by Quectel Wireless Solutions Co., Ltd., on the DoD 1260H list since 2025-01-07 (Section 1260H list, edition of 2025-01-07)",
    ));
  it("says who holds a party that only a suspended rule would reach", () =>
    check(
      "nexperia",
      "us-bis-el",
      "2026-11-30",
      "thing is published by Nexperia, held by Wingtech Technology Co., Ltd. (BIS Entity List since 2024-12-02); whether the 50 % rule applies again since 2026-11-10 was not known when the lists were checked",
    ));
  it("says that a listing is supposed", () =>
    check(
      "dahua",
      "supposed",
      "2026-08-22",
      "thing is published by Zhejiang Dahua Technology Co., Ltd., which would be listed (supposed by this audit)",
      suppose(knowledge, "dahua", "2026-08-22"),
    ));
  it("never calls a party of a procurement or export list sanctioned, and never says undefined", () => {
    for (const party of knowledge.parties.values())
      for (const asOf of ["2019-05-22", "2022-01-01", knowledge.checkedUntil, "2026-11-30"])
        for (const status of statusesOn(party, knowledge, asOf)) {
          const said = messageOf(matchOf(party.id), [status], (id) => knowledge.parties.get(id)?.name);
          assert.doesNotMatch(`${said} ${status.reason}`, /undefined|from memory|NaN|\bnull\b/, party.id);
          if (status.list.direction !== "blocking") assert.doesNotMatch(said, /sanctioned/i, party.id);
        }
  });
});

describe("what an export list says of a mirror", () => {
  const because = (relationship: Match["relationship"]): string => {
    const match = matchOf("huawei", relationship);
    const status = statusesOn(match.party, knowledge, knowledge.checkedUntil).find(
      ({ list }) => list.id === "us-bis-el",
    );
    assert.ok(status);
    return judgeListing(match, status, emptyPolicy).because;
  };
  it("is that its use is not restricted", () =>
    assert.match(
      because("mirror"),
      /^BIS Entity List restricts exports to the party; using its mirror is not restricted/,
    ));
  it("is not said of what the party publishes", () =>
    assert.match(because("publisher"), /^BIS Entity List restricts exports to the party; unless/));
});
