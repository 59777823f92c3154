import assert from "node:assert/strict";
import type { Component, Listing, ListingStatus, Match, RestrictedList } from "../../../src/core/model.js";
import { inPlaces, label, messageOf } from "../../../src/core/policy/wording.js";
import { supposedListId } from "../../../src/core/blacklist/suppose.js";
import { componentOf } from "../../harness/component.js";
import { published } from "../../harness/oneParty.js";
import { listing, party, restrictedList } from "../../harness/parties.js";

type Status = Partial<Omit<ListingStatus, "listing" | "list">> & {
  readonly listing?: Partial<Listing>;
  readonly list?: Partial<RestrictedList>;
};

function status({ listing: entry, list, ...more }: Status = {}): ListingStatus {
  return {
    state: "listed",
    reason: "r",
    listing: listing("a", { effective: "2020-01-01", ...entry }),
    list: restrictedList("a", { short: "Zq Order", ...list }),
    ...more,
  };
}

function said(match: Partial<Match>, statuses: readonly Status[] = [{}], component: Partial<Component> = {}): string {
  const whole: Match = {
    component: componentOf({ ecosystem: "npm", name: "zq", ...component }),
    party: party("zq", { name: "Zq Inc." }),
    basis: "identifier",
    relationship: "publisher",
    matched: "zq",
    span: { start: 0, end: 1 },
    confidence: "verified",
    attribution: published,
    evidence: "e",
    ...match,
  };
  return messageOf(whole, statuses.map(status), (id) => (id === "big" ? "Big Corp." : undefined));
}

const since = "named in Zq Order since 2020-01-01";

