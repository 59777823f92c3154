import assert from "node:assert/strict";
import { statusesOn } from "../../../src/core/blacklist/status.js";
import type {
  AffiliateSwitch,
  Listing,
  ListingStatus,
  Ownership,
  Party,
  RestrictedList,
} from "../../../src/core/model.js";
import { knowledgeOf, listing, ownedBy, party, restrictedList } from "../../harness/parties.js";

const since = { published: "2020-01-01" };

/** Statuses of the party `it` on the one list `list`, on which `top` is. */
function statuses(
  list: Partial<RestrictedList>,
  below: readonly Party[],
  asOf = "2021-01-01",
  entry: Partial<Listing> = since,
): readonly ListingStatus[] {
  const all = [party("top", { listings: [listing("list", entry)] }), ...below];
  const of = all.find(({ id }) => id === "it");
  assert.ok(of);
  return statusesOn(of, knowledgeOf(all, [restrictedList("list", list)]), asOf);
}

const half = { affiliates: "half-owned" } as const;
const subsidiaries = { affiliates: "subsidiaries" } as const;
const it_ = (...owners: Ownership[]): Party => party("it", { owners });
const owned = it_(ownedBy("top", { percent: 60 }));
const told = (found: readonly ListingStatus[]): string[] => found.map(({ state, reason }) => `${state}: ${reason}`);

describe("a dated rule on companies and their owners", () => {
  const rule = (given: Partial<AffiliateSwitch>): Partial<RestrictedList> => ({
    affiliateSwitches: [{ rule: "half-owned", from: "2020-06-01", state: "in-force", citation: "the rule", ...given }],
  });
  const held = "60 % held by top Ltd., which is listed since 2020-01-01";

  it("counts from its first to its last day", () => {
    const list = rule({ to: "2020-12-31" });
    assert.deepEqual(told(statuses(list, [owned], "2020-05-31")), []);
    for (const day of ["2020-06-01", "2020-12-31"])
      assert.deepEqual(told(statuses(list, [owned], day)), [
        `listed: ${held}; counted by the rule of 2020-06-01, the rule`,
      ]);
    assert.deepEqual(told(statuses(list, [owned], "2021-01-01")), []);
    assert.equal(statuses(rule({}), [owned], "2030-01-01").length, 1);
  });

  it("that is suspended makes the party watched, with the days of the suspension", () => {
    const [found, ...others] = statuses(rule({ state: "suspended", to: "2021-06-01" }), [owned]);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [found?.state, found?.since, found?.until, found?.days, found?.through],
      ["suspended", "2020-06-01", "2021-06-01", undefined, ["it", "top"]],
    );
    assert.equal(found?.reason, `${held}; the rule that would count it is suspended until 2021-06-01, the rule`);
    const [open] = statuses(rule({ state: "suspended" }), [owned]);
    assert.equal(open?.reason, `${held}; the rule that would count it is suspended, the rule`);
    assert.ok(open && !("until" in open));
  });

  it("that nobody knows the state of makes the status unknown", () => {
    const [found] = statuses(rule({ state: "unknown", to: "2021-06-01" }), [owned]);
    assert.deepEqual(
      [found?.state, found?.since, found?.until, found?.through],
      ["unknown", "2020-06-01", undefined, ["it", "top"]],
    );
    assert.equal(
      found?.reason,
      `${held}; whether the rule that would count it is in force since 2020-06-01 was not known when the data was checked, the rule`,
    );
  });

  it("goes before the list's own rule, which holds where the dated one reaches nobody", () => {
    const list = { ...subsidiaries, ...rule({}) };
    const both = it_(ownedBy("top", { percent: 60, kind: "subsidiary" }));
    assert.match(told(statuses(list, [both]))[0] ?? "", /^listed: 60 % held by .* counted by the rule/);
    assert.deepEqual(told(statuses(list, [it_(ownedBy("top", { percent: 40, kind: "subsidiary" }))])), [
      "listed: a subsidiary of top Ltd., which is listed since 2020-01-01",
    ]);
    assert.equal(
      statuses(list, [both], "2020-02-01")[0]?.reason,
      "a subsidiary of top Ltd., which is listed since 2020-01-01",
    );
    const nobody = { ...half, ...rule({ rule: "named" }) };
    assert.equal(statuses(nobody, [owned]).length, 1);
  });
});

