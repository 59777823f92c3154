import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { suppose } from "../../../src/core/blacklist/suppose.js";
import { supposeNamed } from "../../../src/core/blacklist/supposeNamed.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { snapshotOf } from "../../../src/core/screening/official/snapshot.js";
import { withOfficialLists } from "../../../src/core/screening/official/withOfficialLists.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

const day = "2026-08-22";
const bom = (maker: string): string => `Reference,Value,Manufacturer,MPN,Qty\nU1,X,"${maker}",AB-1,1\n`;

/** `party list state` of what a maker's name is found to be. */
function found(knowledge: Knowledge, maker: string, asOf = day): readonly string[] {
  const { findings } = analyze({ uri: "bom.csv", text: bom(maker) }, knowledge, emptyPolicy, asOf);
  return findings.flatMap(({ match, statuses }) =>
    statuses.map(({ list, state }) => `${match.party.id} ${list.id} ${state}`),
  );
}

const entries = [
  {
    id: "7",
    list: "SDN",
    listId: "us-ofac-sdn",
    names: ["Ostsee Kranich AG"],
    kind: "organisation",
    countries: [],
    since: "2020-01-01",
  },
] as const;
const source = { key: "k", format: "f", from: "k.csv", day: "2026-07-31", rows: 1, kept: 1 };
const imported = withOfficialLists(smallKnowledge(), snapshotOf([{ source, entries }]));

describe("a party that is supposed listed", () => {
  it("is on a list more, from the day that is judged, and what else is known stays", () => {
    const small = smallKnowledge();
    const knowledge = suppose(small, "zte", day);
    assert.deepEqual(found(small, "ZTE"), ["zte us-fcc-covered listed"]);
    assert.deepEqual(found(knowledge, "ZTE"), ["zte supposed listed", "zte us-fcc-covered listed"]);
    assert.deepEqual(found(knowledge, "Hikvision"), found(small, "Hikvision"));
    assert.equal(knowledge.version, `${small.version}+supposed.zte`);
    assert.equal(knowledge.hash, `${small.hash}+supposed.zte`);
    assert.equal("imported" in knowledge, false);
  });

  it("is nobody where no such party is known", () => {
    const small = smallKnowledge();
    assert.equal(suppose(small, "nobody", day), small);
  });

  it("may be one of which nothing is known but its name", () => {
    const { knowledge, party } = supposeNamed(smallKnowledge(), "Nordwind Marine & Söhne AG", day);
    assert.equal(party.id, "supposed-nordwind-marine-söhne-ag");
    assert.deepEqual([party.name, party.listings], ["Nordwind Marine & Söhne AG", []]);
    assert.deepEqual(found(smallKnowledge(), "Nordwind Marine & Söhne AG"), []);
    assert.deepEqual(found(knowledge, "Nordwind Marine & Söhne AG"), [
      "supposed-nordwind-marine-söhne-ag supposed listed",
    ]);
    assert.deepEqual(found(knowledge, "ZTE"), ["zte us-fcc-covered listed"]);
    const [fact] = knowledge.attributions;
    assert.ok(fact);
    const small = smallKnowledge();
    assert.deepEqual(knowledge.alternativesFor(fact, "x"), small.alternativesFor(fact, "x"));
    assert.equal(knowledge.alternativesFor(fact, "x").length, 1);
    assert.deepEqual(knowledge.familiesOf("zte"), []);
    assert.equal(knowledge.withoutAlternative(fact, "x"), undefined);
  });

  it("takes nothing away that imported lists say", () => {
    const kranich = ["us-ofac-sdn/7 us-ofac-sdn listed"];
    assert.deepEqual(found(imported, "Ostsee Kranich AG"), kranich);
    assert.deepEqual(found(suppose(imported, "zte", day), "Ostsee Kranich AG"), kranich);
    assert.deepEqual(found(supposeNamed(imported, "Nordwind", day).knowledge, "Ostsee Kranich AG"), kranich);
  });
});