describe("the sentence about a finding", () => {
  const ties: readonly (readonly [Partial<Match>, sure: string, unsure: string])[] = [
    [{ relationship: "publisher" }, "zq is published by Zq Inc., ", "zq is probably published by Zq Inc., "],
    [{ relationship: "owner" }, "zq belongs to Zq Inc., ", "zq probably belongs to Zq Inc., "],
    [{ relationship: "mirror" }, "zq is run by Zq Inc., ", "zq is probably run by Zq Inc., "],
    [{ relationship: "manufacturer" }, "zq is made by Zq Inc., ", "zq is probably made by Zq Inc., "],
    [
      { relationship: "manufacturer", basis: "pattern" },
      "zq is made by Zq Inc., ",
      "zq looks like a part number of Zq Inc., ",
    ],
    [
      { relationship: "brand", matched: "Zed" },
      'zq: some products of the brand "Zed" are made by Zq Inc.; the party is ',
      'zq: some products of the brand "Zed" are made by Zq Inc.; the party is ',
    ],
  ];
  for (const [match, sure, unsure] of ties)
    it(`says ${sure}or ${unsure}`, () => {
      assert.equal(said(match), sure + since);
      assert.equal(said({ ...match, confidence: "unverified" }), unsure + since);
    });

  it("says of weaker ties that the party is listed, not the component", () => {
    for (const [relationship, expected] of [
      ["interop", "zq works with products of Zq Inc. and is not published by it"],
      ["origin", "zq began at Zq Inc. and is no longer its own"],
      ["bundles", "zq contains parts of Zq Inc. and is not published by it"],
      ["maintainer", "zq is maintained by a person employed at Zq Inc."],
    ] as const)
      assert.equal(said({ relationship }), `${expected}; the party is ${since}`);
  });

  it("says that a name only resembles, or is a short one", () => {
    assert.equal(said({ basis: "similar-name", matched: "Zqq" }), `zq: the name "Zqq" resembles Zq Inc., ${since}`);
    assert.equal(said({ basis: "short-name", matched: "Z" }), `zq: "Z" is also a short name of Zq Inc., ${since}`);
  });

  it("names the place that something comes from", () => {
    const host = (match: Partial<Match>, component: Partial<Component> = {}): string =>
      said({ basis: "host", matched: "https://u:p@m.example/zq", ...match }, [{}], component).replace(`, ${since}`, "");
    const place = "https://m.example/zq";
    assert.equal(host({ relationship: "mirror" }), `zq comes from ${place}, run by Zq Inc.`);
    assert.equal(
      host({ relationship: "mirror", confidence: "unverified" }),
      `zq comes from ${place}, probably run by Zq Inc.`,
    );
    assert.equal(host({ relationship: "owner" }), `zq comes from ${place}, which belongs to Zq Inc.`);
    assert.equal(
      host({ relationship: "owner", confidence: "unverified" }),
      `zq comes from ${place}, which probably belongs to Zq Inc.`,
    );
    const weak = `; the party is ${since}`;
    assert.equal(
      host({ relationship: "origin" }),
      `zq comes from ${place}, begun at Zq Inc. and no longer its own${weak}`,
    );
    for (const relationship of ["interop", "bundles"] as const)
      assert.equal(host({ relationship }), `zq comes from ${place}, tied to Zq Inc. and not its own${weak}`);
    // A source, or a component that is called by its place.
    const source = { kind: "source", name: "x" } as const;
    assert.equal(host({ relationship: "mirror" }, source), `${place} is run by Zq Inc.`);
    assert.equal(host({ relationship: "owner" }, source), `${place} is a place of Zq Inc.`);
    assert.equal(
      host({ relationship: "owner", confidence: "unverified" }, source),
      `${place} is probably a place of Zq Inc.`,
    );
    const image = { name: `${place}/image` };
    assert.equal(host({ relationship: "mirror" }, image), `${place}/image is served from a host run by Zq Inc.`);
    assert.equal(host({ relationship: "owner" }, image), `${place} is a place of Zq Inc.`);
  });

  const standings: readonly (readonly [what: string, status: Status, expected: string])[] = [
    ["a list", { list: { short: "Zq List" } }, "on the Zq List since 2020-01-01"],
    ["lists", { list: { short: "Zq Lists" } }, "on the Zq Lists since 2020-01-01"],
    ["an order", {}, since],
    ["your own list", { list: { short: "your own list" } }, "on your own list since 2020-01-01"],
    ["an act", { listing: { citation: "1 FR 2" } }, `${since} (1 FR 2)`],
    ["an act that begins with the list", { listing: { citation: "Zq Order, No. 7" } }, `${since} (No. 7)`],
    ["an edition", { listing: { citation: "1 FR 2", edition: "of 2026" } }, `${since} (edition in force: of 2026)`],
    ["an owner", { through: ["zq", "middle", "big"] }, "named in Zq Order through Big Corp. since 2020-01-01"],
    ["an owner without a name", { through: ["zq", "nobody"] }, "named in Zq Order through nobody since 2020-01-01"],
    [
      "a candidate",
      { state: "reported", listing: { reported: "2019-01-01" } },
      "reported as a candidate for Zq Order on 2019-01-01",
    ],
    [
      "a candidate by its state's day",
      { state: "reported", since: "2019-02-01" },
      "reported as a candidate for Zq Order on 2019-02-01",
    ],
    [
      "a proposal",
      { state: "proposed", listing: { proposed: "2019-01-01" }, through: ["zq", "big"] },
      "proposed through Big Corp. for Zq Order on 2019-01-01",
    ],
    ["a proposal of a day", { state: "proposed", since: "2019-02-01" }, "proposed for Zq Order on 2019-02-01"],
    ["a publication", { state: "published" }, "to be named in Zq Order from 2020-01-01"],
    ["a suspension", { state: "suspended", until: "2027-01-01" }, "named in Zq Order, suspended until 2027-01-01"],
    ["a suspension without an end", { state: "suspended" }, "named in Zq Order, suspended"],
    [
      "a term that ran out",
      { state: "unknown" },
      "once named in Zq Order since 2020-01-01; whether it still is, was not looked up",
    ],
    [
      "a rule whose state is not known",
      { state: "unknown", through: ["zq", "big"], since: "2025-01-01" },
      "held by Big Corp. (Zq Order since 2020-01-01); whether the 50 % rule applies again since 2025-01-01 was not known when the lists were checked",
    ],
    [
      "that rule with an owner without a name",
      { state: "unknown", through: ["zq", "nobody"] },
      "held by nobody (Zq Order since 2020-01-01); whether the 50 % rule applies again was not known when the lists were checked",
    ],
    ["no first day", { state: "undated" }, "named in Zq Order, first day not established"],
    [
      "a licence",
      {
        state: "licensed",
        until: "2021-01-01",
        listing: {
          licences: [
            { name: "First", from: "2020-01-01", to: "2020-06-01" },
            { name: "Second", from: "2020-06-01", to: "2021-01-01" },
          ],
        },
      },
      `${since}, licensed by Second until 2021-01-01`,
    ],
    [
      "a licence without a name",
      {
        state: "licensed",
        until: "2021-01-01",
        listing: { licences: [{ name: "", from: "2020-01-01", to: "2021-01-01" }] },
      },
      `${since}, licensed until 2021-01-01`,
    ],
    ["a licence that is over", { until: "2021-01-01" }, since],
    ["a supposition", { list: { id: supposedListId } }, "which would be listed (supposed by this audit)"],
    [
      "a supposition of an owner",
      { list: { id: supposedListId }, through: ["zq", "big"] },
      "which would be listed through Big Corp. (supposed by this audit)",
    ],
    [
      "a supposition of an owner without a name",
      { list: { id: supposedListId }, through: ["zq", "nobody"] },
      "which would be listed through nobody (supposed by this audit)",
    ],
  ];
  for (const [what, one, expected] of standings)
    it(`tells ${what}`, () => assert.equal(said({}, [one]), `zq is published by Zq Inc., ${expected}`));

  it("tells a supposition of a party that a component is only tied to", () =>
    assert.equal(
      said({ relationship: "interop" }, [{ list: { id: supposedListId } }]),
      "zq works with products of Zq Inc. and is not published by it; the party would be listed (supposed by this audit)",
    ));

  it("counts the other lists, each once, and those that it is only expected on, or perhaps on, not at all", () => {
    const other = (id: string, more: Status = {}): Status => ({ list: { id }, ...more });
    const more = (...others: Status[]): string =>
      said({}, [{}, ...others]).replace(`zq is published by Zq Inc., ${since}`, "");
    assert.equal(more(), "");
    assert.equal(more(other("b")), ", and on 1 more list");
    assert.equal(more(other("b"), other("c")), ", and on 2 more lists");
    assert.equal(more(other("b"), other("b")), ", and on 1 more list");
    assert.equal(more(other("a")), "");
    assert.equal(more(other("b", { state: "reported" })), "");
    assert.equal(more(other("b", { state: "unknown" })), "");
    assert.equal(more(other("b", { state: "undated" })), ", and on 1 more list");
    assert.equal(said({}, []), "zq is published by Zq Inc.");
  });

  it("never repeats a user or a password", () => {
    const named = (name: string): string => label(componentOf({ name }));
    for (const [name, expected] of [
      ["https://user:word@m.example/a@b", "https://m.example/a@b"],
      ["https://user@m.example", "https://m.example"],
      ["user:word@m.example/x", "m.example/x"],
      ["git@m.example:x", "git@m.example:x"],
      ["@scope/name", "@scope/name"],
      ["name@1.0:x", "name@1.0:x"],
      ["https://m.example/a@b", "https://m.example/a@b"],
      ["plain", "plain"],
    ] as const)
      assert.equal(named(name), expected);
  });

  it("counts places from the second on", () =>
    assert.deepEqual([1, 2, 20_000].map(inPlaces), ["", " (2 places)", " (20,000 places)"]));
});