describe("what a company has from its owner", () => {
  it("are the owner's days, where the rule is the list's own", () => {
    const [found] = statuses(half, [owned], "2020-01-11");
    assert.deepEqual([found?.since, found?.days, found?.until], ["2020-01-01", -10, undefined]);
    const licensed = { ...since, licences: [{ name: "L", from: "2020-02-01", to: "2020-03-01" }] };
    const [open] = statuses(half, [owned], "2020-02-10", licensed);
    assert.deepEqual([open?.state, open?.since, open?.until, open?.days], ["licensed", "2020-02-01", "2020-03-01", 20]);
    const [undated] = statuses(half, [owned], "2020-02-10", {});
    assert.equal(undated?.state, "undated");
    for (const key of ["since", "until", "days"]) assert.ok(undated && !(key in undated), key);
  });

  it("is a publication, and no mere candidacy or end", () => {
    assert.equal(
      statuses(half, [owned], "2020-01-15", { published: "2020-01-10", effective: "2020-02-01" })[0]?.state,
      "published",
    );
    for (const entry of [{ reported: "2020-01-10" }, { proposed: "2020-01-10" }, { ...since, until: "2020-06-01" }])
      assert.deepEqual(statuses(half, [owned], "2021-01-01", entry), []);
  });

  it("is nothing more where the party itself is in force on the list, and something where it is not", () => {
    const itself = (entry: Partial<Listing>): Party => ({ ...owned, listings: [listing("list", entry)] });
    assert.deepEqual(
      statuses(half, [itself({ published: "2020-06-01" })]).map(({ through }) => through),
      [undefined],
    );
    const licences = [{ name: "L", from: "2020-01-01", to: "2022-01-01" }];
    assert.deepEqual(
      statuses(half, [itself({ ...since, licences })]).map(({ state }) => state),
      ["licensed"],
    );
    assert.deepEqual(
      statuses(half, [itself({})]).map(({ state }) => state),
      ["undated"],
    );
    assert.deepEqual(
      statuses(half, [itself({ ...since, until: "2020-06-01" })]).map(({ state, through }) => [state, through]),
      [
        ["listed", ["it", "top"]],
        ["removed", undefined],
      ],
    );
  });

  it("is of lists that have a rule on owners, each by its own", () => {
    assert.deepEqual(statuses({ affiliates: "named" }, [owned]), []);
    assert.deepEqual(statuses(subsidiaries, [owned]), []);
    assert.equal(statuses(subsidiaries, [it_(ownedBy("top", { kind: "subsidiary" }))]).length, 1);
  });
});

