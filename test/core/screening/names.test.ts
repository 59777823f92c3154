import assert from "node:assert/strict";
import { compareNames } from "../../../src/core/screening/names/compare.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { NameIndex } from "../../../src/core/screening/names/nameIndex.js";
import { normalizeName } from "../../../src/core/screening/names/normalize.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const index = new NameIndex(smallKnowledge().parties.values());

/** `party same` or `party similar`; a short name is marked. */
function check(name: string, expected: string | undefined): void {
  const hits = index
    .find(name)
    .filter(({ known }) => !known.weak)
    .map(({ known, level, short }) => `${known.party.id} ${level}${short ? " short" : ""}`);
  assert.deepEqual(hits, expected === undefined ? [] : [expected], name);
}

describe("looking up a supplier's name", () => {
  for (const [name, expected] of [
    ["Huawei Technologies Co., Ltd.", "huawei same"],
    ["HUAWEI TECHNOLOGIES CO.,LTD", "huawei same"],
    ["Huawei Technologies", "huawei same"],
    ["ＨＵＡＷＥＩ", "huawei same"],
    ["Нuаwеi", "huawei same"],
    ["华为技术有限公司", "huawei same"],
    ["Huawei Technologes Co., Ltd.", "huawei similar"],
    ["Huawei Technologies GmbH", "huawei similar"],
    ["Huawei Technologies Deutschland GmbH", undefined],
    ["Huaweii", "huawei similar"],
    ["Hua", undefined],
    ["FusionSolar", "huawei same"],
    ["HIKVISION(海康威视)", "hikvision same"],
    ["海康威视", "hikvision same"],
    ["Hik Vision", "hikvision same"],
    ["Hikvision Ltd.", "hikvision core"],
    ["Quectel Wireless Solutions", "quectel core"],
    ["Plus++", undefined],
    ["Hikvision USA Store", undefined],
    ["ZTE", "zte same short"],
    ["ZTE Corporation", "zte same short"],
    ["ZTEC", undefined],
    ["ZTE Parsian", undefined],
    ["Some Institute (ZTE)", undefined],
    ["Huawei Technologies (Germany) Co., Ltd.", "huawei core"],
    ["VK", undefined],
    ["VK Company", "vk same short"],
    ["QVARTA VK COMPANY", undefined],
    ["Mail.ru Group", "vk same"],
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
      const { score } = compareNames(nameFormOf(a, true), nameFormOf(b, true));
      assert.equal(score >= 0.85, likely, `score ${score}`);
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
