import assert from "node:assert/strict";
import { evidenceWords } from "../../../src/core/blacklist/evidence.js";
import { freshness } from "../../../src/core/blacklist/freshness.js";
import { statusesOn } from "../../../src/core/blacklist/status.js";
import { suppose, supposedListId } from "../../../src/core/blacklist/suppose.js";
import type { Listing, ListingStatus, Party } from "../../../src/core/model.js";
import { realKnowledge } from "../../harness/knowledge.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";
import { knowledgeOf, listing, ownedBy, party, restrictedList } from "../../harness/parties.js";

describe("status of one entry on a date", () => {
  const check = (entry: Partial<Listing>, asOf: string, expected: Partial<ListingStatus> | undefined): void => {
    const it = party("acme", { listings: [listing("list", entry)] });
    const [status] = statusesOn(it, knowledgeOf([it], [restrictedList("list")]), asOf);
    if (!expected) assert.equal(status, undefined);
    else assert.deepEqual({ ...status, ...expected }, status);
  };
  const dated = { published: "2020-01-10", effective: "2020-02-01", until: "2021-03-01", citation: "1 FR 2" };

  it("is nothing before it was published", () => check(dated, "2020-01-09", undefined));
  it("says how long until it takes effect", () =>
    check(dated, "2020-01-20", {
      state: "published",
      since: "2020-01-10",
      days: 12,
      reason: "published 2020-01-10, 1 FR 2, effective 2020-02-01 (in 12 days)",
    }));
  it("says when it ends", () =>
    check(dated, "2021-02-28", {
      state: "listed",
      since: "2020-02-01",
      days: 1,
      reason: "listed since 2020-02-01, 1 FR 2; ends 2021-03-01 (in 1 day)",
    }));
  it("has ended on its first day out of force", () => check(dated, "2021-03-01", { state: "removed", days: 0 }));
  it("says how long ago it ended", () =>
    check(dated, "2021-04-10", {
      state: "removed",
      days: -40,
      reason: "listed from 2020-02-01, 1 FR 2; ended 2021-03-01 (40 days ago)",
    }));
  it("starts with its publication where no effective day is known", () =>
    check({ published: "2020-01-10" }, "2020-01-10", { state: "listed", since: "2020-01-10", days: 0 }));
  it("starts before its publication where it took effect earlier", () =>
    check({ published: "2019-05-21", effective: "2019-05-16" }, "2019-05-16", { state: "listed", days: 0 }));
  it("is undated where neither day is known", () =>
    check({}, "1990-01-01", { state: "undated", reason: "on the list, first day not established" }));
  it("takes a month for its beginning, and counts no days from it", () => {
    check({ published: "2024-05" }, "2024-04-30", undefined);
    check({ published: "2024-05" }, "2024-05-01", { state: "listed", since: "2024-05" });
  });
  it("is not known after a term whose renewal was not looked up", () => {
    const entry = { published: "2017-05-16", knownUntil: "2020-05-16" };
    check(entry, "2020-05-16", { state: "listed" });
    check(entry, "2020-05-17", { state: "unknown" });
  });
  it("is licensed on the licence's last day", () => {
    const licences = [{ name: "General", from: "2020-03-01", to: "2020-04-01" }];
    const entry = { published: "2020-02-01", licences };
    check(entry, "2020-02-29", { state: "listed" });
    check(entry, "2020-03-29", {
      state: "licensed",
      until: "2020-04-01",
      days: 3,
      reason: "listed since 2020-02-01; licensed until 2020-04-01 (3 days left)",
    });
    check(entry, "2020-04-01", { state: "licensed", days: 0 });
    check(entry, "2020-04-02", {
      state: "listed",
      reason: "listed since 2020-02-01; licence ended on 2020-04-01 (1 day ago)",
    });
  });
  it("goes from reported over proposed to published", () => {
    const entry = { reported: "2019-05-21", proposed: "2019-06-01", published: "2019-07-01", effective: "2019-08-01" };
    check(entry, "2019-05-20", undefined);
    check(entry, "2019-05-31", { state: "reported", days: -10 });
    check(entry, "2019-06-30", { state: "proposed" });
    check(entry, "2019-07-31", { state: "published", days: 1 });
    check(entry, "2019-08-01", { state: "listed" });
  });
  it("says which day is not verified", () => {
    check({ published: "2022-04-06", recalled: ["published"] }, "2023-01-01", {
      recalled: true,
      reason: "listed since 2022-04-06 (day not verified)",
    });
    check({ published: "2018-08-13", effective: "2019-08-13", recalled: ["published"] }, "2020-01-01", {
      reason: "listed since 2019-08-13",
    });
  });
});

