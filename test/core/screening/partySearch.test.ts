import assert from "node:assert/strict";
import type { ListEntry } from "../../../src/core/lists/listEntry.js";
import type { Party } from "../../../src/core/model.js";
import { isBranch, isShort, listedBand, tellingWords } from "../../../src/core/screening/names/band.js";
import { compareNames } from "../../../src/core/screening/names/compare.js";
import { ListedNames } from "../../../src/core/screening/names/listedNames.js";
import { makerTie } from "../../../src/core/screening/names/maker.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { isOfOtherMaker, isOtherMaker } from "../../../src/core/screening/names/otherMakers.js";
import { PartyNames } from "../../../src/core/screening/names/partyNames.js";
import { piecesOf } from "../../../src/core/screening/names/pieces.js";
import { likenessOf } from "../../../src/core/screening/names/why.js";
import { ownedBy, party } from "../../harness/parties.js";

const parties: readonly Party[] = [
  party("nord", {
    name: "Nordwind Marine AG",
    aliases: ["Nordwind"],
    weakAliases: ["NWM", "Kranich"],
    originalNames: ["诺德温德"],
    lookAlikes: ["Nordwind Verlag", "Nordwind Druck"],
    owners: [ownedBy("ring")],
  }),
  // Each owns the other, and somebody nobody knows owns both.
  party("ring", { name: "Ringeltaube Holding AG", owners: [ownedBy("nord"), ownedBy("unheard-of")] }),
  party("ulma", { name: "Ulma AG", aliases: ["Ulma"] }),
  party("kurbel", { name: "Kurbel AG", weakAliases: ["Kurbel"] }),
  party("two", { name: "Ostsee Werft AG", aliases: ["Ostsee Werft GmbH"] }),
  party("third", { name: "Ostsee Werft KG" }),
  party("adler", {
    name: "Seeadler AG",
    brands: [{ name: "Albatros", confidence: "verified", source: "t", rebadged: true }],
  }),
  party("alba", { name: "Albatros" }),
  party("texas", { name: "Texas Instrumenta AG" }),
];
const names = new PartyNames(parties);
const byId = new Map(parties.map((one) => [one.id, one]));

describe("the parties that a name says", () => {
  for (const [name, expected] of [
    ["NWM GmbH", "nord hint"],
    ["Kranich Optik", ""],
    ["Kurbel AG", "kurbel error"],
    ["Kurbel", "kurbel hint"],
    ["Kurbel GmbH", ""],
    ["Kurbil", ""],
    ["Ulma", "ulma error"],
    ["Ulna", ""],
    ["Ulma Group", "ulma related"],
    ["Ulna Group", ""],
    ["Ostsee Werft GmbH", "two error, third error"],
    ["Ostsee Werft SE", "two related, third related"],
    ["Ostsee Werft", "two warning, third warning"],
    ["Albatros", "alba error, adler error"],
    ["Texas Instruments", ""],
    ["Texas Instrumentb", "texas warning"],
    ["Nordwind Druck", ""],
    ["Druck Nordwind", "nord related"],
    ["Foo Bar (Nordwind)", "nord error"],
    ["Foo Bar (NWM)", ""],
    ["Nordwind / Ulma", "nord error, ulma error"],
    ["Ulma / Nordwind", "nord error, ulma error"],
    ["Nordwint Marine Group", "nord related"],
    [`Nordwind ${"x".repeat(491)}`, "nord related"],
    [`Nordwind ${"x".repeat(492)}`, ""],
  ] as const)
    it(`${name.slice(0, 40)}: ${expected || "none"}`, () =>
      assert.equal(
        names
          .find(name)
          .map(({ known, band }) => `${known.party.id} ${band}`)
          .sort()
          .join(", "),
        expected.split(", ").sort().join(", "),
      ));

  it("are put in order by how sure it is, and a brand comes after a name", () => {
    assert.deepEqual(
      names.find("Albatros").map(({ known }) => known.party.id),
      ["alba", "adler"],
    );
    assert.deepEqual(
      names.find("Seeadlex / Ulma").map(({ known }) => known.party.id),
      ["ulma", "adler"],
    );
  });

  it("are found in a text where the name is, and not where it is not", () => {
    const text = "made by  Nordwind , Sudwerk, Sudwerk and Nordwind Marine";
    const knows = (name: string, from = 0): boolean =>
      names.knows(text, text.indexOf(name, from), text.indexOf(name, from) + name.length);
    assert.deepEqual(
      [
        knows(" Nordwind "),
        knows("Sudwerk"),
        knows("Sudwerk", 28),
        knows("Nordwind", 30),
        knows("made by"),
        knows("and"),
      ],
      [true, false, false, true, false, false],
    );
  });
});

