import assert from "node:assert/strict";
import type { Attribution, Component, Match, Party } from "../../../src/core/model.js";
import { holdsOn, strongestOfEach } from "../../../src/core/screening/candidate.js";
import { screenOf } from "../../../src/core/screening/screen.js";
import { componentOf, identifierOf, supplierOf } from "../../harness/component.js";
import { published } from "../../harness/oneParty.js";
import { party } from "../../harness/parties.js";

const parties: readonly Party[] = [
  party("zq", {
    name: "Zquickly Industries Ltd.",
    aliases: ["Zquickly"],
    weakAliases: ["Zqi"],
    brands: [
      { name: "Sunray", confidence: "verified", source: "t", from: "2020-01-01", until: "2025-01-01" },
      { name: "Moonray", rebadged: true, confidence: "verified", source: "t" },
      { name: "Starray", confidence: "unverified", source: "t" },
    ],
  }),
  party("sister", { name: "Bright Harbour Works", owners: [owner("top")] }),
  party("cousin", { name: "Northern Lantern Works", owners: [owner("top")] }),
  party("sold", { name: "Western Kettle Works", owners: [{ ...owner("top"), until: "2020-01-01" }] }),
  party("top", { name: "Topmost Holding" }),
];

function owner(of: string) {
  return { owner: of, kind: "subsidiary", percent: 100, source: "t", confidence: "verified" } as const;
}

const number = (pattern: string, more: Partial<Attribution> = {}): Attribution => ({
  ...published,
  scheme: "mpn",
  pattern,
  relationship: "manufacturer",
  ...more,
});
const attributions: readonly Attribution[] = [
  number("^ZQ[0-9]+$"),
  number("^WK[0-9]+$", { weak: true }),
  number("^UL[0-9]+$", { evidence: { kind: "unlooked" }, confidence: "unverified" }),
  number("^BH[0-9]+$", { party: "sister" }),
  number("^NO[0-9]+$", { party: "nobody" }),
  number("^LT[0-9]+$", { from: "2026-06-01" }),
];

/** Matches on a day, each as `party basis relationship`, `?` where it is not verified. */
function screened(component: Component, asOf = "2026-01-01"): readonly Match[] {
  const known = { parties: new Map(parties.map((each) => [each.id, each])), attributions };
  return screenOf(known).screen(component, asOf);
}

function told(component: Component, asOf?: string): string[] {
  return screened(component, asOf).map(
    ({ party: of, basis, relationship, confidence }) =>
      `${of.id} ${basis} ${relationship}${confidence === "verified" ? "" : " ?"}`,
  );
}

const part = (mpn: string, ...suppliers: NonNullable<Component["suppliers"]>[number][]): Component =>
  componentOf({ kind: "part", name: mpn, identifiers: [identifierOf("mpn", mpn)], suppliers });
const by = (name: string, role: Parameters<typeof supplierOf>[0] = "manufacturer") => supplierOf(role, name);

describe("a supplier that is named", () => {
  const evidence = (component: Component): string => screened(component)[0]?.evidence ?? "nothing";

  it("in full, but for its form, its spelling, or a place", () => {
    assert.equal(evidence(part("X1", by("Zquickly"))), 'the document names "Zquickly"');
    assert.equal(
      evidence(part("X1", by("Zquickly Industries"))),
      'the document names "Zquickly Industries", which is "Zquickly Industries Ltd." but for its legal form',
    );
    assert.equal(
      evidence(part("X1", by("Zquickly Industris Ltd."))),
      'the document names "Zquickly Industris Ltd.", which is "Zquickly Industries Ltd." but for its spelling',
    );
    assert.equal(
      evidence(part("X1", by("Zquickly Industries Deutschland GmbH"))),
      '"Zquickly Industries Deutschland GmbH" is "Zquickly Industries Ltd." but for its legal form or place',
    );
    assert.equal(evidence(part("X1", by("Zqi"))), '"Zqi" is also a short name of Zquickly Industries Ltd.');
    assert.equal(evidence(part("X1", by("Zquicklyy"))), '"Zquicklyy" resembles "Zquickly"');
  });

  it("by a brand, on the days on which it is the party's", () => {
    assert.deepEqual(told(part("X1", by("Sunray")), "2019-12-31"), []);
    assert.deepEqual(told(part("X1", by("Sunray")), "2020-01-01"), ["zq name manufacturer"]);
    assert.deepEqual(told(part("X1", by("Sunray")), "2024-12-31"), ["zq name manufacturer"]);
    assert.deepEqual(told(part("X1", by("Sunray")), "2025-01-01"), []);
    assert.deepEqual(told(part("X1", by("Moonray"))), ["zq name brand"]);
    assert.deepEqual(told(part("X1", by("Starray"))), ["zq name manufacturer ?"]);
  });

  it("makes what it supplies its own, by what it is to it", () => {
    const named = (role: Parameters<typeof supplierOf>[0], more: Partial<Component> = {}): string[] =>
      told(componentOf({ name: "x", suppliers: [by("Zquickly", role)], ...more }));
    assert.deepEqual(named("publisher"), ["zq name publisher"]);
    assert.deepEqual(named("supplier"), ["zq name publisher"]);
    assert.deepEqual(named("manufacturer"), ["zq name manufacturer"]);
    assert.deepEqual(named("supplier", { kind: "device" }), ["zq name manufacturer"]);
    for (const role of ["distributor", "author"] as const) assert.deepEqual(named(role), []);
  });

  it("is nobody where the cell says so", () => {
    for (const name of [
      "",
      "-",
      "n/a",
      "N/A",
      "na",
      "None",
      "unknown",
      "VARIOUS",
      "any",
      "generic",
      "tbd",
      "?",
      "***",
      "no name",
    ])
      assert.deepEqual(told(part("ZQ10", by(name))), ["zq pattern manufacturer ?"], name);
    assert.deepEqual(told(part("ZQ10", by(" Zquickly "))), ["zq pattern manufacturer"]);
  });

  it("by a short name says something of things, and nothing of software", () => {
    assert.deepEqual(told(part("X1", by("Zqi"))), ["zq short-name manufacturer ?"]);
    assert.deepEqual(told(componentOf({ kind: "library", name: "x", suppliers: [by("Zqi", "publisher")] })), []);
  });
});