describe("a first day that is not verified", () => {
  const check = (entry: Partial<Listing>, asOf: string, matters: boolean): void => {
    const it = party("acme", { listings: [listing("list", entry)] });
    const [status] = statusesOn(it, knowledgeOf([it], [restrictedList("list")]), asOf);
    assert.equal(status?.recalled ?? false, matters, asOf);
  };

  it("does not matter from the day on which the party was seen on the list", () => {
    const entry = { published: "2022-04-06", recalled: ["published"], confirmed: "2025-07-31" } as const;
    check(entry, "2025-07-30", true);
    check(entry, "2025-07-31", false);
    check({ confirmed: "2025-07-31" }, "2025-07-30", true);
    check({ confirmed: "2025-07-31" }, "2025-07-31", false);
  });
  it("does not matter once the lists were checked, where no copy of the list is named", () => {
    check({}, "2025-12-31", true);
    check({}, "2026-01-01", false);
  });
  it("matters as long as nobody saw the party there", () => check({ confidence: "unverified" }, "2026-01-01", true));
  it("does not matter where it is verified", () => {
    check({ published: "2020-01-01" }, "2021-01-01", false);
    check({ published: "2020-01-01", effective: "2020-02-01" }, "2021-01-01", false);
    check({ published: "2020-01-01", effective: "2020-02-01", recalled: ["effective"] }, "2021-01-01", true);
  });
  it("is another's where the day that counts was seen", () =>
    check({ published: "2018-08-13", effective: "2019-08-13", recalled: ["published"] }, "2020-01-01", false));
});

describe("several entries on one list", () => {
  it("give one status, and tell what is still to come", () => {
    const huawei = realKnowledge().parties.get("huawei");
    assert.ok(huawei);
    const found = statusesOn(huawei, realKnowledge(), "2020-08-01").filter(({ list }) => list.id === "us-ndaa-889");
    assert.equal(found.length, 1);
    assert.match(
      found[0]?.reason ?? "",
      /^listed since 2019-08-13.*a further entry: .*effective 2020-08-13 \(in 12 days\)$/,
    );
  });
});

describe("one entry or several", () => {
  const statusOf = (entries: readonly Partial<Listing>[], asOf: string): ListingStatus | undefined => {
    const it = party("acme", { listings: entries.map((entry) => listing("list", entry)) });
    const found = statusesOn(it, knowledgeOf([it], [restrictedList("list")]), asOf);
    assert.ok(found.length <= 1);
    return found[0];
  };

  it("the strongest decides, then the earliest, in whatever order they are recorded", () => {
    const [early, late] = [{ published: "2019-01-01" }, { published: "2020-01-01" }];
    const cases: readonly (readonly [Partial<Listing>, Partial<Listing>, string])[] = [
      [early, late, "listed 2019-01-01"],
      [early, { ...late, until: "2020-06-01" }, "listed 2019-01-01"],
      [late, { ...early, until: "2019-06-01" }, "listed 2020-01-01"],
      [late, {}, "listed 2020-01-01"],
      [late, { proposed: "2018-01-01", published: "2030-01-01" }, "listed 2020-01-01"],
      [{ reported: "2019-01-01" }, { reported: "2019-02-01" }, "reported 2019-01-01"],
      [{}, { ...early, licences: [{ name: "L", from: "2019-01-01", to: "2030-01-01" }] }, "undated undefined"],
    ];
    for (const [one, other, expected] of cases)
      for (const entries of [
        [one, other],
        [other, one],
      ]) {
        const status = statusOf(entries, "2021-01-01");
        assert.equal(`${status?.state} ${status?.since}`, expected);
        assert.doesNotMatch(status?.reason ?? "", /further entry/);
      }
  });

  it("reports a further entry only beside one that is in force", () => {
    const coming = { published: "2020-12-01", effective: "2021-02-01" };
    assert.match(
      statusOf([{ published: "2019-01-01" }, coming], "2021-01-01")?.reason ?? "",
      /further entry: published/,
    );
    assert.doesNotMatch(
      statusOf([{ published: "2019-01-01", until: "2019-02-01" }, coming], "2021-01-01")?.reason ?? "",
      /further/,
    );
  });

  it("has only the days that are known", () => {
    for (const [entry, keys] of [
      [{}, []],
      [{ published: "2020-01-01" }, ["since", "days"]],
      [{ published: "2020-01" }, ["since"]],
    ] as const) {
      const status = statusOf([entry], "2021-01-01");
      assert.deepEqual(
        ["since", "until", "days"].filter((key) => status && key in status),
        keys,
      );
    }
  });

  it("is cited from the day on which it could be", () => {
    const entry = { reported: "2019-01-01", proposed: "2019-06-01", published: "2020-01-01", effective: "2020-02-01" };
    const cited = (more: Partial<Listing>, asOf: string) =>
      statusOf([{ ...more, citation: "1 FR 2" }], asOf)?.listing.citation;
    assert.equal(cited(entry, "2019-02-01"), undefined);
    assert.equal(cited(entry, "2019-06-01"), undefined);
    assert.equal(cited(entry, "2020-01-01"), "1 FR 2");
    assert.equal(cited({ reported: "2019-01-01" }, "2019-01-01"), "1 FR 2");
  });

  it("is of the edition that confirms it from that edition's day", () => {
    const edition = (more: Partial<Listing>, asOf: string) => {
      const status = statusOf([{ published: "2019-01-01", ...more }], asOf);
      return [status?.listing.edition, /edition/.test(status?.reason ?? "")];
    };
    const confirmed = { edition: "of 2020", confirmed: "2020-01-01" };
    assert.deepEqual(edition(confirmed, "2019-12-31"), [undefined, false]);
    assert.deepEqual(edition(confirmed, "2020-01-01"), ["of 2020", true]);
    assert.deepEqual(edition({ edition: "of 2020" }, "2019-06-01"), ["of 2020", true]);
    assert.deepEqual(edition({ confirmed: "2020-01-01" }, "2019-06-01"), [undefined, false]);
  });

  it("is proposed from that day on", () => {
    assert.equal(statusOf([{ proposed: "2019-06-01" }], "2019-05-31"), undefined);
    assert.equal(statusOf([{ proposed: "2019-06-01" }], "2019-06-01")?.state, "proposed");
    assert.equal(statusOf([{ reported: "2019-06-01" }], "2019-06-01")?.state, "reported");
  });

  it("is licensed until the last day of the window that lasts longest", () => {
    const windows = [
      { name: "A", from: "2020-01-01", to: "2020-06-01" },
      { name: "B", from: "2020-02-01", to: "2020-12-01" },
      { name: "C", from: "2020-01-15", to: "2020-08-01" },
      { name: "D", from: "2020-11-01", to: "2021-06-01" },
    ];
    for (const licences of [windows, [...windows].reverse()]) {
      const status = statusOf([{ published: "2019-01-01", licences }], "2020-03-01");
      assert.deepEqual([status?.state, status?.since, status?.until], ["licensed", "2020-02-01", "2020-12-01"]);
    }
  });
});

