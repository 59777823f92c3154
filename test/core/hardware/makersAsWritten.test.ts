import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { realKnowledge } from "../../harness/knowledge.js";

const knowledge = realKnowledge();

/** What is found in a table, row by row: `line party severity`. */
function check(rows: readonly string[], expected: readonly string[]): void {
  const text = rows.join("\n");
  const { findings, problems } = analyze({ uri: "bom.csv", text }, knowledge, emptyPolicy, knowledge.checkedUntil);
  assert.deepEqual(problems, []);
  const found = findings.map(({ match, severity, span }) => {
    const line = text.slice(0, span.start).split("\n").length;
    return `${line} ${match.party.id} ${severity === "hint" ? "hint" : "found"}`;
  });
  assert.deepEqual(found, expected);
}

describe("a bill of materials with makers as engineers write them", () => {
  it("in German, with a second source", () =>
    check(
      [
        "Pos;Bauteil;Bestellbezeichnung;Hersteller;Zweithersteller;Zweitquelle Bestellbezeichnung;Stückzahl",
        "U1;Funkmodul;EG91-E;Telit;Shanghai Quectel;EC25-E;1",
        "U2;Kamera;M3085;Axis Communications;Zhejiang Dahua GmbH;DH-IPC-HFW2431;1",
        "U3;Kamera;DS-2CD2143G2-I;Hikvision Deutschland GmbH;;;1",
        "U4;Controller;STM32F405;STMicroelectronics;Würth Elektronik;;1",
        "U5;Speicher;MT41K256;Micron;Infineon Technologies AG;;1",
        "U6;Steuerung;MIK32;Mikron;;;1",
      ],
      ["2 quectel found", "3 dahua found", "4 hikvision found", "7 mikron hint"],
    ));
  it("in German, with the maker's numbers to order by", () =>
    check(
      [
        "Pos;Menge;Bezeichner;Hersteller;Bestellnummer;Zweithersteller;Zweitbestellnummer",
        "1;1;U1;Telit;LE910C4-WWX;Quectel Wireless;EG25-G",
        "2;1;U2;Dahua;DH-IPC-HFW2431;Axis;M3085",
        "3;1;U3;Winbond;W25Q128JVSIQ;GigaDevice;GD25Q128ESIG",
      ],
      ["2 quectel found", "3 dahua found"],
    ));
  it("in English, with a column for the second source's maker", () =>
    check(
      [
        "Item,Qty,Designator,Manufacturer,MPN,Second Source",
        "1,1,U1,STMicroelectronics,STM32F103C8T6,HiSilicon",
        "2,1,U2,Winbond,W25Q128JVSIQ,GigaDevice",
      ],
      ["2 hisilicon found"],
    ));
  it("in Chinese, with a second source", () =>
    check(
      [
        "位号,名称,厂家,型号,第二供应商品牌,替代型号,数量",
        "U1,模块,SIMCom,SIM7600E,上海移远通信,EC25-E,1",
        "U2,摄像头,安讯士,M3085,浙江大华,DH-IPC-HFW2431,1",
        "U3,摄像头,杭州海康威视,DS-2CD2143G2-I,,,1",
        "U4,主控,深圳市海思半导体有限公司,Hi3516DV300,意法半导体,STM32F405,1",
        "U5,模块,华为技术,ME909s-821,,,1",
        "U6,晶振,泰晶科技,TXC7M,,,1",
      ],
      ["2 quectel found", "3 dahua found", "4 hikvision found", "5 hisilicon found", "6 huawei found"],
    ));
  it("in Russian", () =>
    check(
      [
        "Поз. обозначение;Наименование;Производитель;Артикул производителя;Кол-во",
        "DD1;Микроконтроллер;АО «ПКК Миландр»;К1986ВЕ92QI;1",
        "DD2;Процессор;Байкал Электроникс;BE-M1000;1",
        "DD3;Модем;Хуавэй;ME909s-821;1",
        "DD4;Камера;Хиквижн;DS-2CD2143G2-I;1",
        "DD5;Микросхема;Микрон;MIK32;1",
        "DD6;Процессор;АО «МЦСТ»;1891ВМ;1",
        "DD7;Резистор;Ягео;RC0402;10",
        "DD8;Разъём;Завод «Исеть»;РП15;1",
      ],
      ["2 milandr found", "3 baikal found", "4 huawei found", "5 hikvision found", "6 mikron hint", "7 mcst found"],
    ));
});
