import assert from "node:assert/strict";
import { compareNames } from "../../../src/core/screening/names/compare.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { normalizeName } from "../../../src/core/screening/names/normalize.js";
import { piecesOf } from "../../../src/core/screening/names/pieces.js";
import { unclearOf } from "../../../src/core/screening/names/unclear.js";

describe("a name taken apart", () => {
  for (const [name, words, hasLegal] of [
    // Legal forms at the beginning, the end, glued on, and in words.
    ["Nordwind AG", "nordwind", true],
    ["AG Nordwind", "nordwind", true],
    ["NordwindAG", "nordwind", true],
    ["NordwindGmbH.", "nordwind", true],
    ["NWAG", "nwag", false],
    ["NordwindAGx", "nordwindagx", false],
    ["l l c Sever", "sever", true],
    ["Nordwind S.A. de C.V.", "nordwind", true],
    ["Nordwind Sp. z o.o.", "nordwind", true],
    ["Nordwind Public Joint Stock Company", "nordwind", true],
    ["Nordwind Companies", "nordwind", true],
    ["Nordwind", "nordwind", false],
    // Short ones are words inside of names.
    ["Nordwind SE", "nordwind", true],
    ["SE Nordwind", "nordwind", true],
    ["Nordwind SE Werft", "nordwind se werft", false],
    ["Nordwind AB Werft", "nordwind ab werft", false],
    ["Nordwind AB Ltd", "nordwind", true],
    ["Nordwind Co Werft", "nordwind werft", true],
    // With a slip in a long word of theirs.
    ["Nordwind limited liablity company", "nordwind", true],
    ["Nordwind aktiengeselschaft", "nordwind", true],
    ["joint stock compan Sever", "sever", true],
    ["Aktiengeselschaft Nordwind", "nordwind", true],
    ["Nordwind aktiengeselschaft Werft", "nordwind aktiengeselschaft werft", false],
    ["Limted Nordwind", "limted nordwind", false],
    ["Nordwind limted", "nordwind", true],
    ["Aktiengeselschaft", "aktiengeselschaft", false],
    // What is nothing else is the name.
    ["Ltd", "ltd", false],
    ["the", "the", false],
    ["the Nordwind", "nordwind", false],
    ["", "", false],
    // Initials, numbers, places.
    ["N.W.D. AG", "nwd", true],
    ["n w d Werft", "nwd werft", false],
    ["Brigade 40 4", "brigade 44", false],
    ["Brigade Forty 4", "brigade 44", false],
    ["Brigade 10 4", "brigade 10 4", false],
    ["Brigade 40 0", "brigade 40 0", false],
    ["Brigade 140 4", "brigade 140 4", false],
    ["40 4 Brigade", "44 brigade", false],
    ["Nordwind Fund V", "nordwind fund 5", false],
    ["Nordwind Fund XI", "nordwind fund 11", false],
    ["V Fund", "v fund", false],
    ["Nordwind V", "nordwind v", false],
    ["Fund V Nordwind", "fund v nordwind", false],
    ["Hong Kong Nordwind", "hong kong nordwind", false],
    ["HK Nordwind", "hong kong nordwind", false],
    ["Nordwind New York", "nordwind new york", false],
    // Other ways to write a word, and plurals of common ones.
    ["Nordwind Technologies", "nordwind technology", false],
    ["Nordwind Systems", "nordwind system", false],
    ["Nordwind Glass", "nordwind glass", false],
    ["Nordwinds", "nordwinds", false],
    // Other scripts.
    ["Завод Север ООО", "plant sever", true],
    ["Общество с ограниченной ответственностью Север", "sever", true],
    ["Лимитед Север", "sever", true],
    ["Север Компани", "sever", true],
    ["广和通", "广和通", false],
    ["深圳市广和通无线股份有限公司", "shenzhen 广和通 wireless", true],
    ["华为技术有限公司", "华为 technology", true],
    ["有限公司广和通", "广和通", true],
    ["北京", "beijing", false],
    ["株式会社ノルド", "ノルト", true],
    ["주식회사 노르드", "노르드", true],
    ["삼성전자", "삼성 electronic", false],
    ["Nordwind 技术", "nordwind technology", false],
  ] as const)
    it(`${name}: ${words}`, () => {
      const form = nameFormOf(name);
      assert.deepEqual([form.words.join(" "), form.hasLegal], [words, hasLegal]);
      assert.equal(form.transliterated ?? false, /[Ѐ-ӿ]/.test(name));
    });

  it("keeps the words as they were written", () => {
    const written = (name: string): string => (nameFormOf(name).written ?? []).join("/");
    assert.equal(written("Nordwind Technologies AG"), "nordwind/technologies");
    assert.equal(written("Brigade 40 4"), "brigade/40 4");
    assert.equal(written("HK Nordwind"), "hk/hk/nordwind");
    assert.equal(written("Nordwind Fund V"), "nordwind/fund/v");
    assert.equal(written("Ltd"), "ltd");
  });

  for (const [asked, known, legal] of [
    ["Nordwind AG", "Nordwind Aktiengesellschaft", "same"],
    ["Nordwind AG", "Nordwind GmbH", "other"],
    ["Nordwind AG", "Nordwind", "left-out"],
    ["Nordwind", "Nordwind AG", "left-out"],
    ["Nordwind", "Nordwind", "same"],
    ["OJSC Nordwind", "Nordwind Public Joint Stock Company", "same"],
    ["Nordwind Co., Ltd.", "Nordwind LLC", "same"],
    ["Nordwind Company", "Nordwind AG", "left-out"],
    ["Nordwind Company", "Nordwind", "same"],
    ["ООО Север", "Sever LLC", "same"],
    ["ООО Север", "Sever JSC", "other"],
    ["广和通股份有限公司", "广和通有限公司", "same"],
  ] as const)
    it(`${asked} and ${known}: the legal form is ${legal}`, () =>
      assert.equal(compareNames(nameFormOf(asked), nameFormOf(known)).legal, legal));
});

