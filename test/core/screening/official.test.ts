import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import { atOnce } from "../../../src/core/text/steps.js";
import type { ListEntry } from "../../../src/core/lists/listEntry.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { ListedNames } from "../../../src/core/screening/names/listedNames.js";
import { hasOrganisationWord } from "../../../src/core/screening/official/organisationWord.js";
import { isPersonShaped } from "../../../src/core/screening/official/personShape.js";
import { renewed, sourceOf, type ReadSource } from "../../../src/core/screening/official/renewal.js";
import { entriesOf, readSnapshot, snapshotOf, writeSnapshot } from "../../../src/core/screening/official/snapshot.js";
import { takeEntries } from "../../../src/core/screening/official/takeEntries.js";
import { withOfficialLists } from "../../../src/core/screening/official/withOfficialLists.js";
import type { RestrictedList } from "../../../src/core/model.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

function entry(id: string, name: string, more: Partial<ListEntry> = {}): ListEntry {
  return {
    id,
    list: "Entity List (EL)",
    listId: "us-bis-el",
    names: [name],
    kind: "organisation",
    countries: [],
    ...more,
  };
}

function source(key: string, entries: readonly ListEntry[], day = "2026-07-31", rows = entries.length): ReadSource {
  return {
    source: { key, format: "test", from: `${key}.csv`, day, rows, kept: entries.length },
    entries,
    skipped: [],
  };
}

describe("entries of lists that name no kind", () => {
  for (const name of [
    "Abdul Satar Ghoura",
    "Dr. Artush Parsi",
    "Dmitri Ezhov",
    "Andrey V Gromadskih",
    "Haji Wazir Khan",
    "Margarita Vasilyevna Kuznetsova",
    "Hamid Reza Ansarian",
    "John Tan",
  ])
    it(`${name}: a person`, () => assert.ok(isPersonShaped(name) && !hasOrganisationWord(name)));
  for (const name of [
    "Proven Glory",
    "Kalashnikov Concern",
    "Uralvagonzavod",
    "Gazprom Neft",
    "Crimean Railway",
    "Address 14",
    "Huawei Sweden",
    "Ali Baba Trading Co.",
    "Hans Schmidt GmbH",
    "Oleg Petrov Institute",
  ])
    it(`${name}: none`, () => assert.ok(hasOrganisationWord(name) || !isPersonShaped(name)));
  it("persons, vessels and aircraft are dropped and counted", () => {
    const { entries, dropped } = atOnce(
      takeEntries([
        entry("1", "Nordwind AG"),
        entry("2", "Ada Example", { kind: "person" }),
        entry("3", "ROSE", { kind: "vessel" }),
        entry("4", "Dmitri Ezhov", { kind: "unknown" }),
        entry("5", "Proven Glory", { kind: "unknown" }),
        entry("6", "Nordwind Institute", { kind: "unknown" }),
      ]),
    );
    assert.deepEqual(
      entries.map(({ id, kind }) => `${id} ${kind}`),
      ["1 organisation", "5 unknown", "6 organisation"],
    );
    assert.deepEqual(
      dropped.map(({ reason, count }) => `${count} ${reason}`),
      ["1 a person", "1 a vessel", "1 without a kind, and shaped as a person's name"],
    );
  });
});

