import assert from "node:assert/strict";
import type { Party } from "../../../src/core/model.js";
import { makerTie } from "../../../src/core/screening/names/maker.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { isOfOtherMaker, isOtherMaker } from "../../../src/core/screening/names/otherMakers.js";
import { PartyNames } from "../../../src/core/screening/names/partyNames.js";
import { variationOf } from "../../../src/core/screening/names/slip.js";
import { party } from "../../harness/parties.js";

const owner = (of: string, until?: string) =>
  ({
    owner: of,
    kind: "subsidiary",
    percent: 100,
    source: "t",
    confidence: "verified",
    ...(until && { until }),
  }) as const;
const parties: readonly Party[] = [
  party("nord", {
    name: "Nordwind Marine Systems AG",
    aliases: ["Nordwind", "Nordwind Marine Systems"],
    weakAliases: ["NWM", "Kranich"],
    originalNames: ["诺德温德海事"],
    lookAlikes: ["Nordwind Verlag"],
    brands: [{ name: "Polarstern", rebadged: true, confidence: "verified", source: "t" }],
  }),
  party("kran", { name: "Kranich Optik GmbH", aliases: ["Kranich Optik"] }),
  party("seite", { name: "Seitenwerk Kurbel AG", owners: [owner("nord")] }),
  party("enkel", { name: "Enkelsohn Werft AG", owners: [owner("seite")] }),
  party("fort", { name: "Fortgegangen Werft AG", owners: [owner("nord", "2020-01-01")] }),
  party("stern", { name: "Polarstern Brauerei KG", aliases: ["Polarstern"] }),
];
const names = new PartyNames(parties);
const byId = new Map(parties.map((one) => [one.id, one]));
const told = (name: string): readonly string[] =>
  names.find(name).map(({ known, band }) => `${known.party.id} ${band}`);

describe("a name that is looked up among parties", () => {
  for (const [name, expected] of [
    ["Nordwind Marine Systems AG", ["nord error"]],
    ["Nordwind", ["nord error"]],
    ["Nordwind Marine Systems GmbH", ["nord related"]],
    ["Nordwind GmbH", ["nord warning"]],
    ["Nordwint", ["nord hint"]],
    ["Nordwint Marine Systems", ["nord warning"]],
    ["NWM", ["nord hint"]],
    ["NWM AG", ["nord hint"]],
    ["NWN", []],
    ["Kranich", ["nord hint"]],
    ["Kranich Optik GmbH", ["kran error"]],
    ["Kranich Optik AG", ["kran related"]],
    ["Seitenwerk Kurbel", ["seite warning"]],
    ["Seitenwerk Kurbel Berlin", ["seite related"]],
    ["Polarstern", ["stern error", "nord error"]],
    ["诺德温德海事", ["nord error"]],
    ["Nordwind (诺德温德海事)", ["nord error"]],
    ["Nordwind Verlag", []],
    ["Nordwind Verlag AG", []],
    ["Sudwind", []],
    [`Nordwind ${"x".repeat(500)}`, []],
  ] as const)
    it(`${name.slice(0, 40)}: ${expected.join(", ") || "nobody"}`, () => {
      assert.deepEqual(told(name), expected);
      assert.deepEqual(told(name), expected, "asked again");
    });

  it("is known or not where it is in a text, trimmed", () => {
    const knows = (name: string): boolean => names.knows(`<${name}>`, 1, name.length + 1);
    for (const name of ["Nordwind", " Nordwind ", "Sudwind", "Sudwind", "Nordwind", "Ostwind", "Sudwint"])
      assert.equal(knows(name), name.includes("Nordwind"), name);
  });

  it("gives the names of a party", () => {
    const nord = byId.get("nord");
    assert.ok(nord);
    assert.deepEqual(
      names.ofParty(nord).map(({ text, weak, relationship }) => `${text}${weak ? " weak" : ""} ${relationship}`),
      [
        "Nordwind Marine Systems AG manufacturer",
        "Nordwind manufacturer",
        "Nordwind Marine Systems manufacturer",
        "诺德温德海事 manufacturer",
        "NWM weak manufacturer",
        "Kranich weak manufacturer",
        "Polarstern brand",
      ],
    );
    assert.equal(names.isLookAlike(nameFormOf("Nordwind Verlag"), nord), true);
    assert.equal(names.isLookAlike(nameFormOf("Nordwind Verlag Optik"), nord), false);
    const kran = byId.get("kran");
    assert.ok(kran && !names.isLookAlike(nameFormOf("Nordwind Verlag"), kran));
  });
});

