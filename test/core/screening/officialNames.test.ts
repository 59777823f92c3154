import assert from "node:assert/strict";
import type { ListEntry } from "../../../src/core/lists/listEntry.js";
import type { Component, Match, Supplier } from "../../../src/core/model.js";
import { snapshotOf } from "../../../src/core/screening/official/snapshot.js";
import { snapshotOfKnowledge, withOfficialLists } from "../../../src/core/screening/official/withOfficialLists.js";
import { screenOf } from "../../../src/core/screening/screen.js";
import { componentOf, supplierOf } from "../../harness/component.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const entry = (id: string, name: string, more: Partial<ListEntry> = {}): ListEntry => ({
  id,
  list: "a list",
  listId: "us-ofac-sdn",
  names: [name],
  kind: "organisation",
  countries: [],
  ...more,
});

/** What a component's suppliers match, with imported lists of one source. */
function matches(component: Component, ...entries: readonly ListEntry[]): readonly Match[] {
  const { length } = entries;
  const source = { key: "k", format: "f", from: "k.csv", day: "2026-07-31", rows: length, kept: length };
  const knowledge = withOfficialLists(smallKnowledge(), snapshotOf([{ source, entries }]));
  return screenOf(knowledge).screen(component, "2026-08-22");
}

const part = (...suppliers: readonly Supplier[]): Component => componentOf({ kind: "part", name: "AB-1", suppliers });
const library = (...suppliers: readonly Supplier[]): Component =>
  componentOf({ kind: "library", ecosystem: "npm", name: "x", suppliers });
const maker = (name: string): Supplier => supplierOf("manufacturer", name);

describe("a party that only an imported list has", () => {
  it("is made of the entry: its names, its list and its days", () => {
    const [match, ...more] = matches(
      part(maker("Nordwind Marine AG")),
      entry("7", "Nordwind Marine AG", {
        names: ["Nordwind Marine AG", "Nordwind Shipping"],
        countries: ["DE"],
        since: "2024-03-01",
        last: "2027-01-01",
        citation: "89 FR 1",
      }),
    );
    assert.deepEqual(more, []);
    assert.deepEqual(match?.party, {
      id: "us-ofac-sdn/7",
      name: "Nordwind Marine AG",
      country: "DE",
      aliases: ["Nordwind Shipping"],
      listings: [
        {
          list: "us-ofac-sdn",
          effective: "2024-03-01",
          knownUntil: "2027-01-01",
          citation: "89 FR 1",
          confirmed: "2026-07-31",
          confidence: "verified",
          source: "the imported list of 2026-07-31",
        },
      ],
    });
  });

  it("has no day, act or country where the entry has none, or several countries", () => {
    const { listId: _, ...unknown } = entry("7", "Nordwind Marine AG", { countries: ["DE", "AT"] });
    const [match] = matches(part(maker("Nordwind Marine AG")), unknown);
    assert.deepEqual(match?.party, {
      id: "imported/7",
      name: "Nordwind Marine AG",
      country: "",
      aliases: [],
      listings: [
        {
          list: "imported",
          confirmed: "2026-07-31",
          confidence: "verified",
          source: "the imported list of 2026-07-31",
        },
      ],
    });
  });

  it("says how the name is like the entry's", () => {
    const evidence = (name: string): string | undefined =>
      matches(part(maker(name)), entry("7", "Nordwind Marine AG", { list: "SDN List" }))[0]?.evidence;
    const of = '"Nordwind Marine AG" of SDN List, entry 7';
    assert.equal(evidence("Nordwind Marine AG"), `"Nordwind Marine AG" is the name ${of}`);
    assert.equal(evidence("Nordwint Marine AG"), `"Nordwint Marine AG" is, but for its spelling, the name ${of}`);
    const [shared] = matches(part(maker("Kurbelwerk")), entry("7", "Kurbelwerk", { list: "SDN List" }));
    assert.equal(
      shared?.evidence,
      '"Kurbelwerk" is the name "Kurbelwerk" of SDN List, entry 7; one word without a legal form',
    );
    const [similar] = matches(part(maker("Nordwind Ostsee Group")), entry("7", "Nordwind Ostsee"));
    assert.match(similar?.evidence ?? "", /^"Nordwind Ostsee Group" resembles the name /);
    assert.deepEqual(matches(part(maker("Nordwind Marine GmbH")), entry("7", "Nordwind Marine AG")), []);
  });
});

