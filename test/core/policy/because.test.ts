import assert from "node:assert/strict";
import type { SourceText } from "../../../src/core/model.js";
import { analyze } from "../../../src/core/analyze.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { findingsOf, judgedOn, manifest, parts, published, type OneParty } from "../../harness/oneParty.js";
import { knowledgeOf, listing, ownedBy, party, restrictedList } from "../../harness/parties.js";

/** `severity: why` of the one finding, or "nothing". */
function told(of: OneParty): string {
  const [finding] = findingsOf(of);
  return finding ? `${finding.severity}: ${finding.because}` : "nothing";
}

const blocking = { direction: "blocking" } as const;
const exports_ = { direction: "export" } as const;
const dealing = "a forbids any dealing with the party or its property";
const bare = `${dealing}; unless a policy says otherwise such a list is an error`;
const dependency = (text: string): SourceText => ({
  uri: "package.json",
  text: JSON.stringify({ dependencies: { x: text } }),
});

const cases: readonly (readonly [what: string, of: OneParty, expected: string])[] = [
  ["a blocking list", { lists: [blocking] }, `error: ${bare}`],
  [
    "a market list",
    { lists: [{ direction: "market" }] },
    "error: a forbids selling or authorising the party's equipment or services; unless a policy says otherwise such a list is an error",
  ],
  [
    "an import list",
    { lists: [{ direction: "import" }] },
    "error: a forbids importing the party's goods; unless a policy says otherwise such a list is an error",
  ],
  [
    "a procurement list",
    { lists: [{ direction: "procurement" }] },
    "warning: a forbids buying from the party for the government or with its money; unless a policy says otherwise such a list is a warning",
  ],
  [
    "an export list",
    { lists: [exports_] },
    "warning: a restricts exports to the party; unless a policy says otherwise such a list is a warning",
  ],
  [
    "a securities list",
    { lists: [{ direction: "securities" }] },
    "information: a forbids trading the party's securities; unless a policy says otherwise such a list is information",
  ],
  [
    "a list that the policy names",
    { lists: [blocking], policy: { lists: { a: "hint" } } },
    "hint: the policy sets a to hint",
  ],
  [
    "a direction that the policy names",
    { lists: [blocking], policy: { directions: { blocking: "warning" } } },
    `warning: ${dealing}; the policy sets such lists to warning`,
  ],
  [
    "a direction that it does not name",
    { lists: [blocking], policy: { directions: { export: "hint" } } },
    `error: ${bare}`,
  ],
  [
    "an activity that is bitten",
    { lists: [blocking], policy: { activities: ["us-sales", "us-person"] } },
    `error: ${dealing}, and the team's activity is us-person`,
  ],
  [
    "an activity that is bound",
    { lists: [exports_], policy: { activities: ["us-sales", "us-person"] } },
    "warning: a restricts exports to the party, which binds the team as us-person where it exports",
  ],
  [
    "activities that are not touched",
    { lists: [blocking], policy: { activities: ["us-sales"] } },
    `information: ${dealing}, which touches none of the team's activities`,
  ],
  ["no activities at all", { lists: [blocking], policy: { activities: [] } }, `error: ${bare}`],
  ["a list that onlyLists leaves out", { lists: [blocking], policy: { onlyLists: ["b"] } }, "nothing"],
  [
    "a list that onlyLists leaves out and the policy names",
    { lists: [blocking], policy: { onlyLists: ["b"], lists: { a: "hint" } } },
    "hint: the policy sets a to hint",
  ],
  [
    "a party that the policy names",
    { lists: [blocking], policy: { parties: { zq: "hint" } } },
    "hint: the policy names this party",
  ],
  ["another party that it names", { lists: [blocking], policy: { parties: { zr: "hint" } } }, `error: ${bare}`],
  [
    "a candidate",
    { lists: [blocking], listings: [{ effective: undefined, reported: "2025-12-01" }] },
    "information: nothing is forbidden on that day: the listing is reported",
  ],
  [
    "a candidate for a list that the policy names",
    {
      lists: [blocking],
      listings: [{ effective: undefined, proposed: "2025-12-01" }],
      policy: { lists: { a: "error" } },
    },
    "information: nothing is forbidden on that day: the listing is proposed",
  ],
  [
    "a candidate for a list that onlyLists leaves out",
    { lists: [blocking], listings: [{ effective: undefined, reported: "2025-12-01" }], policy: { onlyLists: ["b"] } },
    "nothing",
  ],
  [
    "a list about equipment, for software",
    { lists: [{ ...blocking, reaches: "hardware" }] },
    `information: ${bare}; lowered to information: a is about equipment, and this is software`,
  ],
  [
    "a list about equipment, for a part",
    { lists: [{ ...blocking, reaches: "hardware" }], source: parts },
    `error: ${bare}`,
  ],
  [
    "a fact that was not verified",
    { lists: [blocking], attribution: { confidence: "unverified", evidence: { kind: "unlooked" } } },
    `warning: ${bare}; lowered to warning: not verified: recorded without a source`,
  ],
  [
    "a fact in dispute",
    { lists: [blocking], attribution: { disputed: true } },
    `information: ${bare}; lowered to information: it is disputed and under review`,
  ],
  [
    "a listing that was not verified",
    { lists: [blocking], listings: [{ confidence: "unverified" }] },
    `warning: ${bare}; lowered to warning: the listing is not verified`,
  ],
  [
    "a ceiling above what it already is",
    { lists: [exports_], listings: [{ confidence: "unverified" }] },
    "warning: a restricts exports to the party; unless a policy says otherwise such a list is a warning",
  ],
  [
    "two ceilings, the lower last",
    { lists: [{ ...blocking, reaches: "hardware" }], attribution: { confidence: "unverified", disputed: true } },
    `information: ${bare}; lowered to information: a is about equipment, and this is software`,
  ],
  ["a term that ran out", { lists: [blocking], listings: [{ knownUntil: "2025-12-31" }] }, "nothing"],
  ["a term on its last day", { lists: [blocking], listings: [{ knownUntil: "2026-01-01" }] }, `error: ${bare}`],
  [
    "a term that ran out, where the policy names the list",
    { lists: [blocking], listings: [{ knownUntil: "2025-12-31" }], policy: { lists: { a: "error" } } },
    "information: the policy sets a to error; lowered to information: whether the listing is still in force is not known",
  ],
  [
    "a term that ran out, where it bites an activity",
    { lists: [blocking], listings: [{ knownUntil: "2025-12-31" }], policy: { activities: ["us-person", "us-sales"] } },
    `information: ${dealing}, and the team's activity is us-person; lowered to information: whether the listing is still in force is not known`,
  ],
  [
    "a term that ran out, where no activity is bitten",
    { lists: [blocking], listings: [{ knownUntil: "2025-12-31" }], policy: { activities: ["us-sales"] } },
    "nothing",
  ],
  [
    "a list of one country",
    { lists: [{ ...blocking, jurisdiction: "XX" }] },
    `warning: ${bare}; lowered to warning: the list binds those in its own jurisdiction (XX)`,
  ],
  [
    "a list of one country that bites",
    { lists: [{ ...blocking, jurisdiction: "UA" }], policy: { activities: ["us-sales", "ukraine"] } },
    `error: ${dealing}, and the team's activity is ukraine`,
  ],
  ["a list of the United Nations", { lists: [{ ...blocking, jurisdiction: "United Nations" }] }, `error: ${bare}`],
  ["a list of a union by its name", { lists: [{ ...blocking, jurisdiction: " european union " }] }, `error: ${bare}`],
  [
    "a mirror under a restriction of exports",
    {
      lists: [exports_],
      attribution: { scheme: "host", pattern: "m.example", relationship: "mirror" },
      source: dependency("https://m.example/x.tgz"),
    },
    "information: a restricts exports to the party; using its mirror is not restricted",
  ],
  [
    "a mirror under a blocking list",
    {
      lists: [blocking],
      attribution: { scheme: "host", pattern: "m.example", relationship: "mirror" },
      source: dependency("https://m.example/x.tgz"),
    },
    `error: ${bare}`,
  ],
  [
    "a mirror that the policy weighs",
    {
      lists: [exports_],
      attribution: { scheme: "host", pattern: "m.example", relationship: "mirror" },
      source: dependency("https://m.example/x.tgz"),
      policy: { relationships: { mirror: "hint" } },
    },
    "hint: a restricts exports to the party; using its mirror is not restricted; unless a policy says otherwise such a list is a warning; lowered to hint: the policy lowers hosts that a party runs",
  ],
];

