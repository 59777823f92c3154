import assert from "node:assert/strict";
import {
  knowledgeFormat,
  type CompiledAlternatives,
  type CompiledAttributions,
  type CompiledHead,
  type CompiledParties,
} from "../../../src/core/blacklist/compiled.js";
import { frontCoded, namesFrom } from "../../../src/core/blacklist/frontCoding.js";
import { loadKnowledge } from "../../../src/core/blacklist/load.js";
import { storeEvidence } from "../../../src/core/blacklist/storedEvidence.js";
import { inflatePart, readPack } from "../../../src/core/blacklist/pack.js";
import { inflate } from "../../../src/cli/knowledge.js";
import { writePack } from "../../../scripts/knowledge/writePack.js";
import { knowledgeFrom } from "../../../src/core/screening/shipped.js";
import { shippedFile } from "../../../scripts/compileKnowledge.js";
import type { Attribution, Relation } from "../../../src/core/model.js";
import { listing, party, restrictedList } from "../../harness/parties.js";

const head: CompiledHead = {
  format: knowledgeFormat,
  version: "2026-01-01.00000000",
  hash: "0".repeat(64),
  checkedUntil: "2026-01-01",
  lists: [restrictedList("a"), restrictedList("b")],
};
const parties: CompiledParties = [party("zq", { listings: [listing("a")] }), party("other")];
const shared = { relationship: "publisher", confidence: "verified" } as const;
const attributions: CompiledAttributions = {
  kinds: [
    { ...shared, scheme: "package" },
    { ...shared, scheme: "mpn", family: "zq/modem" },
    { ...shared, scheme: "host" },
  ],
  evidence: [storeEvidence({ kind: "registry", package: "npm/zq", says: "names the party", seen: "2026-01-01" })],
  parties: {
    zq: [
      [0, ["npm/@zq/*", "npm/zq"], 0],
      [0, frontCoded(["pypi/zq", "pypi/zq-sdk", "pypi/zr"]), 7],
      [1, ["^ZQ"], 0],
      [2, ["zq.example"], 0],
    ],
  },
};
const texts = [
  "pkg:npm/one",
  "how to move",
  "One Inc. (US)",
  ">=2",
  "MIT",
  "a modem",
  "nothing does this",
  "pkg:npm/two",
];
const alternatives: CompiledAlternatives = {
  texts,
  alternatives: [
    [0, "drop-in", 1, 2, "verified", 3, 4],
    [7, "near", 1],
    [7, "redesign", 1, null, null, null, null],
  ],
  parties: {
    zq: [
      { for: ["npm/@zq/*", "npm/zq"], what: 5, use: [1] },
      { for: ["npm/@zq/core", "npm/@zq/core-*"], what: 5, use: [0, 9] },
      { for: ["npm/@zq/*"], relation: "transitive", what: 5, use: [2] },
      { for: ["pypi/zq*"], what: 5, none: 6 },
      { families: ["zq/modem", "zq/router"], what: 5, use: [1], none: 6 },
      { for: ["https://zq.example/path/*"], what: 5, use: [2] },
    ],
  },
};

const compiled = [head, parties, attributions, alternatives].map((line) => JSON.stringify(line)).join("\n");

/** Read anew for each test, since what is asked for is kept. */
let knowledge = loadKnowledge(compiled);
function readAnew(): void {
  knowledge = loadKnowledge(compiled);
}

function fact(pattern: string): Attribution {
  const found = knowledge.attributions.find((each) => each.pattern === pattern);
  assert.ok(found, pattern);
  return found;
}

describe("a compiled text", () => {
  beforeEach(readAnew);
  it("gives lists and parties by id", () => {
    assert.deepEqual([...knowledge.lists.keys()], ["a", "b"]);
    assert.deepEqual([...knowledge.parties], [...parties.map((each) => [each.id, each])]);
    const { version, hash, checkedUntil } = knowledge;
    assert.deepEqual([version, hash, checkedUntil], [head.version, head.hash, head.checkedUntil]);
  });

  it("gives each pattern its party, its evidence, and what it shares with others", () => {
    assert.deepEqual(
      knowledge.attributions.map(({ party: of, pattern, evidence }) => `${of} ${pattern} ${evidence.kind}`),
      [
        "zq npm/@zq/* registry",
        "zq npm/zq registry",
        "zq pypi/zq unlooked",
        "zq pypi/zq-sdk unlooked",
        "zq pypi/zr unlooked",
        "zq ^ZQ registry",
        "zq zq.example registry",
      ],
    );
    assert.deepEqual(fact("^ZQ"), {
      ...shared,
      party: "zq",
      scheme: "mpn",
      pattern: "^ZQ",
      family: "zq/modem",
      evidence: {
        kind: "registry",
        says: "names the party",
        place: "registry metadata of npm/zq",
        seen: "2026-01-01",
      },
    });
  });

  it("reads each part once", () => {
    assert.equal(knowledge.parties, knowledge.parties);
    assert.equal(knowledge.attributions, knowledge.attributions);
  });

  it("is refused when a line is missing", () => {
    const lines = compiled.split("\n");
    for (const count of [0, 1, 2, 3])
      assert.throws(
        () => loadKnowledge(lines.slice(0, count).join("\n")),
        /^Error: The compiled data is incomplete\.$/,
        `${count} lines`,
      );
  });
});

