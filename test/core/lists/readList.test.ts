import assert from "node:assert/strict";
import type { ListReading } from "../../../src/core/lists/listEntry.js";
import { readList } from "../../../src/core/lists/readList.js";

/** The same whether the text comes whole, in pieces of three characters, or one by one. */
function read(text: string): ListReading {
  const whole = readList("list.csv", [text]);
  for (const size of [1, 3]) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, (at + 1) * size),
    );
    assert.deepEqual(readList("list.csv", pieces), whole, `in pieces of ${size}`);
  }
  return whole;
}

describe("reading a list file", () => {
  it("of id and name", () => {
    const { entries, skipped, problem } = read(
      '\ufeffid,name\r\n1,Nordwind AG\r\n2,"Sever ""North"", OOO"\r\n\r\n3,"two\nlines"\r\n',
    );
    assert.deepEqual(
      entries.map(({ id, names, list }) => [id, names, list]),
      [
        ["1", ["Nordwind AG"], "list.csv"],
        ["2", ['Sever "North", OOO'], "list.csv"],
        ["3", ["two lines"], "list.csv"],
      ],
    );
    assert.deepEqual([skipped, problem], [[], undefined]);
  });
  it("of the Consolidated Screening List as CSV", () => {
    const { entries } = read(
      "_id,source,entity_number,type,name,addresses,alt_names\n" +
        'x,SDN,30946,Entity,"Nordwind Co., Ltd.","1 Way, Town, CN; HK","Nordwind; Nord Wind"\n' +
        ",SDN,7,Vessel,ROSE,,\n",
    );
    assert.deepEqual(entries, [
      {
        id: "30946",
        list: "SDN",
        listId: "us-ofac-sdn",
        names: ["Nordwind Co., Ltd.", "Nordwind", "Nord Wind"],
        kind: "organisation",
        countries: ["CN", "HK"],
      },
      { id: "7", list: "SDN", listId: "us-ofac-sdn", names: ["ROSE"], kind: "vessel", countries: [] },
    ]);
  });
  it("of the Consolidated Screening List as JSON", () => {
    const { entries, skipped } = read(
      '{"total": 3, "results": [{"name": "A } \\" {", "source": "EL", "alt_names": ["B"], "addresses": [{"country": "RU"}, {"country": null}]},' +
        '{"source": "EL"}, {"name": "C", "source": "", "x": [{}]}]}',
    );
    assert.deepEqual(entries, [
      { id: "1", list: "EL", listId: "us-bis-el", names: ['A } " {', "B"], kind: "unknown", countries: ["RU"] },
    ]);
    assert.deepEqual(skipped, [
      { reason: "no name", count: 1, first: 2 },
      { reason: "no source list", count: 1, first: 3 },
    ]);
  });
  it("counts each record that is not taken, with its reason", () => {
    const { entries, skipped } = read("id,name\n1\n2,\n3,x,y\n4,Nordwind\n");
    assert.equal(entries.length, 1);
    assert.deepEqual(skipped, [
      { reason: "fewer cells than a row has: it was cut", count: 1, first: 2 },
      { reason: "no name", count: 1, first: 3 },
      { reason: "more cells than columns", count: 1, first: 4 },
    ]);
  });
  for (const [what, text, problem, taken] of [
    ["an empty file", " \n", /empty/, 0],
    ["another table", "a,b\n1,2\n", /line 1: no list that is known begins so: "a,b"/, 0],
    ["a header without names", "id,b\n1,2\n", /line 1: the header names no column "name"/, 0],
    ["a header of the name alone", "name\nx\n", /names no column "id" or "source"/, 0],
    ["a quote that is not closed", 'id,name\n1,x\n2,"y\n', /line 3: a quote is not closed/, 1],
    ["a cut JSON", '[{"name": "x", "source": "EL"}, {"name": "y', /cut/, 1],
    ["JSON without records", '{"results": []}', /no records/, 0],
    ["deep JSON", "[".repeat(100_000), /deeper/, 0],
  ] as const) {
    it(`tells ${what}`, () => {
      const reading = readList("list.csv", [text]);
      assert.match(reading.problem ?? "", problem);
      assert.equal(reading.entries.length, taken);
    });
  }
});
