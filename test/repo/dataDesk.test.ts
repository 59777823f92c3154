import assert from "node:assert/strict";
import { checkedIn } from "../../scripts/knowledge/desk/checked.js";
import { compareLists } from "../../scripts/knowledge/desk/compare.js";
import { readOfficialList } from "../../scripts/knowledge/desk/officialList.js";
import { review } from "../../scripts/knowledge/desk/review.js";
import { sample } from "../../scripts/knowledge/desk/sample.js";
import type { Attribution, Listing, Party } from "../../src/core/model.js";
import { smallKnowledge } from "../harness/smallKnowledge.js";

const listed: Listing = {
  list: "us-bis-el",
  published: "2019-10-09",
  effective: "2019-10-09",
  citation: "84 FR 54002",
  confidence: "verified",
  source: "a source",
};

function party(id: string, name: string, listings: readonly Listing[], aliases: readonly string[] = []): Party {
  return { id, name, country: "ZZ", aliases, listings };
}

function fact(party: string, pattern: string, more: Partial<Attribution> = {}): Attribution {
  const evidence = { kind: "registry", place: "a registry", says: "so", seen: "2026-08-01" } as const;
  return { party, scheme: "package", pattern, relationship: "interop", confidence: "verified", evidence, ...more };
}

function knowledgeOf(
  parties: readonly Party[],
  attributions: readonly Attribution[] = [],
): ReturnType<typeof smallKnowledge> {
  return { ...smallKnowledge(), parties: new Map(parties.map((each) => [each.id, each])), attributions };
}

const page = { kind: "page", place: "a page", says: "so", seen: "2026-08-01" } as const;

describe("what the review of the data names", () => {
  const parties = [
    party("sound", "Sound Works", [listed]),
    party("rumour", "Rumour Works", [{ ...listed, confidence: "unverified" }]),
    party("bare", "Bare Works", [{ list: "us-bis-el", published: "2020", confidence: "verified", source: "a source" }]),
    party("free", "Bare Work", []),
  ];
  const attributions = [
    fact("sound", "npm/sound"),
    fact("sound", "npm/unlooked", { confidence: "unverified", evidence: { kind: "unlooked" } }),
    fact("sound", "npm/doubtful", { confidence: "unverified" }),
    fact("sound", "npm/disputed", { disputed: true }),
    fact("sound", "npm/old", { evidence: { kind: "page", place: "a page", says: "so", seen: "2025-07-01" } }),
    fact("sound", "npm/alone", { relationship: "publisher" }),
    fact("sound", "npm/linked", { evidence: { ...page, address: "https://sound.example/b" } }),
    fact("sound", "npm/checked", { evidence: { ...page, address: "https://sound.example/a" } }),
  ];
  const checked = checkedIn(
    [
      "# row, address, day, verdict",
      "sound: package npm/sound\ta registry: so\t2026-08-01\tright",
      "sound: package npm/doubtful\ta registry\t2026-08-01\tright",
      "sound: package npm/disputed\ta registry\t2026-08-01\tright",
      "sound: package npm/old\ta page\t2026-08-01\tnot looked up: it is gone",
      "sound: package npm/linked\thttps://sound.example/a\t2026-08-01\tright",
      "sound: package npm/checked\thttps://sound.example/a\t2026-08-01\tright: by its licence",
    ].join("\n"),
  );
  const parts = new Map(
    review(knowledgeOf(parties, attributions), "2026-08-22", checked).map(({ title, lines }) => [title, lines]),
  );
  const check = (title: string, expected: readonly string[]): void => {
    it(title, () => assert.deepEqual(parts.get(title), expected));
  };

  check("Listings that are not verified", ["rumour: us-bis-el"]);
  check("Listings in force without a citation", ["bare: us-bis-el"]);
  check("Attributions recorded without a source", ["sound: package npm/unlooked"]);
  check("Attributions with a source and not verified", ["sound: package npm/doubtful"]);
  check("Attributions whose source nobody looked up again", [
    "sound: package npm/unlooked",
    "sound: package npm/old",
    "sound: package npm/alone",
    "sound: package npm/linked",
  ]);
  check("Attributions in dispute", ["sound: package npm/disputed"]);
  check("Evidence older than a year", ["sound: package npm/old"]);
  check("Attributions without another source and without a word why", ["sound: package npm/alone"]);
  check("Names that are near each other", ['bare "Bare Works" and free "Bare Work"']);
  check("Parties on no list in force", ["free"]);
});

