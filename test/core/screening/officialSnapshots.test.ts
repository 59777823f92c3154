import assert from "node:assert/strict";
import type { ListEntry, ListReading } from "../../../src/core/lists/listEntry.js";
import { atOnce } from "../../../src/core/text/steps.js";
import { renewed, sourceOf, type ReadSource } from "../../../src/core/screening/official/renewal.js";
import { entriesOf, readSnapshot, snapshotOf, writeSnapshot } from "../../../src/core/screening/official/snapshot.js";
import { isPersonShaped } from "../../../src/core/screening/official/personShape.js";
import { takeEntries } from "../../../src/core/screening/official/takeEntries.js";

const entry = (id: string, name = `Nordwind ${id} AG`, more: Partial<ListEntry> = {}): ListEntry => ({
  id,
  list: "a list",
  names: [name],
  kind: "organisation",
  countries: [],
  ...more,
});
const many = (count: number): readonly ListEntry[] => Array.from({ length: count }, (_, at) => entry(String(at)));

function source(key: string, entries: readonly ListEntry[], day = "2026-07-31"): ReadSource {
  const { length } = entries;
  return { source: { key, format: "f", from: `${key}.csv`, day, rows: length, kept: length }, entries, skipped: [] };
}

describe("a list that was read", () => {
  const reading = (more: Partial<ListReading> = {}): ListReading => ({
    format: "EU consolidated list, XML",
    entries: [entry("1"), entry("2", "Ada Example", { kind: "person" })],
    skipped: [{ reason: "no name", count: 2, first: 3 }],
    ...more,
  });
  const keyOf = (format: string, listId?: string): string => {
    const entries = [entry("1", "Nordwind AG", listId === undefined ? {} : { listId })];
    const read = atOnce(sourceOf(reading({ format, entries }), "own.csv", "/a/own.csv", "2026-08-22"));
    return typeof read === "string" ? read : read.source.key;
  };

  it("is a source with what was kept of it, and what was left out", () => {
    assert.deepEqual(
      atOnce(sourceOf(reading({ day: "2026-08-01", note: "no resale" }), "t", "/a/eu.xml", "2026-08-22")),
      {
        source: {
          key: "eu",
          format: "EU consolidated list, XML",
          from: "/a/eu.xml",
          day: "2026-08-01",
          rows: 2,
          kept: 1,
          note: "no resale",
        },
        entries: [entry("1")],
        skipped: [
          { reason: "no name", count: 2, first: 3 },
          { reason: "a person", count: 1, first: 2 },
        ],
      },
    );
    const plain = atOnce(sourceOf(reading(), "t", "f", "2026-08-22"));
    assert.ok(typeof plain === "object" && !("note" in plain.source) && plain.source.day === "2026-08-22");
  });

  for (const [format, key] of [
    ["Consolidated Screening List, JSON", "csl"],
    ["EU consolidated list, CSV", "eu"],
    ["UK sanctions list, XML", "uk"],
    ["UN consolidated list, XML", "un"],
    ["Canada, XML", "ca"],
    ["Switzerland, XML", "ch"],
    ["Australia, CSV", "au"],
    ["Taiwan, CSV", "tw"],
    ["OpenSanctions, CSV", "opensanctions"],
    ["A table of the EU", "own: own.csv"],
    ["", "own: own.csv"],
    ...[
      "Consolidated Screening",
      "UK",
      "UN",
      "Canada",
      "Switzerland",
      "Australia",
      "Taiwan",
      "OpenSanctions",
      "OFAC",
    ].map((list): readonly [string, string] => [`A table after ${list}`, "own: own.csv"]),
  ] as const)
    it(`of the format "${format}" is kept as ${key}`, () => assert.equal(keyOf(format), key));

  it("of OFAC is one of two, by its entries", () => {
    assert.equal(keyOf("OFAC, CSV", "us-ofac-sdn"), "ofac-sdn");
    assert.equal(keyOf("OFAC, CSV", "us-ofac-ssi"), "ofac-non-sdn");
    assert.equal(keyOf("OFAC, CSV"), "ofac-non-sdn");
  });
});

