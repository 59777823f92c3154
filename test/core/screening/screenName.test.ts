import assert from "node:assert/strict";
import type { ListEntry } from "../../../src/core/lists/listEntry.js";
import { compileEntries } from "../../../src/core/screening/names/listedNames.js";
import { screenKnown, screenListed, type NameScreen } from "../../../src/core/screening/screenName.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

/** `id band: why` of each hit, or why nothing can be told. */
function told(screen: NameScreen, query: string): readonly string[] {
  const { hits, unclear, query: asked } = screen(query);
  assert.equal(asked, query);
  assert.ok(hits.every(({ score }) => score === Math.round(score * 100) / 100 && score > 0 && score <= 1));
  return unclear === undefined
    ? hits.map(({ party, band, why }) => `${party} ${band}: ${why}`)
    : [`unclear: ${unclear}`];
}

describe("screening a name against the parties that are known", () => {
  const screen = screenKnown(smallKnowledge(), "2026-08-22");

  for (const [query, expected] of [
    ["Huawei Technologies Co., Ltd.", ["huawei error: the words are the same"]],
    ["  Huawei  ", ["huawei error: the words are the same"]],
    ["HW", ["huawei hint: the words are the same; a short name that others have too"]],
    ["Hikvision Ltd.", ["hikvision warning: the legal form is written on one side"]],
    ["Huawei Technologes Co., Ltd.", ['huawei warning: "technologes" differs from "technology" by a slip']],
    ["ByteDance", ["bytedance error: the words are the same; on no list that is known here on 2026-08-22"]],
    ["Nordwind Marine", []],
    ["Technologies Co., Ltd.", ["unclear: it holds only words that many names have"]],
    ["x".repeat(501), ["unclear: longer than 500 characters"]],
  ] as const)
    it(JSON.stringify(query.slice(0, 40)), () => assert.deepEqual(told(screen, query), expected));

  it("takes a name with another legal form for a sister's", () => {
    const bands = screen("Huawei Technologies GmbH").hits.map(({ party, band }) => `${party} ${band}`);
    assert.deepEqual(bands, ["huawei related"]);
  });

  it("names the lists that are in force that day, each once", () => {
    const lists = (day: string): string | undefined => screenKnown(smallKnowledge(), day)("Huawei").hits[0]?.list;
    assert.equal(lists("2026-08-22"), "BIS Entity List; FCC Covered List");
    assert.equal(lists("2020-01-01"), "BIS Entity List");
    assert.equal(lists("2018-01-01"), "");
  });

  it("is certain of a full name where the country is the party's", () => {
    const second = (country: string, query: string): readonly string[] =>
      told(screenKnown(smallKnowledge(), "2026-08-22", country), query);
    assert.deepEqual(second("CN", "Hikvision Ltd."), [
      "hikvision error: the legal form is written on one side; the country is the party's",
    ]);
    assert.deepEqual(second("DE", "Hikvision Ltd."), ["hikvision warning: the legal form is written on one side"]);
    assert.deepEqual(second("CN", "Huawei Technologes Co., Ltd."), [
      'huawei warning: "technologes" differs from "technology" by a slip',
    ]);
    assert.deepEqual(second("CN", "Huawei"), ["huawei error: the words are the same"]);
    assert.deepEqual(second("CN", "HW"), ["huawei hint: the words are the same; a short name that others have too"]);
  });
});