const ties = {
  publisher: "the policy lowers what a party publishes",
  owner: "the policy lowers what a party owns",
  manufacturer: "the policy lowers what a party makes",
  brand: "the brand sells products of several makers",
  interop: "it talks to the party's products and is not the party's",
  origin: "it began at the party and is no longer its own",
  bundles: "it contains parts of the party and is not the party's",
  maintainer: "a person is not a party",
} as const;

describe("why a finding has its severity", () => {
  for (const [what, of, expected] of cases) it(what, () => assert.equal(told(of), expected));

  for (const [relationship, why] of Object.entries(ties) as [keyof typeof ties, string][])
    it(`a ceiling on ${relationship}`, () => {
      const of = { lists: [blocking], attribution: { relationship } };
      const hint = { ...of, policy: { relationships: { [relationship]: "hint" } } };
      assert.equal(told(hint), `hint: ${bare}; lowered to hint: ${why}`);
      const listed = { ...of, policy: { relationships: { [relationship]: "listed" } } };
      assert.equal(told(listed), `error: ${bare}`);
    });

  it("a tie to the owner that was not seen", () => {
    const owner = party("big", { listings: [listing("a", { effective: "2020-01-01" })] });
    const zq = party("zq", { owners: [ownedBy("big", { percent: 60, confidence: "unverified" })] });
    const list = restrictedList("a", { jurisdiction: "US", affiliates: "half-owned" });
    const known = { ...knowledgeOf([owner, zq], [list]), attributions: [published] };
    const [finding] = analyze(manifest, known, emptyPolicy, judgedOn).findings;
    assert.equal(
      `${finding?.severity}: ${finding?.because}`,
      `warning: ${bare}; lowered to warning: the tie to the listed owner was not seen in a source`,
    );
  });

  describe("of a part", () => {
    const name = "Zquickly Industries Ltd.";
    const bom = (maker: string, more = ""): SourceText => ({
      uri: "bom.csv",
      text: `Reference,Manufacturer,MPN${more === "" ? "" : ",DNP"}\nU1,${maker},X1${more}\n`,
    });
    const of = (source: SourceText, more: Partial<OneParty> = {}): string =>
      told({ lists: [blocking], source, party: { name, aliases: ["Zquickly"], weakAliases: ["Quick"] }, ...more });

    it("whose maker is named", () => assert.equal(of(bom(name)), `error: ${bare}`));
    it("whose maker's name only resembles the party's", () => {
      assert.equal(of(bom("Zquicklyy")), `hint: ${bare}; lowered to hint: a name only resembles the party's`);
      assert.equal(
        of(bom("Zquicklyy"), { policy: { parties: { zq: "error" } } }),
        "hint: the policy names this party; lowered to hint: a name only resembles the party's",
      );
    });
    it("whose maker has a short name of the party's", () =>
      assert.equal(of(bom("Quick")), `hint: ${bare}; lowered to hint: others have the same short name`));
    it("that is not placed", () =>
      assert.equal(
        of(bom(name, ",DNP")),
        `information: ${bare}; lowered to information: the part is in the file and not placed`,
      ));
    it("that only has an id of a chip", () =>
      assert.equal(
        told({
          lists: [blocking],
          attribution: { scheme: "devicetree", pattern: "zq,*", relationship: "manufacturer" },
          source: { uri: "board.dts", text: '/ { compatible = "zq,a1"; };\n' },
        }),
        `warning: ${bare}; lowered to warning: an id of a chip's maker says nothing about the maker of the equipment`,
      ));
  });

  it("a day before the party was seen on the list", () =>
    assert.equal(
      told({
        lists: [blocking],
        listings: [{ effective: "2020-01-01", recalled: ["effective"], confirmed: "2026-01-02" }],
      }),
      `warning: ${bare}; lowered to warning: that the party was on the list on that day is not verified, only that it was later`,
    ));
});
