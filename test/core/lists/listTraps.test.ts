import assert from "node:assert/strict";
import { writtenNames } from "../../../src/core/lists/cleanName.js";
import { dayOf } from "../../../src/core/lists/days.js";
import { readList } from "../../../src/core/lists/readList.js";

describe("names as lists write them", () => {
  for (const [text, ...names] of [
    ["-0- "],
    ["n/a"],
    ["NORDWIND  TRADING\u00a0 CO", "NORDWIND TRADING CO"],
    ["Nordwind Company; and any successor, sub-unit, or subsidiary thereof", "Nordwind Company"],
    ["Nordwind LLC and any successor, sub-unit, or subsidiary thereof", "Nordwind LLC"],
    ["Nordwind Equipment Company, and its sub-units and successors", "Nordwind Equipment Company"],
    ["Nordwind [aka Ost; West Co.] (Hong Kong Entity)", "Nordwind (Hong Kong Entity)", "Ost", "West Co."],
    ["NORDWIND (AKA: NORD WIND; NW CO.)", "NORDWIND", "NORD WIND", "NW CO."],
    ["Nordwind Forces (aka NWF); and any successor, sub-unit, or subsidiary thereof", "Nordwind Forces", "NWF"],
    ["Nordwind Holding (f.k.a., Sudwind Holding)", "Nordwind Holding", "Sudwind Holding"],
    ["NORD LIM -AKA- OST LIM", "NORD LIM", "OST LIM"],
    ["Nord; a.k.a. Ost; a.k.a. West", "Nord", "Ost", "West"],
    ["Nordwind Co., Ltd. (NW). Affiliated Entity:\n Ostwind Enterprises", "Ostwind Enterprises"],
    ["Affiliated Entity\n: Ostwind Enterprises", "Ostwind Enterprises"],
    ["NORDWIND;", "NORDWIND"],
    ["Ministry of Wind, including the Armed Winds and all operating units wherever located", "Ministry of Wind"],
    ["Nordwind (Shanghai) Co., Ltd.", "Nordwind (Shanghai) Co., Ltd."],
    ["Taka Akai Corp", "Taka Akai Corp"],
  ] as const) {
    it(JSON.stringify(text), () => {
      const { name, others } = writtenNames(text);
      assert.deepEqual([name, ...others].filter(Boolean), names);
    });
  }
});

describe("days as lists write them", () => {
  for (const [text, day, monthFirst] of [
    ["2026-07-30T02:00:03.123Z", "2026-07-30"],
    ["30/07/2026", "2026-07-30"],
    ["07/30/2026", "2026-07-30", true],
    ["30-Jul-2026", "2026-07-30"],
    ["1 July 2026", "2026-07-01"],
    ["20260730", "2026-07-30"],
    ["2026", undefined],
    ["31/13/2026", undefined],
    ["dd/mm/1945", undefined],
  ] as const)
    it(text, () => assert.equal(dayOf(text, monthFirst), day));
});

describe("files that are no list, or not all of one", () => {
  for (const [what, text, problem] of [
    ["a web page", "<!DOCTYPE html><html><head><title>Sign in</title></head></html>", /a web page and no list/],
    ["binary", "PK\u0003\u0004\u0000\u0000", /not text/],
    ["an unknown document", "<rss><item/></rss>", /an XML document <rss>/],
    ["XML without entries", '<sdnList xmlns="x"></sdnList>', /holds no entries/],
    ["nothing", "\ufeff\n ", /empty/],
  ] as const)
    it(what, () => {
      const { problem: told, entries } = readList("list", [text]);
      assert.match(told ?? "", problem);
      assert.equal(entries.length, 0);
    });

  const lists: Readonly<Record<string, string>> = {
    "sdn.xml": `<sdnList>${"<sdnEntry><uid>1</uid><lastName>NORDWIND</lastName><sdnType>Entity</sdnType></sdnEntry>".repeat(2)}</sdnList>\n`,
    "csl.json": '{"results": [{"name": "Nordwind", "source": "EL"}, {"name": "Sudwind", "source": "EL"}]}',
    "list.csv": 'id,name\n1,"Nord ""wind"""\n2,Sudwind\n',
    "eu.csv": "Entity_LogicalId;NameAlias_WholeName\n1;Nordwind\n2;Sudwind\n",
  };
  for (const [title, text] of Object.entries(lists)) {
    it(`${title} cut at any character: nothing throws, and no entry is made up`, () => {
      const whole = readList(title, [text]);
      assert.equal(whole.problem, undefined);
      assert.equal(whole.entries.length, 2);
      for (let end = 0; end < text.length; end++) {
        const { entries, problem, skipped } = readList(title, [text.slice(0, end)]);
        assert.ok(entries.length <= 2);
        // XML and JSON say where they end; of a table nobody can tell whether its last row is whole.
        const mayBeCut = /csv$/.test(title) || text.slice(end).trim() === "";
        assert.ok(problem !== undefined || mayBeCut || skipped.length > 0, `cut at ${end}`);
      }
    });
  }

  it("300,000 rows are read piece by piece", () => {
    function* rows(): Generator<string> {
      yield "id,name\n";
      for (let at = 0; at < 300_000; at += 1000)
        yield Array.from({ length: 1000 }, (_, row) => `${at + row},Nordwind ${at + row} AG\n`).join("");
    }
    const { entries, problem } = readList("big.csv", rows());
    assert.equal(problem, undefined);
    assert.equal(entries.length, 300_000);
  }).timeout(60_000);
  it("what never ends is refused", () => {
    function* endless(): Generator<string> {
      yield "<sdnList><sdnEntry>";
      for (;;) yield "<aka>x</aka>".repeat(20_000);
    }
    assert.match(readList("sdn.xml", endless()).problem ?? "", /record 1 is not closed/);
    function* quote(): Generator<string> {
      yield 'id,name\n1,"';
      for (;;) yield "x".repeat(100_000);
    }
    assert.match(readList("list.csv", quote()).problem ?? "", /line 2: a quote is not closed/);
  });
});