describe("evidence in words", () => {
  for (const [evidence, expected] of [
    [{ kind: "unlooked" }, "recorded without a source"],
    [{ kind: "page", place: "a page" }, "a page"],
    [{ kind: "page", place: "a page", says: "names it" }, "a page: names it"],
    [{ kind: "page", place: "a page", seen: "2026-01-01" }, "a page (seen 2026-01-01)"],
    [{ kind: "page", place: "a page", says: "names it", seen: "2026-01-01" }, "a page: names it (seen 2026-01-01)"],
  ] as const)
    it(expected, () => assert.equal(evidenceWords(evidence), expected));
});

describe("companies reached through their owners", () => {
  const half = restrictedList("half", { affiliates: "half-owned" });
  const subs = restrictedList("subs", { affiliates: "subsidiaries" });
  const named = restrictedList("named");
  const listed = ["half", "subs", "named"].map((id) => listing(id, { published: "2020-01-01" }));
  const check = (
    below: readonly Party[],
    expected: readonly string[],
    asOf = "2021-01-01",
  ): readonly ListingStatus[] => {
    const all = [party("top", { listings: listed }), party("other", { listings: listed }), ...below];
    const of = all.find(({ id }) => id === "it");
    assert.ok(of);
    const found = statusesOn(of, knowledgeOf(all, [half, subs, named]), asOf);
    assert.deepEqual(
      found.map(({ list, through }) => `${list.id}: ${(through ?? []).join(" < ")}`),
      expected,
    );
    return found;
  };
  const it_ = (...owners: Party["owners"] & object): Party => party("it", { owners });

  it("count from half of the shares", () => {
    check([it_(ownedBy("top", { percent: 49.9 }))], []);
    const [found] = check([it_(ownedBy("top", { percent: 50 }))], ["half: it < top"]);
    assert.equal(found?.reason, "50 % held by top Ltd., which is listed since 2020-01-01");
  });
  it("add up the shares of listed owners", () => {
    check([it_(ownedBy("top", { percent: 30 }), ownedBy("other", { percent: 20 }))], ["half: it < top"]);
    check([it_(ownedBy("top", { percent: 30 }), ownedBy("nobody", { percent: 70 }))], []);
  });
  it("count a company that is itself reached like a listed one, and one that is not for nothing", () => {
    const middle = (percent: number): Party => party("middle", { owners: [ownedBy("top", { percent })] });
    const [found] = check([middle(60), it_(ownedBy("middle", { percent: 60 }))], ["half: it < middle < top"]);
    assert.match(found?.reason ?? "", /^60 % held by middle Ltd\. \(60 % held by top Ltd\.\), which is listed/);
    check([middle(40), it_(ownedBy("middle", { percent: 100 }))], []);
  });
  it("know nothing of a share that is not known", () => {
    check([it_(ownedBy("top"))], []);
    check([it_(ownedBy("top", { atLeastHalf: true }))], ["half: it < top"]);
  });
  it("follow chains of subsidiaries for lists that name them", () => {
    const middle = party("middle", { owners: [ownedBy("top", { kind: "subsidiary" })] });
    const [found] = check([middle, it_(ownedBy("middle", { kind: "subsidiary" }))], ["subs: it < middle < top"]);
    assert.match(found?.reason ?? "", /^a subsidiary of middle Ltd\., a subsidiary of top Ltd\., which is listed/);
    check([it_(ownedBy("top", { kind: "affiliate" }))], []);
  });
  it("come to an end where companies own each other", () => {
    const a = party("a", { owners: [ownedBy("it", { percent: 60, kind: "subsidiary" })] });
    check([a, it_(ownedBy("a", { percent: 60, kind: "subsidiary" }))], []);
    check([it_(ownedBy("it", { percent: 100, kind: "subsidiary" }))], []);
  });
  it("count while the tie lasts", () => {
    const tie = ownedBy("top", { percent: 80, from: "2020-06-01", until: "2021-01-01" });
    check([it_(tie)], [], "2020-05-31");
    check([it_(tie)], ["half: it < top"], "2020-12-31");
    check([it_(tie)], [], "2021-01-01");
  });
  it("say so where the tie was not seen", () => {
    const tie = ownedBy("top", { percent: 80, confidence: "unverified" });
    assert.equal(check([it_(tie)], ["half: it < top"])[0]?.supposedTie, true);
    assert.equal(check([it_(ownedBy("top", { percent: 80 }))], ["half: it < top"])[0]?.supposedTie, undefined);
  });
});

