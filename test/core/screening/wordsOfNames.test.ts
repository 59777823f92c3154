import assert from "node:assert/strict";
import { isEastAsian, splitEastAsian } from "../../../src/core/screening/names/eastAsian.js";
import {
  agree,
  isOtherKind,
  legalPhrases,
  legalStarts,
  legalWords,
} from "../../../src/core/screening/names/legalForms.js";
import {
  canonicalWord,
  commonWords,
  isDistinctive,
  isKnown,
  isStopWord,
  kindOf,
  tableWords,
} from "../../../src/core/screening/names/words.js";

describe("a word of a name", () => {
  for (const [word, meant, kind, tells, known] of [
    ["technologies", "technology", "generic", false, true],
    ["tech", "technology", "generic", false, true],
    ["industries", "industry", "generic", false, true],
    ["systems", "system", "generic", false, true],
    ["glass", "glass", "distinctive", true, false],
    ["buses", "buses", "distinctive", true, false],
    ["deutschland", "germany", "place", false, true],
    ["berlin", "berlin", "place", false, true],
    ["nordwind", "nordwind", "distinctive", true, false],
    ["4paradigm", "4paradigm", "number", true, false],
    ["77", "77", "number", false, false],
    ["77th", "77th", "number", false, false],
    ["x12", "x12", "number", true, false],
  ] as const)
    it(`${word} is ${kind}: ${meant}`, () => {
      assert.equal(canonicalWord(word), meant);
      assert.equal(kindOf(meant), kind);
      assert.equal(isDistinctive(meant), tells);
      assert.equal(isKnown(word), known);
    });

  it("may carry nothing", () => {
    for (const word of ["the", "of"]) assert.ok(isStopWord(word) && !isDistinctive(word) && isKnown(word), word);
    assert.ok(!isStopWord("nordwind") && !isStopWord("technology"));
  });

  it("is one of the tables: places are in one and not in the other, words that carry nothing the other way round", () => {
    const [common, tables] = [new Set(commonWords()), new Set(tableWords())];
    assert.deepEqual(
      [common.has("berlin"), common.has("deutschland"), common.has("the"), common.has("technology")],
      [false, false, true, true],
    );
    assert.deepEqual(
      [tables.has("berlin"), tables.has("deutschland"), tables.has("the"), tables.has("technology")],
      [true, true, false, true],
    );
    assert.equal(tables.size, tableWords().length, "each once");
  });
});

describe("legal forms", () => {
  it("agree where one is left out or they have one in common", () => {
    for (const [a, b, expected] of [
      [0, 0, true],
      [0, 2, true],
      [2, 0, true],
      [2, 2, true],
      [3, 2, true],
      [1, 2, false],
    ] as const)
      assert.equal(agree(a, b), expected, `${a} ${b}`);
  });

  it("are read the longest first, and said of any company none", () => {
    const phrases = (legalStarts().get("limited") ?? []).map((words) => words.length);
    assert.ok(phrases.length > 2);
    assert.deepEqual(
      phrases,
      [...phrases].sort((a, b) => b - a),
    );
    assert.equal(legalPhrases().get("company"), 0);
    const [ag, gmbh, llc, ltd] = ["ag", "gmbh", "llc", "ltd"].map((phrase) => legalPhrases().get(phrase) ?? 0);
    assert.ok(ag && gmbh && llc && ltd && !agree(ag, gmbh));
    assert.ok(!isOtherKind(ag, gmbh) && !isOtherKind(0, ag));
  });

  it("leave words that say nothing by themselves, and not those that many names have", () => {
    assert.deepEqual(
      ["joint", "aktiengesellschaft", "company", "public", "technology", "nordwind"].map((word) =>
        legalWords().has(word),
      ),
      [true, true, true, true, false, false],
    );
  });
});

describe("a name without blanks", () => {
  for (const [name, pieces] of [
    ["深圳市广和通无线股份有限公司", "shenzhen 广和通 wireless 股份有限公司*"],
    ["有限公司广和通", "有限公司* 广和通"],
    ["北京北京", "beijing beijing"],
    ["北京华为技术", "beijing 华为 technology"],
    ["技术华为", "技术华为"],
    ["广和通", "广和通"],
    ["株式会社", "株式会社*"],
    ["주식회사노르드", "주식회사* 노르드"],
    ["삼성전자", "삼성 electronic"],
  ] as const)
    it(`${name}: ${pieces}`, () =>
      assert.equal(
        splitEastAsian(name)
          .map(({ word, legal }) => (legal ? `${word}*` : word))
          .join(" "),
        pieces,
      ));

  it("is one in Chinese characters, kana or Hangul alone", () => {
    assert.deepEqual(["广和通", "ー", "한", "ノルト"].map(isEastAsian), [true, true, true, true]);
    assert.deepEqual(["广和通a", "a", "1", "", "север"].map(isEastAsian), [false, false, false, false, false]);
  });
});