describe("a part number of a party's family", () => {
  const evidence = (component: Component): string => screened(component)[0]?.evidence ?? "nothing";
  const recorded = "registry metadata: names the party (seen 2026-01-01)";

  it("alone is a lead, with its maker a fact", () => {
    assert.equal(evidence(part("ZQ10")), `${recorded}; the part number alone, no maker is named`);
    assert.equal(evidence(part("ZQ10", by("Zquickly"))), `${recorded}; the document names "Zquickly" as its maker`);
    assert.equal(
      evidence(part("ZQ10", by(" Zquickly Industris Ltd."))),
      `${recorded}; the document names "Zquickly Industris Ltd.", which is "Zquickly Industries Ltd.", as its maker`,
    );
    assert.equal(evidence(part("UL10", by("Zquickly"))), 'the document names "Zquickly" as its maker');
    assert.deepEqual(told(part("UL10", by("Zquickly"))), ["zq pattern manufacturer"]);
  });

  it("by a brand of several makers is a brand's", () =>
    assert.deepEqual(told(part("ZQ10", by("Moonray"))), ["zq pattern brand"]));

  it("by a maker whose name holds the party's is a fact, and by one whom nobody knows a lead", () => {
    assert.equal(
      evidence(part("ZQ10", by("Zquickly Semiconductor Deutschland"))),
      `${recorded}; the document names "Zquickly Semiconductor Deutschland" as its maker, which holds a name of Zquickly Industries Ltd.`,
    );
    assert.equal(
      evidence(part("ZQ10", by("Kölner Funkmodul"))),
      `${recorded}; the part number alone, the document names "Kölner Funkmodul" as its maker, of whom nothing is known`,
    );
  });

  it("by a maker who is another's is nothing, but by one of the same owner a fact", () => {
    assert.deepEqual(told(part("ZQ10", by("Texas Instruments"))), []);
    assert.deepEqual(told(part("BH10", by("Northern Lantern Works"))).sort(), [
      "cousin name manufacturer",
      "sister pattern manufacturer",
    ]);
    assert.deepEqual(told(part("BH10", by("Topmost Holding"))).sort(), [
      "sister pattern manufacturer",
      "top name manufacturer",
    ]);
    // What was sold goes its own way.
    assert.deepEqual(told(part("BH10", by("Western Kettle Works"))), ["sold name manufacturer"]);
    assert.deepEqual(told(part("BH10", by("Zquickly"))), ["zq name manufacturer"]);
  });

  it("that is weak counts beside the maker only", () => {
    assert.deepEqual(told(part("WK10")), []);
    assert.deepEqual(told(part("WK10", by("Kölner Funkmodul"))), []);
    assert.deepEqual(told(part("WK10", by("Zquickly"))), ["zq pattern manufacturer"]);
  });

  it("is not outranked by who sells it, or by a word of its own cell", () => {
    assert.deepEqual(told(part("ZQ10", by("Texas Instruments", "distributor"))), ["zq pattern manufacturer ?"]);
    assert.deepEqual(told(part("ZQ10", by("Texas Instruments", "supplier"))), ["zq pattern manufacturer ?"]);
    const own = { ...by("Texas Instruments"), start: 0, end: 1 };
    assert.deepEqual(told(part("ZQ10", own)), ["zq pattern manufacturer ?"]);
  });

  it("is looked for in every number, and in the name where there is none", () => {
    const named = (more: Partial<Component>): string[] => told(componentOf({ name: "ZQ10", ...more }));
    assert.deepEqual(named({ kind: "part" }), ["zq pattern manufacturer ?"]);
    assert.deepEqual(named({ kind: "device", identifiers: [identifierOf("model", "X1")] }), []);
    assert.deepEqual(named({ kind: "library" }), []);
    assert.deepEqual(
      named({ name: "x", kind: "part", identifiers: [identifierOf("mpn", "X1"), identifierOf("model", "ZQ10")] }),
      ["zq pattern manufacturer ?"],
    );
    assert.deepEqual(named({ name: "x", kind: "part", identifiers: [identifierOf("name", "ZQ10")] }), [
      "zq pattern manufacturer ?",
    ]);
    assert.deepEqual(named({ name: "x", kind: "part", identifiers: [identifierOf("usb", "ZQ10")] }), []);
  });

  it("is nothing of a party that is not known, or before its day", () => {
    assert.deepEqual(told(part("NO10")), []);
    assert.deepEqual(told(part("LT10"), "2026-05-31"), []);
    assert.deepEqual(told(part("LT10"), "2026-06-01"), ["zq pattern manufacturer ?"]);
  });
});