describe("whose a maker's name is, beside a party's part number", () => {
  const tie = (name: string, id: string): string => {
    const one = byId.get(id);
    assert.ok(one);
    return makerTie(name, one, names, (of) => byId.get(of));
  };
  for (const [name, id, expected] of [
    ["Nordwind", "nord", "party"],
    ["Nordwint Marine Systems AG", "nord", "party"],
    ["NWM", "nord", "party"],
    ["Nordwind Elektrik Berlin", "nord", "related"],
    ["Nordwind Marine Systems GmbH", "nord", "related"],
    ["Nordwint Elektrik Hamburg", "nord", "related"],
    ["诺德", "nord", "related"],
    ["诺", "nord", "unknown"],
    ["德温", "nord", "unknown"],
    ["Nordwind Verlag", "nord", "other"],
    ["Kölner Funkmodul", "nord", "unknown"],
    ["Berlin", "nord", "unknown"],
    ["Kranich Optik GmbH", "seite", "other"],
    ["Seitenwerk Kurbel AG", "nord", "related"],
    ["Seitenwerk Kurbel", "nord", "related"],
    ["Nordwind", "seite", "related"],
    ["Enkelsohn Werft AG", "nord", "related"],
    ["Seitenwerk Kurbel AG", "enkel", "related"],
    ["Fortgegangen Werft AG", "nord", "other"],
    ["Texas Instruments", "nord", "other"],
    ["Texas Instruments Deutschland GmbH", "nord", "other"],
    ["NWM", "seite", "unknown"],
    ["Sudwind / Texas Instruments", "nord", "other"],
    [`Nordwind ${"x".repeat(500)}`, "nord", "unknown"],
  ] as const)
    it(`${name.slice(0, 40)}, for ${id}: ${expected}`, () => assert.equal(tie(name, id), expected));

  it("goes by the name of a well-known maker, or by what holds it", () => {
    for (const [name, isIt, isOf] of [
      ["Texas Instruments", true, true],
      ["Texas Instruments Inc.", true, true],
      ["Texas Instruments Deutschland", false, true],
      ["Texas", false, false],
      ["Nordwind", false, false],
    ] as const) {
      assert.equal(isOtherMaker(nameFormOf(name)), isIt, name);
      assert.equal(isOfOtherMaker(nameFormOf(name)), isOf, name);
    }
  });
});

describe("a word that stands for another", () => {
  for (const [written, known, expected] of [
    ["mfctg", "manufacturing", "abbreviation"],
    ["manufacturing", "mfctg", "abbreviation"],
    ["techn", "technology", "abbreviation"],
    ["te", "technology", undefined],
    ["technolog", "technology", "slip"],
    ["xechn", "technology", undefined],
    ["mfzz", "manufacturing", undefined],
    ["m2g", "manufacturing", undefined],
    ["indstries", "industry", "slip"],
    ["inds", "industry", "abbreviation"],
    ["nordwint", "nordwind", "slip"],
    ["nrodwind", "nordwind", "slip"],
    ["nordwin", "nordwind", "slip"],
    ["nordwi", "nordwind", undefined],
    ["norkwint", "nordwind", undefined],
    ["ulfa", "ulma", "slip"],
    ["ulf", "ulma", undefined],
    ["ulmas", "ulma", undefined],
    ["aktienwerkstat", "aktienwergstatt", "slip"],
    ["xktienwerkstat", "aktienwergstatt", undefined],
    ["krasny", "krasni", "transliteration"],
    ["12", "13", undefined],
    ["12", "nordwind", undefined],
    ["marine", "market", undefined],
    ["宏发", "宏法", undefined],
    ["nordwind宏", "nordwint宏", "slip"],
  ] as const)
    it(`${written} for ${known}: ${expected ?? "does not"}`, () => assert.equal(variationOf(written, known), expected));

  for (const [written, known, plain, transliterated] of [
    ["iug", "yug", undefined, "transliteration"],
    ["sawod", "savod", "transliteration", "transliteration"],
    ["shchukinskiy", "schukinski", "transliteration", "transliteration"],
    ["uralwagon", "uralvakon", "slip", "slip"],
    ["tekhnolodzhi", "technology", "slip", "slip"],
  ] as const)
    it(`${written} for ${known}, out of Cyrillic letters: ${transliterated}`, () => {
      assert.equal(variationOf(written, known), plain);
      assert.equal(variationOf(written, known, true), transliterated);
    });
});