describe("an imported entry that is a recorded party", () => {
  const own = (more: Partial<ListEntry> = {}): ListEntry =>
    entry("7", "Huawei Technologies Co., Ltd.", {
      names: ["Huawei Technologies Co., Ltd.", "Nordwind Telecom AG"],
      ...more,
    });

  it("is that party, under a name that only the list has, and on the list besides", () => {
    const [match] = matches(part(maker("Nordwind Telecom AG")), own());
    assert.equal(match?.party.id, "huawei");
    assert.match(match.evidence, /, which is Huawei Technologies Co\., Ltd\.$/);
    assert.deepEqual(
      match.party.listings.map(({ list }) => list),
      ["us-bis-el", "us-fcc-covered", "us-ofac-sdn"],
    );
    const [known] = matches(part(maker("Nordwind Telecom AG")), own({ listId: "us-bis-el" }));
    assert.deepEqual(
      known?.party.listings.map(({ list }) => list),
      ["us-bis-el", "us-fcc-covered"],
    );
  });

  it("is listed again where its own listing is over", () => {
    const old = entry("7", "ByteDance Ltd.", { names: ["ByteDance Ltd.", "Nordwind Clips AG"], listId: "us-bis-el" });
    const [match] = matches(part(maker("Nordwind Clips AG")), old);
    assert.deepEqual(
      match?.party.listings.map(({ list }) => list),
      ["us-bis-el", "us-bis-el"],
    );
  });

  it("is not where only a weak name of the entry is the party's", () => {
    const weak = own({ names: ["Nordwind Telecom AG", "Huawei Technologies"], strong: 1 });
    const [match] = matches(part(maker("Nordwind Telecom AG")), weak);
    assert.equal(match?.party.id, "us-ofac-sdn/7");
  });

  it("makes one match with what is known of it anyhow", () => {
    const found = matches(part(maker("Huawei Technologies Co., Ltd.")), own());
    assert.deepEqual(
      found.map(({ party, basis }) => `${party.id} ${basis}`),
      ["huawei name"],
    );
  });
});

describe("who is looked up in imported lists", () => {
  const told = (component: Component, ...entries: readonly ListEntry[]): readonly string[] =>
    matches(component, ...entries).map(
      ({ basis, relationship, confidence, likeness }) => `${basis} ${relationship} ${confidence} ${likeness?.band}`,
    );
  const sure = entry("7", "Nordwind Marine AG");
  const unsure = entry("7", "Nordwind Marine AG", { kind: "unknown" });

  it("makers, suppliers and publishers, not who sells", () => {
    assert.deepEqual(told(part(maker("Nordwind Marine AG")), sure), ["name manufacturer unverified warning"]);
    assert.deepEqual(told(part(maker("  Nordwind Marine AG ")), sure), ["name manufacturer unverified warning"]);
    assert.deepEqual(told(library(supplierOf("supplier", "Nordwind Marine AG")), sure), [
      "name publisher unverified warning",
    ]);
    assert.deepEqual(told(library(supplierOf("publisher", "Nordwind Marine AG")), sure), [
      "name publisher unverified warning",
    ]);
    assert.deepEqual(told(part(supplierOf("distributor", "Nordwind Marine AG")), sure), []);
    assert.deepEqual(told(part(supplierOf("brand", "Nordwind Marine AG")), sure), []);
    assert.deepEqual(told(part(maker("N/A")), entry("7", "N/A AG")), []);
  });

  it("as a hint where the list does not say that it is an organisation, but for the exact maker of a part", () => {
    assert.deepEqual(told(part(maker("Nordwind Marine AG")), unsure), ["name manufacturer unverified warning"]);
    assert.deepEqual(told(part(maker("Nordwint Marine AG")), unsure), ["similar-name manufacturer unverified hint"]);
    assert.deepEqual(told(part(supplierOf("supplier", "Nordwind Marine AG")), unsure), [
      "similar-name manufacturer unverified hint",
    ]);
    assert.deepEqual(told(library(maker("Nordwind Marine AG")), unsure), ["similar-name manufacturer unverified hint"]);
  });

  it("an author as a hint, as an organisation in full", () => {
    const author = (name: string): Component => library(supplierOf("author", name));
    assert.deepEqual(told(author("Nordwind Marine AG"), sure), ["similar-name publisher unverified hint"]);
    assert.deepEqual(told(author("Nordwint Marine AG"), sure), []);
    assert.deepEqual(told(author("Nordwind Marine AG"), unsure), []);
    assert.deepEqual(told(author("Nordwind Kranich"), entry("7", "Nordwind Kranich")), [], "may be a person");
    assert.deepEqual(told(author("Bank"), entry("7", "Bank")), []);
  });
});

describe("knowledge with imported lists", () => {
  it("says which, and is otherwise what it was", () => {
    const small = smallKnowledge();
    const source = { key: "k", format: "f", from: "k.csv", day: "2026-07-31", rows: 3, kept: 1 };
    const snapshot = snapshotOf([{ source, entries: [entry("7", "Nordwind Marine AG")] }]);
    const knowledge = withOfficialLists(small, snapshot);
    assert.deepEqual(knowledge.imported, {
      hash: snapshot.hash,
      sources: [{ key: "k", day: "2026-07-31", entries: 1 }],
    });
    assert.equal(knowledge.version, `${small.version}+lists.${snapshot.hash.slice(0, 8)}`);
    assert.match(knowledge.hash, /^[0-9a-f]{64}$/);
    assert.deepEqual([...knowledge.lists.keys()], [...small.lists.keys(), "imported"]);
    assert.equal(knowledge.parties, small.parties);
    assert.equal(knowledge.attributions, small.attributions);
    const fact = small.attributions.find(({ pattern }) => pattern === "pypi/esdk-obs-python");
    assert.ok(fact);
    assert.deepEqual(
      knowledge.alternativesFor(fact, "esdk-obs-python"),
      small.alternativesFor(fact, "esdk-obs-python"),
    );
    assert.equal(knowledge.alternativesFor(fact, "esdk-obs-python").length, 1);
    assert.equal(snapshotOfKnowledge(knowledge), snapshot);
    assert.equal(snapshotOfKnowledge(small), undefined);
  });
});
