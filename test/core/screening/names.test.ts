import assert from "node:assert/strict";
import { compareNames } from "../../../src/core/screening/names/compare.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { PartyNames } from "../../../src/core/screening/names/partyNames.js";
import { normalizeName } from "../../../src/core/screening/names/normalize.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

/** `party band`. */
function check(name: string, expected: string | undefined): void {
  const names = new PartyNames(smallKnowledge().parties.values());
  const hits = names.find(name).map(({ known, band }) => `${known.party.id} ${band}`);
  assert.deepEqual(hits, expected === undefined ? [] : [expected], name);
}

describe("looking up a supplier's name", () => {
  for (const [name, expected] of [
    ["Huawei Technologies Co., Ltd.", "huawei error"],
    ["HUAWEI TECHNOLOGIES CO.,LTD", "huawei error"],
    ["Huawei Technologies", "huawei error"],
    ["ＨＵＡＷＥＩ", "huawei error"],
    ["Нuаwеi", "huawei error"],
    ["华为技术有限公司", "huawei error"],
    ["Huawei Technologes Co., Ltd.", "huawei warning"],
    ["Huawei Technologies GmbH", "huawei related"],
    ["Huawei Technologies Deutschland GmbH", "huawei related"],
    ["Huaweii", "huawei hint"],
    ["Hua", undefined],
    ["FusionSolar", "huawei error"],
    ["HIKVISION(海康威视)", "hikvision error"],
    ["海康威视", "hikvision error"],
    ["Hik Vision", "hikvision error"],
    ["Hikvision Ltd.", "hikvision warning"],
    ["Quectel Wireless Solutions", "quectel warning"],
    ["Plus++", undefined],
    ["Hikvision USA Store", "hikvision related"],
    ["ZTE", "zte error"],
    ["ZTE Corporation", "zte error"],
    ["ZTEC", undefined],
    ["ZTE Parsian", "zte related"],
    ["Some Institute (ZTE)", "zte related"],
    ["Huawei Technologies (Germany) Co., Ltd.", "huawei related"],
    ["VK", "vk hint"],
    ["VK Company", "vk error"],
    ["QVARTA VK COMPANY", undefined],
    ["Mail.ru Group", "vk error"],
    ["Technologies Co., Ltd.", undefined],
    ["Digital Technology Co., Ltd.", undefined],
    ["", undefined],
    ["()", undefined],
    ["x".repeat(100_000), undefined],
  ] as const) {
    it(JSON.stringify(name.slice(0, 60)), () => check(name, expected));
  }
});

describe("comparing two names", () => {
  for (const [a, b, likely] of [
    ["Nordwind Aktiengesellschaft", "Nordwind AG", true],
    ["Nordwind AG", "Nordwind GmbH", false],
    ["Nordwind", "Nordwind Ltd", true],
    ["OOO Sever", "Limited Liability Company Sever", true],
    ["Good Harbour", "Goodharbour Inc.", true],
    ["N.W.D. Company", "NWD Co.", true],
    ["NWD Company", "NDW Company", false],
    ["Nordwind Systems", "Nordwind", false],
    ["Nordwind Mexico", "Nordwind Chile", false],
    ["Nordwind Fund III", "Nordwind Fund IV", false],
    ["Brigade Forty 4", "Brigade 44", true],
    ["Nordwind Trust", "Nordwand Trust", true],
    ["First Intl Bank", "First International Bank", true],
    ["Management Company", "Westwood Management Company", false],
    ["Завод Север", "Zavod Sever", true],
  ] as const) {
    it(`${a} and ${b}`, () => {
      const { likeness } = compareNames(nameFormOf(a), nameFormOf(b));
      assert.equal(likeness === "full" || likeness === "spelling", likely, likeness);
    });
  }
});

describe("words of the business in other languages and letters", () => {
  for (const [a, b, likely] of [
    ["Banco Central de Nordwind", "Central Bank of Nordwind", true],
    ["Banco de Desarrollo Económico de Nordwind", "Nordwind Economic Development Bank", true],
    ["Compañía Minera Nordwind", "Nordwind Mining Company", true],
    ["Fundación Nordwind", "Nordwind Foundation", true],
    ["Nordwind Assurances", "Nordwind Insurance", true],
    ["Kontsern Nordwind", "Nordwind Concern", true],
    ["Kontsern Radioelektronnye Tekhnologii", "Concern Radio-Electronic Technologies", true],
    ["Nordwindskii Mekhanicheskii Zavod", "Nordwindskii Mechanical Plant", true],
    ["Izhevskiy Mekhanicheskiy Zavod", "Izhevsk Mechanical Plant", true],
    ["Tulsky Oruzheiny Zavod", "Tula Arms Plant", true],
    ["Islamic Republic of Iran Shipping Lines", "I.R. of Iran Shipping Lines", true],
    ["Al Nordwind TV", "Al-Nordwind Television", true],
    ["Khatam ol Nordwind HQ", "Khatam al-Nordwind Headquarters", true],
    ["Hizballah Unit", "Hezbollah Unit", true],
    ["Nordwind Public Company Ltd", "Nordwind Public Company Limited", true],
    ["Banco Nordwind", "Banco Sudwind", false],
    ["Banco Nordwind", "Nordwind Foundation", false],
    ["Tula Arms Plant", "Tula Machine Plant", false],
    ["Izhevsk Mechanical Plant", "Izhevsk Arms Plant", false],
    ["National Iranian Oil Company", "National Iranian Gas Company", false],
    ["Bank Mellat", "Bank Melli", false],
    ["Beijing Tianhua International Co", "Beijing Tianhe International Co", false],
  ] as const) {
    it(`${a} and ${b}`, () => {
      const { likeness } = compareNames(nameFormOf(a), nameFormOf(b));
      assert.equal(likeness === "full" || likeness === "spelling", likely, likeness);
    });
  }
});

describe("normalising", () => {
  for (const [written, expected] of [
    ["  Société  Générale ", "societe generale"],
    ["Int'l & Co", "intl and co"],
    ["L.X.C.", "lxc"],
    ["Straße", "strasse"],
    ["广和通 L610", "广和通 l610"],
  ] as const) {
    it(written, () => assert.equal(normalizeName(written), expected));
  }
});