describe("renewing a snapshot", () => {
  const before = snapshotOf([source("eu", many(20)), source("uk", [entry("u")])]);
  const renew = (entries: readonly ListEntry[], day = "2026-08-01", accepted?: boolean) =>
    atOnce(renewed(before, [source("eu", entries, day)], accepted));

  it("takes a list that lost a tenth, is of the same day, or is new", () => {
    assert.ok("snapshot" in renew(many(18)));
    assert.ok("snapshot" in renew(many(20), "2026-07-31"));
    const first = atOnce(renewed(undefined, [source("eu", many(2))]));
    assert.ok("snapshot" in first);
    assert.deepEqual([first.change.came.length, first.change.went], [2, []]);
    assert.ok("snapshot" in atOnce(renewed(before, [source("ca", [entry("c")], "2020-01-01")])));
  });

  it("refuses one that lost more, or is of an earlier day, and says both numbers or days", () => {
    assert.deepEqual(renew(many(17)), { refused: ["eu has 17 rows where it had 20: more than a tenth is gone"] });
    assert.deepEqual(renew(many(20), "2026-07-30"), {
      refused: ["eu is of 2026-07-30, and the one that is here of 2026-07-31"],
    });
    const both = [source("eu", many(17), "2026-08-01"), source("uk", [entry("u")], "2026-07-01")];
    const refused = atOnce(renewed(before, both));
    assert.equal("refused" in refused && refused.refused.length, 2);
    assert.ok("snapshot" in renew(many(17), "2026-07-01", true));
  });

  it("reports what came and what went, by list, number and name, and keeps the other sources", () => {
    const result = renew([...many(19), entry("x"), entry("0", "Ostwind AG")].slice(1));
    assert.ok("snapshot" in result);
    const names = (entries: readonly ListEntry[]): readonly string[] =>
      entries.map(({ id, names: [name] }) => `${id} ${name}`);
    assert.deepEqual(names(result.change.came), ["x Nordwind x AG", "0 Ostwind AG"]);
    assert.deepEqual(names(result.change.went), ["0 Nordwind 0 AG", "19 Nordwind 19 AG"]);
    assert.deepEqual(
      result.snapshot.sources.map(({ key, rows }) => `${key} ${rows}`),
      ["eu 20", "uk 1"],
    );
    assert.deepEqual(result.snapshot.entries.get("uk"), [entry("u")]);
  });
});

