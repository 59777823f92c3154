import assert from "node:assert/strict";
import { statusesOn } from "../../../src/core/blacklist/status.js";
import type { Attribution, Party } from "../../../src/core/model.js";
import { judgeContext } from "../../../src/core/policy/judgeContext.js";
import { judge } from "../../../src/core/policy/judge.js";
import { alone } from "../../../src/core/policy/matchGroups.js";
import type { Policy } from "../../../src/core/policy/policy.js";
import { componentOf } from "../../harness/component.js";
import { realKnowledge } from "../../harness/knowledge.js";

const knowledge = realKnowledge();
const today = knowledge.checkedUntil;
const policy: Policy = { waivers: [], activities: ["us-person"] };

/** Severity of something that a party verifiably publishes. */
function severityFor(party: Party): string | undefined {
  const name = `package-of-${party.id}`;
  const published: Attribution = {
    party: party.id,
    scheme: "package",
    pattern: `npm/${name}`,
    relationship: "publisher",
    evidence: { kind: "page", place: "test" },
    confidence: "verified",
  };
  const context = judgeContext({ ...knowledge, attributions: [published] }, policy, today);
  const [match] = context.screen.screen(componentOf({ ecosystem: "npm", name }), today);
  assert.ok(match);
  return judge(alone(match), { uri: "package.json", text: "" }, context)?.severity;
}

describe("a party that was seen on the SDN list", () => {
  const listed = [...knowledge.parties.values()].filter((party) =>
    statusesOn(party, knowledge, today).some(({ list, through }) => list.id === "us-ofac-sdn" && !through),
  );
  it("is one of many", () => assert.ok(listed.length >= 23, String(listed.length)));
  for (const party of listed.filter(({ id }) => id !== "tornado-cash"))
    it(`makes an error for US persons, whatever is known of its first day: ${party.id}`, () =>
      assert.equal(severityFor(party), "error"));
  it("makes none once it was taken off", () => {
    const removed = knowledge.parties.get("tornado-cash");
    assert.ok(removed);
    assert.notEqual(severityFor(removed), "error");
  });
});