describe("other sources of a compiled text", () => {
  beforeEach(readAnew);
  const check = (pattern: string, matched: string, expected: readonly string[], relation?: Relation): void =>
    assert.deepEqual(
      knowledge
        .alternativesFor(fact(pattern), matched, relation)
        .map(({ to, grade, replaces }) => `${to} ${grade} ${replaces}`),
      expected,
    );

  it("are those of the longest pattern that covers the name", () => {
    check("npm/@zq/*", "@zq/other", ["pkg:npm/two near npm/@zq/*"]);
    check("npm/@zq/*", "@zq/core", ["pkg:npm/one drop-in npm/@zq/core"]);
    check("npm/@zq/*", "@zq/core-x", ["pkg:npm/one drop-in npm/@zq/core-*"]);
    check("npm/zq", "zq", ["pkg:npm/two near npm/zq"]);
  });

  it("are those for what another component brings in, where that is asked and recorded", () => {
    check("npm/@zq/*", "@zq/other", ["pkg:npm/two redesign npm/@zq/*"], "transitive");
    check("npm/@zq/*", "@zq/other", ["pkg:npm/two near npm/@zq/*"], "direct");
    // The name's own row goes before one for the relation.
    check("npm/@zq/*", "@zq/core", ["pkg:npm/one drop-in npm/@zq/core"], "transitive");
  });

  it("are a family's for a part, whatever its number", () => {
    check("^ZQ", "ZQ1", ["pkg:npm/two near undefined"]);
    const stranger = { ...fact("^ZQ"), family: "zq/other" };
    assert.deepEqual(knowledge.alternativesFor(stranger, "ZQ1"), []);
  });

  it("are found by the place that was matched", () => {
    check("zq.example", "https://zq.example/path/x", []);
    const location = { ...fact("zq.example"), scheme: "url", pattern: "https://zq.example/path/*" } as const;
    assert.deepEqual(
      knowledge.alternativesFor(location, "http://zq.example/path/x").map(({ to }) => to),
      ["pkg:npm/two"],
    );
  });

  it("are none for a party that has no rows, whatever it is called", () => {
    for (const id of ["other", "__proto__", "constructor"]) {
      assert.deepEqual(knowledge.alternativesFor({ ...fact("npm/zq"), party: id }, "zq"), []);
      assert.deepEqual(knowledge.familiesOf(id), []);
    }
  });

  it("have only what is recorded of them", () => {
    assert.deepEqual(knowledge.alternativesFor(fact("npm/@zq/*"), "@zq/core")[0], {
      to: "pkg:npm/one",
      grade: "drop-in",
      note: "how to move",
      maintainedBy: "One Inc. (US)",
      confidence: "verified",
      version: ">=2",
      licence: "MIT",
      replaces: "npm/@zq/core",
    });
    const bare = { to: "pkg:npm/two", note: "how to move", confidence: "unverified" };
    assert.deepEqual(knowledge.alternativesFor(fact("^ZQ"), "ZQ1"), [{ ...bare, grade: "near" }]);
    assert.deepEqual(knowledge.alternativesFor(fact("npm/@zq/*"), "@zq/x", "transitive"), [
      { ...bare, grade: "redesign", replaces: "npm/@zq/*" },
    ]);
  });

  it("are said to be none, where that is recorded", () => {
    assert.equal(knowledge.withoutAlternative(fact("pypi/zq"), "zq"), "nothing does this");
    assert.deepEqual(knowledge.alternativesFor(fact("pypi/zq"), "zq"), []);
    assert.equal(knowledge.withoutAlternative(fact("npm/zq"), "zq"), undefined);
    assert.equal(knowledge.withoutAlternative({ ...fact("npm/zq"), party: "other" }, "zq"), undefined);
    assert.equal(knowledge.withoutAlternative(fact("npm/@zq/*"), "@zq/x", "transitive"), undefined);
  });

  it("are the same objects whenever they are asked for", () => {
    const ask = () => knowledge.alternativesFor(fact("npm/@zq/*"), "@zq/core");
    assert.equal(ask(), ask());
    assert.equal(knowledge.familiesOf("zq")[0]?.alternatives, knowledge.familiesOf("zq")[1]?.alternatives);
  });

  it("are found by family", () => {
    const two = { what: "a modem", none: "nothing does this" };
    assert.deepEqual(
      knowledge.familiesOf("zq").map(({ alternatives: { length }, ...family }) => ({ ...family, length })),
      [
        { id: "zq/modem", ...two, length: 1 },
        { id: "zq/router", ...two, length: 1 },
      ],
    );
    const without = loadKnowledge(
      [head, parties, attributions, { ...alternatives, parties: { zq: [{ families: ["f"], what: 99 }] } }]
        .map((line) => JSON.stringify(line))
        .join("\n"),
    );
    assert.deepEqual(without.familiesOf("zq"), [{ id: "f", what: "", alternatives: [] }]);
  });
});