describe("facts and matches", () => {
  it("hold from their first day until the one that ends them", () => {
    for (const [fact, day, holds] of [
      [{}, "2026-01-01", true],
      [{ from: "2026-01-01" }, "2026-01-01", true],
      [{ from: "2026-01-02" }, "2026-01-01", false],
      [{ until: "2026-01-01" }, "2026-01-01", false],
      [{ until: "2026-01-02" }, "2026-01-01", true],
      [{ from: "2025-01-01", until: "2026-01-02" }, "2026-01-01", true],
    ] as const)
      assert.equal(holdsOn(fact, day), holds, JSON.stringify(fact));
  });

  it("of one party the strongest is reported, in whatever order they were found", () => {
    const [zq, other] = parties as [Party, Party];
    const match = (more: Partial<Match>): Match => ({
      component: componentOf({ name: "x" }),
      party: zq,
      basis: "identifier",
      relationship: "publisher",
      matched: "x",
      span: { start: 0, end: 1 },
      confidence: "verified",
      evidence: "e",
      ...more,
    });
    const pairs: readonly (readonly [stronger: Partial<Match>, weaker: Partial<Match>])[] = [
      [{ basis: "name" }, { relationship: "interop" }],
      [{ relationship: "owner", basis: "name" }, { relationship: "brand" }],
      [{ relationship: "mirror", basis: "name" }, { relationship: "origin" }],
      [{ relationship: "manufacturer", basis: "name" }, { relationship: "bundles" }],
      [{ basis: "name", confidence: "unverified" }, { basis: "similar-name" }],
      [{ basis: "pattern", confidence: "unverified" }, { basis: "short-name" }],
      [{ basis: "name" }, { basis: "identifier", confidence: "unverified" }],
      [{ basis: "identifier" }, { basis: "namespace" }],
      [{ basis: "namespace" }, { basis: "host" }],
      [{ basis: "host" }, { basis: "pattern" }],
      [{ basis: "pattern" }, { basis: "name" }],
      [{ basis: "similar-name" }, { basis: "short-name" }],
    ];
    for (const [stronger, weaker] of pairs) {
      const [one, another] = [match(stronger), match(weaker)];
      assert.deepEqual(strongestOfEach([one, another]), [one]);
      assert.deepEqual(strongestOfEach([another, one]), [one]);
    }
    const [first, second] = [match({}), match({})];
    assert.equal(strongestOfEach([first, second])[0], first, "of two alike the first");
    assert.deepEqual(strongestOfEach([match({}), match({ party: other })]).length, 2);
  });

  it("hold for the versions that are meant, and for a version that nobody gives as a lead", () => {
    const known = {
      parties: new Map(parties.map((each) => [each.id, each])),
      attributions: [{ ...published, versions: ">=2" }],
    };
    const found = (version: string | undefined): string[] =>
      screenOf(known)
        .screen(componentOf({ ecosystem: "npm", name: "zq", ...(version !== undefined && { version }) }), "2026-01-01")
        .map(({ confidence }) => confidence);
    assert.deepEqual(found("2.0.0"), ["verified"]);
    assert.deepEqual(found("1.9.9"), []);
    assert.deepEqual(found(undefined), ["unverified"]);
  });
});