describe("a sample of the data", () => {
  const rows = Array.from({ length: 50 }, (_, index) => index);

  it("is the same for the same seed and another for another", () => {
    assert.deepEqual(sample(rows, 10, 7), sample(rows, 10, 7));
    assert.notDeepEqual(sample(rows, 10, 7), sample(rows, 10, 8));
  });
  it("repeats nothing and ends with what there is", () => {
    assert.deepEqual(
      [...sample(rows, 80, 7)].sort((a, b) => a - b),
      rows,
    );
  });
});

describe("files of the Consolidated Screening List", () => {
  const row = {
    source: "Entity List (EL) - Bureau of Industry and Security",
    name: "Sound Works",
    entity_number: "12345",
  };
  const json = JSON.stringify({
    results: [
      { ...row, alt_names: ["Sound", "S. Works"], programs: ["A"], federal_register_notice: "84 FR 54002 10/9/19" },
    ],
  });
  const csv = `source,name,entity_number,alt_names,programs,federal_register_notice\r\n"${row.source}","Sound Works",12345,"Sound; S. Works",A,"84 FR 54002 10/9/19"\r\n`;

  it("are read alike from JSON and CSV", () => {
    const [entry] = readOfficialList(json);
    assert.deepEqual(entry, {
      list: "us-bis-el",
      name: "Sound Works",
      names: ["Sound Works", "Sound", "S. Works"],
      uid: "12345",
      programs: ["A"],
      citations: ["84 FR 54002"],
    });
    assert.deepEqual(readOfficialList(csv), [entry]);
  });
  it("keep commas, quotes and line ends that are in quotes", () => {
    const [entry] = readOfficialList(`source,name,alt_names\n(EL),"Works, ""Sound""\nLtd.",[]\n`);
    assert.equal(entry?.name, 'Works, "Sound"\nLtd.');
    assert.deepEqual(entry.names, [entry.name]);
  });
  it("are told from other files", () => {
    assert.throws(() => readOfficialList("{}"), /no "results"/);
    assert.throws(() => readOfficialList("id,name\n1,x\n"), /no columns "source" and "alt_names"/);
  });
});

describe("what differs between the data and an official list", () => {
  const entryOf = (name: string, more: object = {}): ReturnType<typeof readOfficialList> =>
    readOfficialList(
      JSON.stringify({ results: [{ source: "(EL)", name, federal_register_notice: "84 FR 54002", ...more }] }),
    );
  const check = (parties: readonly Party[], entries: ReturnType<typeof entryOf>, expected: readonly string[]): void =>
    assert.deepEqual(compareLists(knowledgeOf(parties), entries), expected);

  it("is nothing where both agree", () => check([party("a", "Sound Works", [listed])], entryOf("Sound Works"), []));
  it("takes the page of the regulation for that of the rule", () =>
    check([party("a", "Sound Works", [{ ...listed, citation: "84 FR 54004" }])], entryOf("SOUND WORKS"), []));
  it("is an entry that is missing here", () =>
    check([party("a", "Sound Works", [])], entryOf("Sound Works"), ['a: on us-bis-el as "Sound Works", and not here']));
  it("is a party that is missing there", () =>
    check([party("a", "Sound Works", [listed])], entryOf("Others"), [
      "a: on us-bis-el here, and no entry has one of its names",
    ]));
  it("is a listing that ended here and is in force there", () =>
    check([party("a", "Sound Works", [{ ...listed, until: "2021-01-01" }])], entryOf("Sound Works"), [
      'a: on us-bis-el as "Sound Works", and not here',
    ]));
  it("is another citation", () =>
    check([party("a", "Sound Works", [listed])], entryOf("Sound Works", { federal_register_notice: "90 FR 14046" }), [
      "a: us-bis-el: the list cites 90 FR 14046, here it is 84 FR 54002",
    ]));
  it("is a number of OFAC's that is not cited", () =>
    check(
      [party("a", "Sound Works", [{ ...listed, list: "us-ofac-sdn", citation: "OFAC SDN uid 17018" }])],
      [17018, 17019].flatMap((uid) =>
        entryOf("Sound Works", { source: "(SDN)", entity_number: uid, federal_register_notice: "" }),
      ),
      ["a: us-ofac-sdn: uid 17019 (Sound Works) is not cited"],
    ));
});