describe("a snapshot", () => {
  it("is another by another entry, and the same in any order of its sources", () => {
    const [a, b] = [source("a", [entry("1")]), source("b", [entry("2")])];
    assert.equal(snapshotOf([b, a]).hash, snapshotOf([a, b]).hash);
    assert.deepEqual(
      snapshotOf([b, a]).sources.map(({ key }) => key),
      ["a", "b"],
    );
    assert.notEqual(snapshotOf([a]).hash, snapshotOf([source("a", [entry("2")])]).hash);
    assert.match(snapshotOf([]).hash, /^[0-9a-f]{64}$/);
  });

  it("holds an entry of OFAC's once, though two files have it, and others as they are", () => {
    const ofac = (id: string, listId = "us-ofac-sdn"): ListEntry => entry(id, `${id} AG`, { listId });
    const other = entry("1", "Nordwind AG", { listId: "us-bis-el" });
    const { entries } = snapshotOf([
      source("csl", [ofac("1"), ofac("2"), other, entry("9")]),
      source("ofac-sdn", [ofac("1"), ofac("3"), other, entry("9")]),
      source("ofac-x", [ofac("1", "us-ofac-ssi")]),
    ]);
    assert.deepEqual(
      entriesOf({ entries }).map(({ id, listId = "-" }) => `${listId} ${id}`),
      ["us-ofac-sdn 1", "us-ofac-sdn 2", "us-bis-el 1", "- 9", "us-ofac-sdn 3", "us-bis-el 1", "- 9", "us-ofac-ssi 1"],
    );
  });

  it("is read as it was written, its names taken apart before, unless another program did so", () => {
    const snapshot = snapshotOf([source("a", [entry("1", "Nordwind Marine AG"), entry("2", "Ostsee Werft")])]);
    const text = writeSnapshot(snapshot);
    const read = readSnapshot(text);
    assert.ok(typeof read === "object" && snapshot.compiled);
    const { words, forms, size, sounds } = snapshot.compiled;
    assert.deepEqual(read.compiled, { words, forms: [...Array.from(forms)], size, sounds: Array.from(sounds ?? []) });
    assert.deepEqual([read.hash, read.sources], [snapshot.hash, snapshot.sources]);
    const { compiled: _, ...without } = snapshot;
    assert.equal(writeSnapshot(without), text, "they are taken apart when it is written");
    const older = readSnapshot(text.replace(/"normaliser":"[^"]*"/, '"normaliser":"0"'));
    assert.ok(typeof older === "object" && older.compiled === undefined);
  });

  it("is refused with the reason", () => {
    const text = writeSnapshot(snapshotOf([source("a", [entry("1")])]));
    assert.match(String(readSnapshot(text.replace("official lists 1", "official lists 0"))), /another version/);
    assert.match(String(readSnapshot(text.replace("Nordwind", "Sudwind"))), /cut or changed/);
    for (const broken of ["", "{}", "null", "[]\n", text.slice(0, 20), "\n\n"])
      assert.equal(typeof readSnapshot(broken), "string", broken);
  });
});

describe("entries that names are looked up in", () => {
  it("leave out persons, vessels and aircraft, with how many and where the first is", () => {
    const { entries, dropped } = atOnce(
      takeEntries([
        entry("1"),
        entry("2", "x", { kind: "aircraft" }),
        entry("3", "x", { kind: "person" }),
        entry("4", "x", { kind: "person" }),
        entry("5", "Ada", { kind: "unknown", names: ["Ada Example", "Nordwind AG"] }),
        entry("6", "", { kind: "unknown", names: [] }),
      ]),
    );
    assert.deepEqual(
      entries.map(({ id, kind }) => `${id} ${kind}`),
      ["1 organisation", "5 organisation", "6 unknown"],
    );
    assert.deepEqual(dropped, [
      { reason: "an aircraft", count: 1, first: 2 },
      { reason: "a person", count: 2, first: 3 },
    ]);
    const kept = entry("1");
    assert.equal(atOnce(takeEntries([kept])).entries[0], kept);
  });

  for (const [name, isPerson] of [
    ["Dr Kranich Ostsee", true],
    ["Drkranich Ostsee", false],
    ["Haji", false],
    ["Kranich Ostsee", false],
    ["Ivan", false],
    ["Ivan Kranich", true],
    ["Kranich, Ivan", true],
    ["IVAN Kranich", true],
    ["Kranich Petrovich", true],
    ["Kranich Petrovna Ostsee", true],
    ["Kranich Petrovichev", false],
    ["Kranich B Ostsee", true],
    ["Kranich B. Ostsee", true],
    ["Kranich b Ostsee", false],
    ["Kranich B Ostsee Werft", false],
    ["B. Kranich", true],
    ["B Kranich", false],
    ["B. Kranich Ostsee", true],
    ["B. Kranich Ostsee Werft", false],
    ["Ivan Kranich Ostsee Werft Sudwind", true],
    ["Ivan Kranich Ostsee Werft Sudwind Nordwind", false],
    ["Ivan 4", false],
    ["Ivan O'Kranich", true],
    ["Ivan (Kranich)", false],
    ["Ivan Kranich (14 Ostsee)", true],
    ["Ivan Kranich; 14", true],
    ["", false],
    ["  Ivan   Kranich ", true],
    ["4Ivan Kranich", false],
    ["Ivan Kranich4", false],
    ["Kranich bB Ostsee", false],
    ["Kranich Bo Ostsee", false],
    ["oB. Kranich", false],
    ["B.o Kranich", false],
    ["Kranich Dr Ostsee", false],
  ] as const)
    it(`${JSON.stringify(name)} is ${isPerson ? "" : "not "}shaped as a person's name`, () =>
      assert.equal(isPersonShaped(name), isPerson));
});