describe("shares and ties of several owners", () => {
  const other = party("other", { listings: [listing("list", since)] });

  it("are given with each owner's, and go through the largest", () => {
    const both = it_(ownedBy("other", { percent: 20 }), ownedBy("top", { percent: 30 }));
    const [found] = statuses(half, [other, both]);
    assert.deepEqual(found?.through, ["it", "top"]);
    assert.match(found?.reason ?? "", /^20 % held by other Ltd\., 30 % held by top Ltd\., which is listed/);
    const alike = it_(ownedBy("other", { percent: 30 }), ownedBy("top", { percent: 30 }));
    assert.deepEqual(statuses(half, [other, alike])[0]?.through, ["it", "other"]);
    const unknown = it_(ownedBy("other"), ownedBy("top", { percent: 60 }));
    assert.match(statuses(half, [other, unknown])[0]?.reason ?? "", /^60 % held by top Ltd\., which/);
    assert.match(
      statuses(half, [it_(ownedBy("top", { atLeastHalf: true }))])[0]?.reason ?? "",
      /^at least half held by top Ltd\., which/,
    );
  });

  it("are said to be unverified where one on the way was not seen", () => {
    const unseen = { confidence: "unverified" } as const;
    const two = (one: Partial<Ownership>, another: Partial<Ownership>): boolean | undefined =>
      statuses(half, [
        other,
        it_(ownedBy("other", { percent: 30, ...one }), ownedBy("top", { percent: 30, ...another })),
      ])[0]?.supposedTie;
    assert.deepEqual([two({}, {}), two(unseen, {}), two({}, unseen)], [undefined, true, true]);
    for (const [list, share] of [
      [half, { percent: 60 }],
      [subsidiaries, { kind: "subsidiary" }],
    ] as const) {
      const chain = (upper: Partial<Ownership>, lower: Partial<Ownership>): boolean | undefined =>
        statuses(list, [
          party("middle", { owners: [ownedBy("top", { ...share, ...upper })] }),
          it_(ownedBy("middle", { ...share, ...lower })),
        ])[0]?.supposedTie;
      assert.deepEqual([chain({}, {}), chain(unseen, {}), chain({}, unseen)], [undefined, true, true]);
    }
  });

  it("count a company on the way from half of its shares", () => {
    const by = (percent: number): number =>
      statuses(half, [
        party("middle", { owners: [ownedBy("top", { percent })] }),
        it_(ownedBy("middle", { percent: 50 })),
      ]).length;
    assert.deepEqual([by(50), by(49)], [1, 0]);
  });

  it("go by the shortest chain, past owners that are not known or no subsidiary's", () => {
    const middle = party("middle", { owners: [ownedBy("top", { kind: "subsidiary" })] });
    const chains = it_(
      ownedBy("nobody", { kind: "subsidiary" }),
      ownedBy("other", { kind: "shareholder", percent: 5 }),
      ownedBy("middle", { kind: "subsidiary" }),
      ownedBy("top", { kind: "subsidiary" }),
    );
    assert.deepEqual(statuses(subsidiaries, [other, middle, chains])[0]?.through, ["it", "top"]);
    const three = [
      party("a", { owners: [ownedBy("b", { kind: "subsidiary" })] }),
      party("b", { owners: [ownedBy("top", { kind: "subsidiary" })] }),
      it_(ownedBy("a", { kind: "subsidiary" })),
    ];
    const [found] = statuses(subsidiaries, three);
    assert.deepEqual(found?.through, ["it", "a", "b", "top"]);
    assert.match(
      found?.reason ?? "",
      /^a subsidiary of a Ltd\., a subsidiary of b Ltd\., a subsidiary of top Ltd\., which is listed/,
    );
  });

  it("come to an end where companies on the way own each other", () => {
    const ring = (kind: Ownership["kind"]): readonly Party[] => [
      party("a", { owners: [ownedBy("b", { percent: 60, kind })] }),
      party("b", { owners: [ownedBy("a", { percent: 60, kind }), ownedBy("it", { percent: 60, kind })] }),
      it_(ownedBy("a", { percent: 60, kind })),
    ];
    assert.deepEqual(statuses(half, ring("shareholder")), []);
    assert.deepEqual(statuses(subsidiaries, ring("subsidiary")), []);
  });

  it("lead from nobody to itself", () => {
    const published = { listings: [listing("list", { published: "2020-12-01", effective: "2021-06-01" })] };
    for (const [list, tie] of [
      [half, { percent: 60 }],
      [subsidiaries, { kind: "subsidiary" }],
    ] as const) {
      const a = party("a", { owners: [ownedBy("it", tie)] });
      const it = party("it", { ...published, owners: [ownedBy("a", tie)] });
      assert.deepEqual(
        statuses(list, [a, it]).map(({ state, through }) => [state, through]),
        [["published", undefined]],
      );
    }
  });

  it("count from their first day, and not on the first day after them", () => {
    for (const [tie, before, on] of [
      [{ from: "2020-06-01" }, "2020-05-31", "2020-06-01"],
      [{ until: "2020-06-01" }, "2020-06-01", "2020-05-31"],
    ] as const) {
      const company = it_(ownedBy("top", { percent: 60, ...tie }));
      assert.equal(statuses(half, [company], before).length, 0);
      assert.equal(statuses(half, [company], on).length, 1);
    }
  });
});