describe("a name as it is compared", () => {
  for (const [written, expected] of [
    ["a.b.c.d.e.f.g.h.i", "abcdefghi"],
    ["a.b", "ab"],
    ["A.B. Nordwind", "ab nordwind"],
    ["nordwind.com", "nordwind com"],
    ["xa.b", "xa b"],
    ["a.bx", "a bx"],
    ["Nordwind's Werft", "nordwind werft"],
    ["Nordwind’s", "nordwind"],
    ["Nordwinds’ Werft", "nordwinds werft"],
    ["O'Brien", "obrien"],
    ["R&D", "r and d"],
    ["C++", "cplusplus"],
    ["Ａ１", "a1"],
    ["ɑbc", "abc"],
    ["ГАЗ", "gaz"],
    ["Ωμεγα", "omega"],
    ["東", "东"],
    ["\u3000x\u3000", "x"],
    ["zero\u200bwidth", "zerowidth"],
    ["a\u200b\u0301b", "ab"],
    ["tab\tline\nend", "tab line end"],
    ["İstanbul", "istanbul"],
    ["ﬁn", "fin"],
    ["Nord-Wind", "nord wind"],
    ["X广和通Y", "x 广和通 y"],
    ["ёж", "ezh"],
    ["", ""],
  ] as const)
    it(JSON.stringify(written), () => assert.equal(normalizeName(written), expected));
});

describe("names within a name", () => {
  for (const [name, pieces] of [
    ["Nordwind", ""],
    ["Nordwind / Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind/Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind/Ostsee/Werft", ""],
    ["A/S Nordwind", ""],
    ["Nordwind/AB", ""],
    ["Import/Export", ""],
    ["Nordwind; Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind | Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind aka Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind a.k.a. Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind a/k/a Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind f/k/a Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind n.k.a. Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind d/b/a Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind dba Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind t/a: Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind also known as Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind formerly Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwind formerly known as Ostsee", "Nordwind*, Ostsee*"],
    ["Nordwindaka Ostsee", ""],
    ["HF(宏发)", "HF, 宏发"],
    ["HF（宏发）", "HF, 宏发"],
    ["Nordwind [Ostsee] AG", "Nordwind AG, Ostsee"],
    ["(Ostsee)", "Ostsee"],
    ["Nordwind (Berlin) AG", ""],
    ["Nordwind (Trading) AG", ""],
    ["Nordwind ()", ""],
    ["Nordwind (Ostsee", ""],
    ["Nordwind (Ostsee) / Kurbel (Werft)", "Nordwind (Ostsee)*, Kurbel (Werft)*, Nordwind, Ostsee, Kurbel, Werft"],
    [";", ""],
    ["Nordwind;", ""],
  ] as const)
    it(JSON.stringify(name), () => {
      const [first, ...rest] = piecesOf(name);
      assert.deepEqual(first, { text: name, whole: true });
      assert.equal(rest.map(({ text, whole }) => (whole ? `${text}*` : text)).join(", "), pieces);
    });
});

describe("a name that cannot be told from others", () => {
  for (const [name, why] of [
    ["Nordwind", undefined],
    ["广和通", undefined],
    ["ノルド", undefined],
    ["삼성", undefined],
    ["Север", undefined],
    ["x".repeat(500), undefined],
    ["x".repeat(501), "longer than 500 characters"],
    ["", "it holds no letter and no digit"],
    ["???", "it holds no letter and no digit"],
    ["Նորդ", '"նորդ" is in letters that are not compared with others'],
    ["Nordwind Նորդ", '"նորդ" is in letters that are not compared with others'],
    ["Technologies Co., Ltd.", "it holds only words that many names have"],
    ["12", "it holds only words that many names have"],
  ] as const)
    it(`${JSON.stringify(name.slice(0, 30))}: ${why ?? "can"}`, () => assert.equal(unclearOf(name), why));
});
