import assert from "node:assert/strict";
import type { RestrictedList } from "../../../src/core/model.js";
import { bites, bitingActivities, weightByActivities } from "../../../src/core/policy/activities.js";
import type { Activity } from "../../../src/core/policy/policy.js";
import { activityWords } from "../../../src/core/policy/words.js";
import { realKnowledge } from "../../harness/knowledge.js";

const knowledge = realKnowledge();
const lists = [...knowledge.lists.values()];

function of(id: string): RestrictedList {
  const list = knowledge.lists.get(id);
  assert.ok(list, id);
  return list;
}

/** Lists of the data that no activity bites, each with the reason. */
const bittenByNone: Readonly<Record<string, string>> = {};

describe("activities", () => {
  for (const list of lists) {
    it(`know ${list.id}`, () => {
      const isBitten = bitingActivities(list).length > 0;
      assert.equal(isBitten, bittenByNone[list.id] === undefined, bittenByNone[list.id] ?? "no activity bites it");
    });
  }

  it("each bite a list, but for none", () => {
    const idle = (Object.keys(activityWords) as Activity[]).filter((one) => !lists.some((list) => bites(one, list)));
    // What no list of the data is about yet stands for those that a later edition brings.
    assert.deepEqual(
      idle.filter((one) => !one.startsWith("uk-")),
      ["none"],
    );
  });

  for (const [activity, bitten, left] of [
    ["us-person", ["us-ofac-sdn"], ["eu-269-2014", "eu-833-2014"]],
    ["eu-person", ["eu-269-2014", "eu-833-2014"], ["us-ofac-sdn", "ua-nsdc"]],
    ["us-imports", ["us-uflpa", "us-fcc-covered"], ["us-pafaca"]],
    ["export", ["us-bis-el", "us-bis-dpl", "eu-833-2014-iv"], ["us-ofac-sdn"]],
    ["us-exports", ["us-bis-el", "us-bis-dpl"], ["eu-833-2014-iv"]],
    ["eu-exports", ["eu-833-2014-iv"], ["us-bis-el"]],
    ["us-federal-contracts", ["us-ndaa-889", "us-ndaa-1634"], ["us-dod-1260h", "us-fcc-covered"]],
    ["us-defense-contracts", ["us-ndaa-889", "us-dod-1260h"], ["us-bis-el"]],
    ["none", [], ["us-ofac-sdn", "us-bis-el"]],
  ] as const) {
    it(`${activity} forbids ${bitten.join(", ") || "nothing"}`, () => {
      for (const id of bitten) assert.equal(weightByActivities([activity], of(id)).severity, "error", id);
      for (const id of left) assert.notEqual(weightByActivities([activity], of(id)).severity, "error", id);
    });
  }

  it("bite lists of a jurisdiction that is not in the data yet", () => {
    const list = (direction: RestrictedList["direction"], jurisdiction: string): RestrictedList => ({
      ...of("us-ofac-sdn"),
      id: "other",
      direction,
      jurisdiction,
    });
    assert.ok(bites("uk-person", list("blocking", "UK")) && bites("uk-person", list("blocking", "United Kingdom")));
    assert.ok(bites("uk-exports", list("export", "GB")));
    assert.ok(!bites("uk-exports", list("blocking", "UK")));
    for (const person of ["us-person", "eu-person", "uk-person", "ca-person", "ch-person", "au-person"] as const)
      assert.ok(bites(person, list("blocking", "UN")), person);
  });

  it("leave a restriction of exports that binds a person in sight", () => {
    assert.deepEqual(weightByActivities(["eu-person"], of("eu-833-2014-iv")), {
      severity: "warning",
      activity: "eu-person",
    });
    assert.deepEqual(weightByActivities(["us-person"], of("eu-833-2014-iv")), { severity: "information" });
    assert.equal(weightByActivities(["eu-person", "eu-exports"], of("eu-833-2014-iv")).severity, "error");
  });

  it("bite by what a list forbids and by whose it is", () => {
    const directions = ["blocking", "market", "import", "procurement", "export", "securities"] as const;
    const list = (direction: RestrictedList["direction"], jurisdiction: string, id = "other"): RestrictedList => ({
      ...of("us-ofac-sdn"),
      id,
      direction,
      jurisdiction,
    });
    const expected: Readonly<Partial<Record<Activity, readonly string[]>>> = {
      none: [],
      export: ["export US", "export EU", "export UA"],
      "us-exports": ["export US"],
      "eu-exports": ["export EU"],
      "uk-exports": [],
      "us-federal-contracts": ["procurement US"],
      "us-defense-contracts": ["procurement US"],
      "us-sales": ["market US"],
      "us-imports": ["import US"],
      "us-person": ["blocking US"],
      "eu-person": ["blocking EU"],
      "uk-person": [],
      "ca-person": [],
      "ch-person": [],
      "au-person": [],
      ukraine: directions.map((direction) => `${direction} UA`),
      securities: ["securities US", "securities EU", "securities UA"],
    };
    for (const [activity, bitten] of Object.entries(expected)) {
      const found = ["US", "EU", "UA"].flatMap((jurisdiction) =>
        directions.flatMap((direction) =>
          bites(activity as Activity, list(direction, jurisdiction)) ? [`${direction} ${jurisdiction}`] : [],
        ),
      );
      assert.deepEqual(found.sort(), [...bitten].sort(), activity);
    }
    for (const id of ["us-dod-1260h", "us-ndaa-154"]) {
      assert.equal(bites("us-federal-contracts", list("procurement", "US", id)), false);
      assert.equal(bites("us-defense-contracts", list("procurement", "US", id)), true);
    }
    for (const [written, meant] of [
      ["USA", "us-person"],
      ["United States", "us-person"],
      ["UNITED STATES OF AMERICA", "us-person"],
      ["European Union", "eu-person"],
      ["Ukraine", "ukraine"],
    ] as const)
      assert.equal(bites(meant, list("blocking", written)), true, written);
    // A person is bound by restrictions of exports, and by no other list that does not bite.
    assert.equal(weightByActivities(["us-person"], list("market", "US")).severity, "information");
    assert.deepEqual(bitingActivities(list("market", "US")), ["us-sales"]);
    assert.deepEqual(bitingActivities(list("market", "EU")), []);
  });
});