describe("screening a name against the entries of lists", () => {
  const entry = (id: string, name: string, more: Partial<ListEntry> = {}): ListEntry => ({
    id,
    list: "a list",
    names: [name],
    kind: "organisation",
    countries: [],
    ...more,
  });
  const entries = [
    entry("1", "Nordwind Marine Systems AG", {
      names: ["Nordwind Marine Systems AG", "NMS", "Weakling Ostsee"],
      strong: 2,
      countries: ["DE"],
    }),
    entry("2", "Kurbelwerk", { countries: ["DE"] }),
    entry("3", "Sever LLC", { countries: ["RU"] }),
    entry("4", "Sever LLC", { countries: ["BY"] }),
    entry("5", "Zentrale Ostwind", { countries: ["RU"], list: "one" }),
    entry("6", "Zentrale Ostwind", { countries: ["BY"], list: "another" }),
    entry("7", "Kranich GmbH", { countries: ["RU"] }),
    entry("8", "Kranich GmbH", { countries: ["RU", "BY"] }),
  ];

  for (const [query, expected] of [
    ["Nordwind Marine Systems AG", ["1 warning: the words are the same"]],
    ["Nordwind Marine Systems", ["1 warning: the legal form is written on one side"]],
    ["Nordwint Marine Systems AG", ['1 warning: "nordwint" differs from "nordwind" by a slip']],
    ["Nordwind Marine Systems GmbH", ["1 related: the legal form is another"]],
    ["Weakling Ostsee", ["1 hint: the words are the same; the list calls the name a weak one"]],
    ["NMS", ["1 hint: the words are the same; a name of four letters or fewer"]],
    ["NMS Ltd", ["1 warning: the legal form is written on one side"]],
    ["Kurbelwerk", ["2 hint: the words are the same; one word without a legal form"]],
    ["Kurbelwerk AG", ["2 warning: the legal form is written on one side"]],
    ["Kurbelwerk Berlin", ['2 related: "berlin" is added']],
    [
      "Sever LLC",
      [
        "3 hint: the words are the same; several entries have this name",
        "4 hint: the words are the same; several entries have this name",
      ],
    ],
    ["Zentrale Ostwind", ["5 warning: the words are the same", "6 warning: the words are the same"]],
    ["Kranich GmbH", ["7 warning: the words are the same", "8 warning: the words are the same"]],
    ["Sudwerk Optik", []],
  ] as const)
    it(query, () => {
      assert.deepEqual(told(screenListed(entries), query), expected);
      assert.deepEqual(told(screenListed(entries, undefined, compileEntries(entries)), query), expected);
    });

  it("is certain where the country is the entry's, and the best entry comes first", () => {
    const second = (country: string, query: string): readonly string[] => told(screenListed(entries, country), query);
    assert.deepEqual(second("DE", "Nordwind Marine Systems AG"), [
      "1 error: the words are the same; the country is the entry's",
    ]);
    assert.deepEqual(second("FR", "Nordwind Marine Systems AG"), ["1 warning: the words are the same"]);
    assert.deepEqual(second("DE", "Nordwint Marine Systems AG"), [
      '1 warning: "nordwint" differs from "nordwind" by a slip',
    ]);
    assert.deepEqual(second("BY", "Zentrale Ostwind"), [
      "6 error: the words are the same; the country is the entry's",
      "5 warning: the words are the same",
    ]);
    assert.deepEqual(second("DE", "Kurbelwerk"), ["2 hint: the words are the same; one word without a legal form"]);
  });

  it("finds a long word that is all of a company's name but its legal form", () => {
    const long = [entry("1", "Uralvagonzavod JSC"), entry("2", "Sever JSC"), entry("3", "Uralmasch JSC")];
    assert.deepEqual(told(screenListed(long), "Uralvagonzavod"), ["1 warning: the legal form is written on one side"]);
    assert.deepEqual(told(screenListed(long), "Uralmasch"), ["3 warning: the legal form is written on one side"]);
    assert.deepEqual(told(screenListed(long), "Sever"), [
      "2 hint: the legal form is written on one side; one word without a legal form",
    ]);
  });

  it("looks into what two names in one say, and gives each entry once, by its best name", () => {
    assert.deepEqual([...told(screenListed(entries), "Kurbelwerk AG / Nordwind Marine Systems AG")].sort(), [
      "1 warning: the words are the same",
      "2 warning: the legal form is written on one side",
    ]);
    const names = { names: ["Nordwind Marine", "Nordwind Marine AG"] };
    const hits = screenListed([entry("1", "", names)])("Nordwind Marine AG").hits;
    assert.deepEqual(
      hits.map(({ name, list }) => `${name}, ${list}`),
      ["Nordwind Marine AG, a list"],
    );
  });

  it("has nothing without entries", () => {
    assert.deepEqual(told(screenListed([]), "Nordwind"), []);
    assert.deepEqual(told(screenListed([]), "x".repeat(501)), ["unclear: longer than 500 characters"]);
    assert.deepEqual(told(screenListed(entries), ""), ["unclear: it holds no letter and no digit"]);
  });
});