describe("a snapshot of imported lists", () => {
  const snapshot = snapshotOf([source("csl", [entry("1", "Nordwind Marine AG")])]);
  it("is read as it was written", () => {
    const read = readSnapshot(writeSnapshot(snapshot));
    assert.ok(typeof read === "object");
    assert.equal(read.hash, snapshot.hash);
    assert.deepEqual([...read.entries], [...snapshot.entries]);
    assert.deepEqual(read.compiled?.words, snapshot.compiled?.words);
  });
  it("is refused when it was cut or changed, at any character", () => {
    const text = writeSnapshot(snapshot);
    const end = text.indexOf("\n", text.indexOf("\n") + 1);
    for (let at = 0; at < end; at += 7) assert.equal(typeof readSnapshot(text.slice(0, at)), "string", String(at));
    assert.match(String(readSnapshot(text.replace("Nordwind", "Sudwind"))), /cut or changed/);
  });
  it("takes the names apart anew where they are not its own, are damaged, or were taken apart by another program", () => {
    const text = writeSnapshot(snapshot);
    const finds = (written: string, isOwn: boolean): boolean => {
      const read = readSnapshot(written, isOwn);
      assert.ok(typeof read === "object");
      return new ListedNames(entriesOf(read), read.compiled).find("Nordwind Marine AG").length > 0;
    };
    const hidden = text.replace('"words":"nordwind', '"words":"sudwind');
    assert.notEqual(hidden, text);
    const old = text
      .replace(/"normaliser":"[^"]*"/, '"normaliser":"1"')
      .replace('"words":"nordwind', '"words":"sudwind');
    for (const written of [text, hidden, old]) for (const isOwn of [true, false]) assert.ok(finds(written, isOwn));
  });
  it("has the same hash whatever the order of the imports", () => {
    const [a, b] = [source("a", [entry("1", "Nordwind AG")]), source("b", [entry("2", "Sudwind AG")])];
    assert.equal(snapshotOf([a, b]).hash, snapshotOf([b, a]).hash);
  });
  it("is not renewed by a source that lost more than a tenth of its rows, until that is accepted", () => {
    const many = Array.from({ length: 20 }, (_, at) => entry(String(at), `Nordwind ${at} AG`));
    const before = snapshotOf([source("csl", many)]);
    const refused = atOnce(renewed(before, [source("csl", many.slice(0, 17), "2026-08-01")]));
    assert.deepEqual("refused" in refused && refused.refused, [
      "csl has 17 rows where it had 20: more than a tenth is gone",
    ]);
    const older = atOnce(renewed(before, [source("csl", many, "2026-07-01")]));
    assert.ok("refused" in older);
    const taken = atOnce(renewed(before, [source("csl", many.slice(0, 17), "2026-08-01")], true));
    assert.ok("snapshot" in taken && taken.change.went.length === 3);
  });
  it("keeps the other sources", () => {
    const taken = atOnce(renewed(snapshot, [source("eu", [entry("7", "Sudwind AG", { listId: "eu-consolidated" })])]));
    assert.ok("snapshot" in taken);
    assert.deepEqual(
      taken.snapshot.sources.map(({ key }) => key),
      ["csl", "eu"],
    );
    assert.deepEqual(
      taken.change.came.map(({ id }) => id),
      ["7"],
    );
  });
  it("takes no reading that has a problem or names nobody", () => {
    const reading = { entries: [entry("1", "Nordwind AG")], skipped: [], format: "test" };
    assert.equal(atOnce(sourceOf({ ...reading, problem: "it was cut" }, "a", "a", "2026-08-01")), "it was cut");
    assert.equal(atOnce(sourceOf({ ...reading, entries: [] }, "a", "a", "2026-08-01")), "it names no organisation");
    const own = atOnce(sourceOf(reading, "own.csv", "own.csv", "2026-08-01"));
    assert.ok(typeof own === "object" && own.source.key === "own: own.csv" && own.source.day === "2026-08-01");
  });
});