describe("a supposed listing", () => {
  const knowledge = realKnowledge();
  it("lists the party and its subsidiaries from today, and says so in the version", () => {
    const supposed = suppose(knowledge, "dahua", "2019-05-01");
    const dahua = supposed.parties.get("dahua");
    assert.ok(dahua);
    const [status] = statusesOn(dahua, supposed, "2019-05-01");
    assert.deepEqual([status?.list.id, status?.state], [supposedListId, "listed"]);
    const lorex = supposed.parties.get("lorex");
    assert.ok(lorex);
    assert.deepEqual(statusesOn(lorex, supposed, "2019-05-01").map(({ list, state }) => [list.id, state])[0], [
      supposedListId,
      "listed",
    ]);
    assert.notEqual(supposed.version, knowledge.version);
    assert.equal(
      knowledge.parties.get("dahua")?.listings.some(({ list }) => list === supposedListId),
      false,
    );
  });
  it("leaves everything else that is known as it is", () => {
    const small = smallKnowledge();
    const supposed = suppose(small, "zte", "2019-05-01");
    const fact = small.attributions.find(({ pattern }) => pattern === "pypi/esdk-obs-python");
    assert.ok(fact);
    assert.equal(supposed.alternativesFor(fact, "esdk-obs-python").length, 1);
    const family = { id: "zte/modem", what: "a modem", alternatives: [] };
    const told = suppose(
      { ...small, withoutAlternative: () => "none", familiesOf: () => [family] },
      "zte",
      "2019-05-01",
    );
    assert.equal(told.withoutAlternative(fact, "x"), "none");
    assert.deepEqual(told.familiesOf("zte"), [family]);
    assert.equal(supposed.attributions, small.attributions);
    assert.equal(supposed.checkedUntil, small.checkedUntil);
  });
  it("leaves everything as it was for a party that is not known", () => {
    assert.equal(suppose(knowledge, "nobody", "2019-05-01"), knowledge);
  });
});

describe("freshness", () => {
  const knowledge = knowledgeOf([], []);
  it("is silent for 90 days", () =>
    assert.deepEqual(freshness(knowledge, "2026-04-01"), { checkedUntil: "2026-01-01", days: 90 }));
  it("says it plainly afterwards", () =>
    assert.match(
      freshness(knowledge, "2026-04-02").warning ?? "",
      /last checked on 2026-01-01, 91 days before 2026-04-02/,
    ));
  it("does not count backwards", () => assert.equal(freshness(knowledge, "2025-01-01").days, 0));
});