describe("whose a maker's name is", () => {
  for (const [name, id, expected] of [
    ["Nordwind Verlag / Sudwerk", "nord", "other"],
    ["Sudwerk / Nordwind Verlag", "nord", "other"],
    ["Sudwerk / Nordwind Kranich", "nord", "related"],
    ["Kranich Ulma", "nord", "related"],
    ["Nordwind Marime", "nord", "party"],
    ["Nordwynd Foo", "nord", "related"],
    ["Nordwind Berlin", "ulma", "unknown"],
    ["Nordwind GmbH", "ulma", "other"],
    ["Ulna Foo", "ulma", "unknown"],
    ["Foo Ulna", "ulma", "unknown"],
    ["Kurbet Foo", "kurbel", "related"],
    ["Bank", "kurbel", "unknown"],
    ["Ostsee", "two", "related"],
    ["Ostsee Foo", "two", "unknown"],
    ["Werft", "two", "related"],
    ["Ostsee Foo Bar", "two", "unknown"],
    ["诺德", "nord", "related"],
    ["温德", "nord", "unknown"],
    ["Ringeltaube Holding", "nord", "related"],
    ["Nordwind", "ring", "related"],
    ["Texas Instruments / Foo", "kurbel", "other"],
    ["Foo / Texas Instruments", "kurbel", "other"],
    [`Nordwind ${"x".repeat(491)}`, "nord", "related"],
    [`Nordwind ${"x".repeat(492)}`, "nord", "unknown"],
  ] as const)
    it(`${name.slice(0, 40)}, for ${id}: ${expected}`, () => {
      const one = byId.get(id);
      assert.ok(one);
      assert.equal(
        makerTie(name, one, names, (of) => byId.get(of)),
        expected,
      );
    });

  for (const [name, isIt, isOf] of [
    ["Kyocera", true, true],
    ["Kyocera Deutschland", false, true],
    ["Nordic", false, false],
    ["Nordic Werft", false, false],
    ["Texas Instruments Bank", false, true],
  ] as const)
    it(`${name}: ${isIt ? "a well-known maker" : isOf ? "a branch of one" : "no maker"}`, () => {
      assert.equal(isOtherMaker(nameFormOf(name)), isIt);
      assert.equal(isOfOtherMaker(nameFormOf(name)), isOf);
    });
});

describe("a name on an official list", () => {
  const entry = (id: string, name: string, more: Partial<ListEntry> = {}): ListEntry => ({
    id,
    list: "a",
    names: [name],
    kind: "organisation",
    countries: [],
    ...more,
  });
  const listed = new ListedNames([
    entry("1", "Nordwind Marine AG", { countries: ["DE"] }),
    entry("2", "Kranich", { countries: ["DE"] }),
    entry("3", "Kranich", { countries: ["AT"] }),
    // One more on another list is the same as one of them, perhaps.
    entry("4", "Seeadler", { countries: ["DE"] }),
    entry("5", "Seeadler", { countries: ["AT"], list: "b" }),
    entry("6", "Albatros", { countries: ["DE"] }),
    entry("7", "Albatros", { countries: ["DE", "AT"] }),
    entry("8", "Ostsee Werft", { countries: ["DE"] }),
    entry("9", "Ostsee Werft", { countries: ["AT"] }),
    entry("10", "Sturmvogel AG", { names: ["Sturmvogel AG", "Sturmvogel Optik AG"], strong: 1 }),
    entry("11", "Krickente", { countries: ["DE"] }),
    entry("11", "Krickente", { countries: ["AT"] }),
    entry("12", "Zwergtaucher", { countries: ["DE"] }),
    entry("13", "Zwergtaucher", { countries: ["DE"] }),
    entry("14", "Zwergtaucher", { countries: ["AT"] }),
  ]);
  const told = (name: string, country?: string): readonly string[] =>
    listed.find(name, country).map(({ entry: { id }, band, reason }) => [id, band, reason].filter(Boolean).join(" "));
  for (const [name, country, expected] of [
    ["Nordwind Marine AG", "DE", ["1 error the country is the entry's"]],
    ["Nordwind Marine AG", "AT", ["1 warning"]],
    ["Nordwind Marine AG", undefined, ["1 warning"]],
    ["Nordwint Marine AG", "DE", ["1 warning"]],
    ["Nordwind Marine Optik AG", "DE", ["1 related"]],
    ["Kranich AG", "DE", ["2 hint several entries have this name", "3 hint several entries have this name"]],
    ["Kranixh AG", "DE", ["2 warning", "3 warning"]],
    ["Seeadler AG", undefined, ["4 warning", "5 warning"]],
    ["Albatros AG", undefined, ["6 warning", "7 warning"]],
    ["Krickente AG", undefined, ["11 warning", "11 warning"]],
    [
      "Zwergtaucher AG",
      undefined,
      [
        "12 hint several entries have this name",
        "13 hint several entries have this name",
        "14 hint several entries have this name",
      ],
    ],
    ["Ostsee Werft AG", "DE", ["8 error the country is the entry's", "9 warning"]],
    ["Sturmvogel AG", undefined, ["10 warning"]],
    ["Sturmvogel Optik AG", undefined, ["10 hint the list calls the name a weak one"]],
    ["Sudwerk", undefined, []],
    [`Nordwind Marine ${"x".repeat(484)}`, undefined, ["1 related"]],
    [`Nordwind Marine ${"x".repeat(485)}`, undefined, []],
  ] as const)
    it(`${name.slice(0, 40)}${country ? ` of ${country}` : ""}: ${expected.join(", ") || "nobody"}`, () =>
      assert.deepEqual(told(name, country), expected));

  it("counts for less with each sign that is missing", () => {
    const band = (asked: string, known: string): string =>
      listedBand(nameFormOf(asked), compareNames(nameFormOf(asked), nameFormOf(known)), {
        shared: false,
        seconded: true,
      }).band;
    for (const [asked, known, expected] of [
      ["Nordwind Marine", "Nordwind Marine", "error"],
      ["Nordwind Marine", "Sudwerk", "none"],
      ["Nordwind Optik", "Nordwind", "related"],
      ["Nordwind Ostsee Group", "Nordwind Ostsee", "hint"],
      ["Kurbelwerk", "Kurbelwerk AG", "error"],
      ["Kurbelwerk", "Kurbelwerk", "hint"],
      ["Kurbelwert", "Kurbelwerk AG", "hint"],
      ["Kranich", "Kranich AG", "hint"],
      ["Ulma", "Ulma AG", "hint"],
      ["Ulma AG", "Ulma AG", "error"],
    ] as const)
      assert.equal(band(asked, known), expected, `${asked} ${known}`);
    const similar = compareNames(nameFormOf("Nordwind Ostsee Group"), nameFormOf("Nordwind Ostsee"));
    const signs = { shared: true, seconded: true, isWeak: true };
    assert.deepEqual(listedBand(nameFormOf("Nordwind Ostsee Group"), similar, signs), { band: "hint", reason: {} });
  });
});

