import assert from "node:assert/strict";
import type { Attribution, Component, Match, Span } from "../../../src/core/model.js";
import { alone, MatchGroups } from "../../../src/core/policy/matchGroups.js";
import { aboutSource, sharedSourceOf, sourcesOf, subjectOf } from "../../../src/core/policy/sharedSource.js";
import { componentOf } from "../../harness/component.js";
import { published } from "../../harness/oneParty.js";
import { party } from "../../harness/parties.js";

const host: Attribution = { ...published, scheme: "host", pattern: "m.example", relationship: "mirror" };

/** A match of a package's URL at `at`. */
function match(at: number, more: Partial<Match> = {}, component: Partial<Component> = {}): Match {
  return {
    component: componentOf({ ecosystem: "npm", name: `p${at}`, ...component }),
    party: party("zq"),
    basis: "host",
    relationship: more.attribution?.relationship ?? "mirror",
    matched: "https://M.example/p.tgz",
    span: { start: at, end: at + 5 },
    confidence: "verified",
    attribution: host,
    evidence: "e",
    ...more,
  };
}

/** Places of each group, as `source: starts`. */
function gathered(matches: readonly Match[], waivedBy: (match: Match) => string = () => ""): string[] {
  const groups = new MatchGroups(waivedBy);
  for (const one of matches) groups.add(one);
  return groups.all.map(({ source, places, match: first }) => {
    assert.deepEqual(places[0], first.span, "the match is that of the first place");
    return `${source ?? "-"}: ${places.map(({ start }) => start).join(" ")}`;
  });
}

describe("matches that make one finding", () => {
  it("are those of one source", () =>
    assert.deepEqual(gathered([match(1), match(10), match(20)]), ["m.example: 1 10 20"]));

  it("have their places in the document's order, none twice", () => {
    assert.deepEqual(gathered([match(20), match(1), match(10), match(1), match(10)]), ["m.example: 1 10 20"]);
    assert.deepEqual(gathered([match(1), match(1), match(2)]), ["m.example: 1 2"]);
    const shorter: Span = { start: 1, end: 3 };
    const groups = new MatchGroups(() => "");
    for (const one of [match(9), match(1), match(1, { span: shorter }), match(4)]) groups.add(one);
    const [group] = groups.all;
    const expected = [shorter, { start: 1, end: 6 }, { start: 4, end: 9 }, { start: 9, end: 14 }];
    assert.deepEqual(group?.places, expected);
    assert.deepEqual(group.places, expected, "asked again");
  });

  it("grow after their places were asked for", () => {
    const groups = new MatchGroups(() => "");
    groups.add(match(10));
    assert.equal(groups.all[0]?.places.length, 1);
    groups.add(match(1));
    assert.deepEqual(
      groups.all[0]?.places.map(({ start }) => start),
      [1, 10],
    );
  });

  it("are not those of another source, certainty, kind, or another fact", () => {
    const other = { ...host };
    for (const apart of [
      match(10, { matched: "https://n.example/" }),
      match(10, { confidence: "unverified" }),
      match(10, { attribution: other }),
      match(10, {}, { kind: "source" }),
      match(10, {}, { mention: true }),
    ])
      assert.equal(gathered([match(1), apart]).length, 2);
    const both = [match(1, {}, { kind: "source" }), match(10, {}, { kind: "source" })];
    assert.deepEqual(gathered(both), ["m.example: 1 10"]);
    assert.deepEqual(gathered([match(1, {}, { mention: true }), match(10, {}, { mention: true })]).length, 1);
  });

  it("are not those that other waivers cover", () => {
    const waivedBy = ({ span }: Match): string => (span.start > 5 ? "1" : "");
    assert.deepEqual(gathered([match(1), match(10), match(2), match(20)], waivedBy), [
      "m.example: 1 2",
      "m.example: 10 20",
    ]);
  });

  it("are never packages, though they are the same", () => {
    assert.deepEqual(gathered([match(1, { basis: "identifier" }), match(10, { basis: "identifier" })]), [
      "-: 1",
      "-: 10",
    ]);
    const { attribution: _, ...byName } = match(1, { basis: "name" });
    assert.deepEqual(gathered([byName, byName]), ["-: 1", "-: 1"]);
  });

  it("may be one alone", () => {
    const one = match(3);
    assert.deepEqual(alone(one), { match: one, places: [one.span], source: "m.example" });
  });
});

describe("the source that a match is about", () => {
  const at = (pattern: string, relationship: Attribution["relationship"] = "mirror"): Partial<Match> => ({
    attribution: { ...host, pattern, relationship },
    relationship,
  });

  it("is the host in small letters with the pattern's path", () => {
    for (const [pattern, source] of [
      ["m.example", "m.example"],
      ["https://m.example/Path/*", "m.example/path"],
      ["https://m.example/path//", "m.example/path"],
      ["https://m.example/a*/b", "m.example/a*/b"],
      ["https://m.example/", "m.example"],
      ["*", "m.example"],
    ] as const)
      // Twice: the path of a pattern is kept.
      for (let time = 0; time < 2; time++) assert.equal(sharedSourceOf(match(1, at(pattern))), source, pattern);
  });

  it("is undefined where the match is about something else", () => {
    const owned = at("https://m.example/zq/*", "owner");
    assert.equal(sharedSourceOf(match(1, owned)), undefined);
    assert.equal(sharedSourceOf(match(1, owned, { kind: "source" })), "m.example/zq");
    assert.equal(sharedSourceOf(match(1, at("m.example", "owner"))), "m.example");
    assert.equal(sharedSourceOf(match(1, at("https://m.example/zq/*", "mirror"))), "m.example/zq");
    for (const kind of ["part", "device", "firmware"] as const)
      assert.equal(sharedSourceOf(match(1, {}, { kind })), undefined);
    assert.equal(sharedSourceOf(match(1, { basis: "namespace" })), undefined);
    assert.equal(sharedSourceOf(match(1, { matched: "" })), undefined);
    const { attribution: _, ...without } = match(1);
    assert.equal(sharedSourceOf(without), undefined);
  });

  it("is called by itself and its host", () => {
    assert.deepEqual(sourcesOf(match(1)), ["m.example"]);
    assert.deepEqual(sourcesOf(match(1, at("https://m.example/zq/*"))), ["m.example/zq", "m.example"]);
    assert.deepEqual(sourcesOf(match(1, { basis: "name" })), []);
  });

  it("is the finding's subject where it is named more than once", () => {
    const one = match(1);
    const { component } = one;
    const twice = [one.span, match(9).span];
    assert.equal(subjectOf({ component, match: one, places: twice }), "m.example");
    assert.equal(subjectOf({ component, match: one, places: [one.span] }), "p1");
    assert.equal(subjectOf({ component, match: match(1, { basis: "name" }), places: twice }), "p1");
  });

  it("stands for the component in the finding's words", () => {
    const about = aboutSource(match(1), "m.example");
    assert.deepEqual([about.component.kind, about.component.name, about.matched], ["source", "m.example", "m.example"]);
    assert.equal(about.component.ecosystem, undefined);
  });
});