describe("names of documents in imported lists", () => {
  const entries = [
    entry("1", "Nordwind Marine Systems AG", {
      names: ["Nordwind Marine Systems AG", "NMS Group"],
      since: "2024-03-01",
    }),
    entry("2", "Sudwind Optik", { kind: "unknown" }),
    entry("3", "Ostwind Elektronik GmbH", { listId: "uk", list: "UK sanctions list" }),
    entry("4", "Huawei Technologies Co., Ltd.", { countries: ["CN"] }),
    entry("5", "Westwind Foundation for Software", { listId: "un", list: "UN" }),
  ];
  const snapshot = snapshotOf([source("csl", entries)]);
  const small = smallKnowledge();
  const like = (id: string, short: string): RestrictedList => {
    const list = small.lists.get("us-ofac-sdn");
    assert.ok(list);
    return { ...list, id, short, jurisdiction: id.toUpperCase() };
  };
  const lists = [like("uk", "UK list"), like("un", "UN list")];
  const recorded = { ...small, lists: new Map([...small.lists, ...lists.map((list) => [list.id, list] as const)]) };
  const knowledge = withOfficialLists(recorded, snapshot);
  const day = "2026-08-22";

  function found(text: string, uri = "bom.csv", asOf = day): string[] {
    const { findings } = analyze({ uri, text }, knowledge, emptyPolicy, asOf);
    return findings.map(({ match, severity, status, span }) => {
      assert.equal(text.slice(span.start, span.end).trim(), match.matched);
      return `${match.party.id} ${status.list.id} ${status.state} ${severity}`;
    });
  }
  const bom = (maker: string): string => `Reference,Value,Manufacturer,MPN,Qty\nU1,X,"${maker}",AB-1,1\n`;
  const sbom = (component: object): string =>
    JSON.stringify({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      components: [{ type: "library", name: "x", ...component }],
    });

  it("finds a maker by a full name, as a lead", () => {
    assert.deepEqual(found(bom("Nordwind Marine Systems AG")), ["us-bis-el/1 us-bis-el listed warning"]);
    assert.deepEqual(found(bom("Nordwind Marine Sytsems AG")), ["us-bis-el/1 us-bis-el listed warning"]);
    assert.deepEqual(found(bom("Ostwind Elektronik GmbH")), ["uk/3 uk undated warning"]);
  });
  it("says nothing of others, of sisters and before the first day", () => {
    assert.deepEqual(found(bom("Nordwind Land Systems AG")), []);
    assert.deepEqual(found(bom("Kölner Funkmodul Manufaktur")), []);
    assert.deepEqual(found(bom("Nordwind Marine Systems AG"), "bom.csv", "2024-02-29"), []);
  });
  it("an entry of no known kind: full for the exact maker of a part, a hint for a supplier", () => {
    assert.deepEqual(found(bom("Sudwind Optik")), ["us-bis-el/2 us-bis-el undated warning"]);
    assert.deepEqual(found(sbom({ supplier: { name: "Sudwind Optik" } }), "bom.json"), [
      "us-bis-el/2 us-bis-el undated hint",
    ]);
  });
  it("suppliers and publishers of SBOMs; an author only as an organisation in full, a hint", () => {
    const finding = "un/5 un undated";
    assert.deepEqual(found(sbom({ publisher: "Westwind Foundation for Software" }), "bom.json"), [
      `${finding} warning`,
    ]);
    assert.deepEqual(found(sbom({ author: "Westwind Foundation for Software" }), "bom.json"), [`${finding} hint`]);
    assert.deepEqual(found(sbom({ author: "Westwind Fundation for Software" }), "bom.json"), []);
    assert.deepEqual(found(sbom({ author: "Sudwind Optik" }), "bom.json"), []);
  });
  it("a recorded party and its row make one finding", () => {
    assert.deepEqual(
      found(bom("Huawei Technologies Co., Ltd.")).map((line) => line.split(" ")[0]),
      ["huawei"],
    );
  });
  it("says which lists in the version, and is another knowledge by another list", () => {
    const other = withOfficialLists(recorded, snapshotOf([source("csl", entries.slice(1))]));
    assert.match(knowledge.version, /\+lists\.[0-9a-f]{8}$/);
    assert.notEqual(knowledge.hash, other.hash);
    assert.notEqual(knowledge.version, other.version);
  });
  it("without them nothing of it is found", () => {
    const { findings } = analyze(
      { uri: "bom.csv", text: bom("Nordwind Marine Systems AG") },
      recorded,
      emptyPolicy,
      day,
    );
    assert.deepEqual(findings, []);
  });
});