describe("what a name is", () => {
  it("is short with four Latin letters or digits", () => {
    for (const [name, expected] of [
      ["Ulma", true],
      ["1234", true],
      ["Ulmab", false],
      ["ノab", false],
      ["ab宏", false],
      ["宏发", false],
    ] as const)
      assert.equal(isShort(nameFormOf(name)), expected, name);
  });

  it("is recognised by its telling words", () => {
    for (const [name, words] of [
      ["Nordwind Bank Ostsee", "nordwind ostsee"],
      ["Trading Bank", ""],
      ["Berlin", ""],
    ] as const)
      assert.equal(tellingWords(nameFormOf(name)).join(" "), words);
  });

  it("is a branch where a place or the legal form is all that differs", () => {
    for (const [asked, known, expected] of [
      ["Nordwind Berlin", "Nordwind", true],
      ["Nordwind", "Nordwind Berlin", true],
      ["Nordwind GmbH", "Nordwind AG", true],
      ["Nordwind Berlin", "Nordwind Hamburg", true],
      ["Nordwind Group", "Nordwind", false],
      ["Nordwind", "Nordwind Group", false],
      ["Nordwint GmbH", "Nordwind AG", false],
      ["Nordwint Berlin", "Nordwind", false],
      ["Nordwind", "Nordwind", false],
      ["Nordwind", "Sudwerk", false],
    ] as const)
      assert.equal(isBranch(compareNames(nameFormOf(asked), nameFormOf(known))), expected, `${asked} ${known}`);
  });

  it("is shown with a score of two decimals and the words beside each other", () => {
    const comparison = compareNames(nameFormOf("Nordwint Ostsea"), nameFormOf("Nordwind Ostsee"));
    assert.deepEqual(likenessOf("Nordwind Ostsee", "warning", comparison), {
      known: "Nordwind Ostsee",
      band: "warning",
      score: 0.89,
      alignment: "nordwint ≈ nordwind, ostsea ≈ ostsee",
    });
  });

  it("is several where it says so", () => {
    for (const [name, pieces] of [
      [" ; Nordwind", " ; Nordwind"],
      ["Nordwind (aka Ostsee)", "Nordwind (aka Ostsee)|Nordwind|Ostsee)"],
      ["ab /Nordwind", "ab /Nordwind"],
      ["a) Nordwind (Ostsee) AG", "a) Nordwind (Ostsee) AG"],
      ["Nordwind (Ostsee)  ", "Nordwind (Ostsee)  |Nordwind|Ostsee"],
    ] as const)
      assert.equal(
        piecesOf(name)
          .map(({ text }) => text)
          .join("|"),
        pieces,
      );
  });
});