describe("names with their shared beginnings written once", () => {
  for (const names of [
    ["a"],
    ["a", "ab", "abc", "b"],
    ["same", "same"],
    ["x".repeat(200), `${"x".repeat(200)}y`, "z"],
    ["", "a"],
  ])
    it(names.join(", ").slice(0, 20), () => assert.deepEqual(namesFrom(frontCoded(names)), names));

  it("are shorter, and hold no space but between names", () => {
    const names = Array.from({ length: 20 }, (_, at) => `pypi/a-long-name-of-a-package-${at}`).sort();
    const text = frontCoded(names);
    assert.ok(text.length < names.join(" ").length / 3);
    assert.equal(text.split(" ").length, names.length);
    assert.equal(frontCoded(["ab", "abc"]), "!ab #c");
    // At most 90 characters are taken from the name before, so that the number stays one plain character.
    assert.equal(frontCoded(["x".repeat(100), "x".repeat(100)]), `!${"x".repeat(100)} {${"x".repeat(10)}`);
  });
});

describe("a packed text", () => {
  const rows = Array.from({ length: 60 }, (_, at) => `{"name":"the same again and again ${at}"}`);
  const read = (text: string, inflate = inflatePart): string => {
    const pack = readPack(writePack(text));
    return [pack?.head, ...(pack?.parts ?? []).map(inflate)].join("\n");
  };
  for (const [what, text] of [
    ["that repeats itself", `head\n${rows.join(",")}\n${rows.join(";")}\nlast`],
    ["that repeats nothing", "head\nabc\ndef\nghi"],
    ["with empty lines", "head\n\n\n"],
    ["of one letter", `head\n${"a".repeat(500)}\n${"ab".repeat(30_000)}\n`],
    ["that begins as a packed one does", `~head\n${"abab".repeat(40)}\n\nx`],
  ] as const)
    it(`${what} is the same again, whatever inflates it`, () => {
      assert.equal(read(text), text);
      assert.equal(read(text, inflate), text);
    });

  it("is shorter where there is something to save", () => {
    const text = `{"head":1}\n${rows.join(",")}\n${rows.join(",")}\n`;
    assert.ok(writePack(text).length < text.length / 3);
    assert.deepEqual(writePack(text), writePack(text));
  });

  it("gives the same knowledge", () => {
    const { knowledge: packed } = knowledgeFrom(shippedFile(compiled), "x", inflate);
    assert.ok(packed);
    assert.deepEqual([...packed.parties], [...knowledge.parties]);
    assert.deepEqual(packed.attributions, knowledge.attributions);
    assert.deepEqual(packed.familiesOf("zq"), knowledge.familiesOf("zq"));
    assert.equal(packed.hash, knowledge.hash);
  });
});

describe("a shipped text", () => {
  it("is read whole", () => {
    const { knowledge: read, problem } = knowledgeFrom(shippedFile(compiled), "x");
    assert.deepEqual([read?.hash, problem], [head.hash, undefined]);
    assert.deepEqual([...(read?.parties ?? [])], [...knowledge.parties]);
  });
  it("is told from one that is not there", () =>
    assert.deepEqual(knowledgeFrom(undefined, "x.pack"), {
      problem: "x.pack is missing: nothing can be judged without it. Install SanctionLint again.",
    }));
  it("is refused wherever it was cut", () => {
    const bytes = shippedFile(compiled);
    for (let cut = 0; cut < bytes.length; cut += 1) {
      const { knowledge: read, problem } = knowledgeFrom(bytes.subarray(0, cut), "x.pack");
      assert.deepEqual(
        [read, problem],
        [undefined, "x.pack is damaged: nothing can be judged without it. Install SanctionLint again."],
        `cut at ${cut}`,
      );
    }
  });
});
