import assert from "node:assert/strict";
import { isEastAsian, splitEastAsian } from "../../../src/core/screening/names/eastAsian.js";
import { isOtherKind, legalPhrases, legalWords } from "../../../src/core/screening/names/legalForms.js";
import { joinedOf, nameFormOf, tellingCount } from "../../../src/core/screening/names/nameForm.js";
import { normalizeName } from "../../../src/core/screening/names/normalize.js";
import { soundOf } from "../../../src/core/screening/names/sound.js";
import { canonicalWord, commonWords, hasDigit, isDistinctive } from "../../../src/core/screening/names/words.js";

describe("the words of a name", () => {
  for (const [why, rows] of [
    [
      "that stand for a place are one, as they were written",
      [
        ["United Arab Emirates Nordwind", "emirates nordwind", "united arab emirates/nordwind"],
        ["Nordwind Saint Petersburg", "nordwind petersburg", "nordwind/saint petersburg"],
        ["Nordwind United States of America", "nordwind usa", "nordwind/united states of america"],
        ["Nordwind Republic of Korea Werft", "nordwind korea werft", "nordwind/republic of korea/werft"],
        ["United Nordwind", "united nordwind", "united/nordwind"],
      ],
    ],
    [
      "that carry nothing are the name where there are no others",
      [
        ["the the", "the the", "the/the"],
        ["of the", "of the", "of/the"],
        ["-", "", ""],
      ],
    ],
    [
      "are joined where they are letters alone, or tens and ones",
      [
        ["z z Nordwind", "zz nordwind", "zz/nordwind"],
        ["a a Nordwind", "aa nordwind", "aa/nordwind"],
        ["1 2 Nordwind", "1 2 nordwind", "1/2/nordwind"],
        ["Brigade Forty Four", "brigade 44", "brigade/forty four"],
        ["Brigade 20 1", "brigade 21", "brigade/20 1"],
        ["Brigade 400 4", "brigade 400 4", "brigade/400/4"],
        ["Brigade 40 14", "brigade 40 14", "brigade/40/14"],
        ["40 44 Brigade", "40 44 brigade", "40/44/brigade"],
        ["Nordwind Fund X", "nordwind fund 10", "nordwind/fund/x"],
      ],
    ],
    [
      "out of Cyrillic or Greek letters are common ones by their sound, from three letters on",
      [
        ["Логистик Север", "logistic sever", "logistic/sever"],
        ["Системс Север", "system sever", "systems/sever"],
        ["Груп Север", "grup sever", "grup/sever"],
        ["Электроникс Север", "electronic sever", "elektroniks/sever"],
        ["Ο Τεχνολογία", "o technology", "o/technologia"],
        ["Север Лимитид", "sever", "sever"],
      ],
    ],
    [
      "of a legal form stay where it is not the form's place",
      [
        ["NoAG", "noag", "noag"],
        ["Nordwind plc Werft", "nordwind werft", "nordwind/werft"],
        ["Nordwind Public Joint Stok Company", "nordwind public joint stok", "nordwind/public/joint/stok"],
        ["Nordwind aktiengeselschaft GmbH", "nordwind", "nordwind"],
        ["Private Limted Nordwind", "nordwind", "nordwind"],
        ["Nordwind aktiengeselschaft GmbH x1 x2 x3 x4", "nordwind x1 x2 x3 x4", "nordwind/x1/x2/x3/x4"],
        [
          "Nordwind aktiengeselschaft GmbH x1 x2 x3 x4 x5",
          "nordwind aktiengeselschaft x1 x2 x3 x4 x5",
          "nordwind/aktiengeselschaft/x1/x2/x3/x4/x5",
        ],
        ["aktiengeselschaft GmbH x1 x2 x3 x4 x5 x6", "x1 x2 x3 x4 x5 x6", "x1/x2/x3/x4/x5/x6"],
      ],
    ],
  ] as const)
    describe(why, () => {
      for (const [name, words, written] of rows)
        it(`${name}: ${words}`, () => {
          const form = nameFormOf(name);
          assert.deepEqual([form.words.join(" "), (form.written ?? []).join("/")], [words, written]);
          assert.equal(joinedOf(form), words.replaceAll(" ", ""));
        });
    });

  it("say the form with a slip as they say it without", () => {
    for (const [slipped, right] of [
      ["Nordwind aktiengeselschaft", "Nordwind AG"],
      ["Aktiengeselschaft Nordwind", "Nordwind AG"],
      ["Private Limted Nordwind", "Nordwind Ltd"],
      ["Nordwind aktiengeselschaft GmbH", "Nordwind AG GmbH"],
    ] as const)
      assert.deepEqual(
        [nameFormOf(slipped).legal, nameFormOf(slipped).hasLegal],
        [nameFormOf(right).legal, true],
        slipped,
      );
    assert.equal(nameFormOf("limited liablity company").legal, nameFormOf("Nordwind Ltd").legal);
  });

  it("are counted where they tell it from others", () =>
    assert.deepEqual(
      ["Nordwind", "Nordwind Bank", "Bank", "Nordwind Ostsee AG"].map((name) => tellingCount(nameFormOf(name))),
      [1, 1, 0, 2],
    ));
});

