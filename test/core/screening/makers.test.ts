import assert from "node:assert/strict";
import { PartyNames } from "../../../src/core/screening/names/partyNames.js";
import { readWordTables } from "../../../scripts/knowledge/wordTables.js";
import { screenOf } from "../../../src/core/screening/screen.js";
import { componentOf, identifierOf, supplierOf } from "../../harness/component.js";
import { realKnowledge } from "../../harness/knowledge.js";

const knowledge = realKnowledge();
const screen = screenOf(knowledge);

/** What is found of a part by its maker and number: `party certainty`, certainty being `sure`, `lead` or `hint`. */
function found(maker: string, number: string): string[] {
  const part = componentOf({
    kind: "part",
    name: number,
    identifiers: [identifierOf("mpn", number)],
    suppliers: maker === "" ? [] : [supplierOf("manufacturer", maker)],
  });
  return screen.screen(part, knowledge.checkedUntil).map(({ party, basis, confidence }) => {
    const near = basis === "similar-name" || basis === "short-name";
    return `${party.id} ${near ? "hint" : confidence === "verified" ? "sure" : "lead"}`;
  });
}

function check(maker: string, number: string, expected: string | undefined): void {
  it(`${maker}, ${number}: ${expected ?? "nothing"}`, () =>
    assert.deepEqual(found(maker, number), expected === undefined ? [] : [expected]));
}

describe("a maker by any of its names, with a listed part number", () => {
  for (const maker of [
    "Hikvision",
    "HIKVISION",
    "Hik Vision",
    "HIK",
    "Hangzhou Hikvision",
    "Hikvision Hangzhou",
    "Hikvision Digital Technology",
    "Hikvision Digital Tech Co Ltd",
    "Hangzhou Hikvision Digital Technology Co., Ltd.",
    "Hikvision USA Inc.",
    "Hikvision Deutschland GmbH",
    "Hikvision Europe B.V.",
    "Hikvison",
    "Hangzhou Hikvison",
    "海康威视",
    "海康威視",
    "海康",
    "杭州海康威视",
    "杭州海康威视数字技术",
    "海康威视数字技术股份有限公司",
    "Хиквижн",
    "하이크비전",
    "하이크비전코리아",
    "ハイクビジョン",
    "ハイクビジョン・ジャパン株式会社",
    "HIKVISION(海康威视)",
    "Hikvision / Axis",
  ])
    check(maker, "DS-2CD2143G2-I", "hikvision sure");
  for (const maker of [
    "Dahua",
    "Zhejiang Dahua",
    "Dahua Zhejiang",
    "Dahua Technology Co Ltd",
    "大华",
    "浙江大华",
    "浙江大华技术",
    "浙江大華技術股份有限公司",
    "Дахуа",
    "다후아",
    "Dahua Technology Italy S.r.l.",
  ])
    check(maker, "DH-IPC-HFW2431", "dahua sure");
  for (const maker of [
    "Quectel Wireless",
    "Shanghai Quectel",
    "Quectel Wireless Solutions GmbH",
    "上海移远通信",
    "上海移远通信技术股份有限公司",
    "移远",
    "Квектел",
  ])
    check(maker, "EC25-E", "quectel sure");
  for (const maker of [
    "华为技术",
    "华为",
    "華為",
    "Хуавэй",
    "Хуавей Текнолоджис",
    "ファーウェイ",
    "화웨이",
    "Huawei Tech",
  ])
    check(maker, "ME909s-821", "huawei sure");
  for (const maker of ["深圳市海思半导体有限公司", "上海海思", "海思半导体", "HiSilicon", "Huawei HiSilicon", "Huawei"])
    it(`${maker}, Hi3516DV300`, () => assert.ok(found(maker, "Hi3516DV300").includes("hisilicon sure"), maker));
});

describe("a maker whom nobody knows, and one who is certainly another", () => {
  check("", "EC25-E", "quectel lead");
  check("Kölner Funkmodul Manufaktur", "EC25-E", "quectel lead");
  check("Eaton", "EC25-E", undefined);
  check("Texas Instruments Deutschland GmbH", "EC25-E", undefined);
  check("SIMCom", "EC25-E", undefined);
  check("Axis Communications AB", "DS-2CD2143G2-I", undefined);
  check("Fibocom", "EC25-E", "fibocom sure");
  check("Shanghai Dahua Scale Factory", "DH-IPC-HFW2431", undefined);
  check("DAHUA ELECTRONICS CORPORATION", "DH-IPC-HFW2431", undefined);
  it("says that nothing is known of the maker", () => {
    const part = { kind: "part", name: "EC25-E", identifiers: [identifierOf("mpn", "EC25-E")] } as const;
    const [match] = screen.screen(
      componentOf({ ...part, suppliers: [supplierOf("manufacturer", "Kölner Funkmodul Manufaktur")] }),
      knowledge.checkedUntil,
    );
    assert.match(match?.evidence ?? "", /names "Kölner Funkmodul Manufaktur" as its maker, of whom nothing is known/);
  });
});

describe("a short name that others have too", () => {
  for (const [maker, party] of [
    ["Mikron", "mikron"],
    ["Микрон", "mikron"],
    ["Angstrem", "angstrem"],
    ["Ангстрем", "angstrem"],
    ["MCST", "mcst"],
    ["Эльбрус", "mcst"],
  ] as const)
    check(maker, "X-1", `${party} hint`);
  check("АО «Микрон»", "X-1", "mikron sure");
  check("МЦСТ", "X-1", "mcst sure");
  check("ООО Микрон", "X-1", undefined);
  check("Mikron Group", "X-1", undefined);
  check("Micron", "X-1", undefined);
  check("Micron Technology, Inc.", "X-1", undefined);
  check("Elbrus Capital", "X-1", undefined);
});

describe("well-known makers of data/names/makers.yaml", () => {
  it("are no parties", () => {
    const names = new PartyNames(knowledge.parties.values());
    for (const maker of readWordTables().makers.split("|")) {
      const hits = names.find(maker).map(({ known, band }) => `${known.party.id} ${band}`);
      assert.deepEqual(hits, [], maker);
    }
  });
});
