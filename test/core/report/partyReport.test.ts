import assert from "node:assert/strict";
import { partyReport } from "../../../src/core/report/partyReport.js";
import { timelineText } from "../../../src/core/report/timelineText.js";
import { knowledgeOf, listing, ownedBy, party, restrictedList } from "../../harness/parties.js";
import { realKnowledge } from "../../harness/knowledge.js";

const lists = [restrictedList("blocked", { short: "Blocked" }), restrictedList("bought", { short: "Not bought" })];

describe("a party's timeline in text", () => {
  const check = (it: Parameters<typeof party>[1], asOf: string, expected: readonly string[]): void =>
    assert.deepEqual(timelineText(party("it", it), new Map(lists.map((list) => [list.id, list])), asOf, 36), expected);

  it("draws candidates, announcements, licences, force and the end", () =>
    check(
      {
        listings: [
          listing("bought", { published: "2019-07-01", effective: "2020-07-01" }),
          listing("blocked", {
            reported: "2019-01-01",
            published: "2019-07-01",
            until: "2020-07-01",
            licences: [{ name: "General", from: "2019-07-01", to: "2019-12-31" }],
          }),
        ],
      },
      "2020-12-31",
      ["            2019        2020", "Blocked     ??????░░░░░░██████·····│", "Not bought  ······------------█████│"],
    ));
  it("says nothing where there is no date", () => check({ listings: [listing("blocked")] }, "2020-01-01", []));
  it("takes a month for its beginning", () =>
    check({ listings: [listing("blocked", { published: "2020-07" })] }, "2021-12-31", [
      "         2020         2021",
      "Blocked  ······███████████████████│",
    ]));
});

describe("a party report", () => {
  it("gives names, ties, standing, timeline, entries and attributions of every party within its width", () => {
    const knowledge = realKnowledge();
    for (const each of knowledge.parties.values()) {
      const report = partyReport(each, knowledge, "2026-08-22", { width: 90 });
      assert.ok(report.startsWith(`${each.name} (${each.id}`), each.id);
      assert.ok(report.includes("On 2026-08-22"), each.id);
      for (const line of report.split("\n")) assert.ok(line.length <= 130, `${each.id}: ${line}`);
    }
  });
  it("names both ends of a tie", () => {
    const below = party("below", { owners: [ownedBy("above", { percent: 60, until: "2024-01-01" })] });
    const knowledge = knowledgeOf([below, party("above")], lists);
    assert.match(
      partyReport(below, knowledge, "2020-01-01"),
      /Held by {7}above Ltd\. \(shareholder, 60 %, until 2024-01-01\)/,
    );
    const above = knowledge.parties.get("above");
    assert.ok(above);
    assert.match(partyReport(above, knowledge, "2020-01-01"), /Holds {9}below Ltd\. \(shareholder, 60 %/);
  });
  it("says plainly that a party is on no list", () => {
    const it = party("it");
    assert.match(partyReport(it, knowledgeOf([it], lists), "2020-01-01"), /on no list that is known here/);
  });
});