describe("the plural of a common word", () => {
  for (const [word, expected] of [
    ["stars", "star"],
    ["armies", "army"],
    ["energies", "energy"],
    ["railwaies", "railway"],
    ["oils", "oils"],
    ["webs", "webs"],
    ["wirelesss", "wirelesss"],
    ["gass", "gass"],
    ["nordwinds", "nordwinds"],
  ] as const)
    it(`${word}: ${expected}`, () => assert.equal(canonicalWord(word), expected));

  it("and numbers, which are no common words", () => {
    const common = new Set(commonWords());
    assert.ok(common.has("one") && common.has("energy"));
    assert.deepEqual(["0", "a0", "9", "a9", "a/b", "a:b", ""].map(hasDigit), [
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    assert.equal(isDistinctive("0"), false);
  });
});

describe("what is no company", () => {
  const bits = (phrase: string): number => legalPhrases().get(phrase) ?? 0;
  for (const [a, b, expected] of [
    ["ngo", "ag", true],
    ["ag", "ngo", true],
    ["ngo", "ngo", false],
    ["ngo", "company", false],
    ["company", "ngo", false],
    ["ag", "gmbh", false],
    ["company", "company", false],
  ] as const)
    it(`${a} is ${expected ? "another kind than" : "no other kind than"} ${b}`, () =>
      assert.equal(isOtherKind(bits(a), bits(b)), expected));

  it("has a form with words that many names have, which say what they say elsewhere", () =>
    assert.deepEqual(
      ["capital", "enterprise", "federal", "organization", "otvetstvennostyu"].map((word) => legalWords().has(word)),
      [false, false, false, false, true],
    ));
});

describe("letters of other scripts", () => {
  it("make a name without blanks only by themselves", () => {
    for (const name of ["广和通a", "ーa", "a广和通", "东1"]) assert.equal(isEastAsian(name), false, name);
  });

  for (const [name, pieces] of [
    ["技术北京", "technology beijing"],
    ["abc有限公司", "abc 有限公司"],
    ["有限公司abc", "有限公司 abc"],
    ["华为电子科技", "华为 electronic technology"],
  ] as const)
    it(`${name}: ${pieces}`, () =>
      assert.equal(
        splitEastAsian(name)
          .map(({ word }) => word)
          .join(" "),
        pieces,
      ));

  for (const [written, expected] of [
    ["? 's Nordwind", "s nordwind"],
    ["?'s", "s"],
    ["x a.b.c y", "x abc y"],
    ["?a.b", "ab"],
    ["aノb", "a ノ b"],
  ] as const)
    it(`${JSON.stringify(written)} is ${JSON.stringify(expected)}`, () =>
      assert.equal(normalizeName(written), expected));

  it("sound once however often they are written", () => {
    for (const word of ["krasny", "krassny", "krasssny", "krassssny"]) assert.equal(soundOf(word), soundOf("krasni"));
  });
});
