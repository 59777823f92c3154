import assert from "node:assert/strict";
import { isOneSlip } from "../../../src/core/screening/names/oneSlip.js";
import { soundOf } from "../../../src/core/screening/names/sound.js";
import { Buckets, soundKeys, WordIndex } from "../../../src/core/screening/names/wordIndex.js";

/** Words that share their letters, so that many are one slip apart. */
const words: readonly string[] = (() => {
  const found = new Set<string>();
  let state = 7;
  const next = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  while (found.size < 400) {
    const length = 3 + next(6);
    let word = "";
    for (let at = 0; at < length; at++) word += "aekst".charAt(next(5));
    found.add(word);
  }
  for (const length of [39, 40, 41]) found.add("k".repeat(length));
  return [...found];
})();

describe("one slip", () => {
  for (const [a, b, expected] of [
    ["sever", "sever", false],
    ["sever", "seve", true],
    ["sever", "ever", true],
    ["sever", "seer", true],
    ["sever", "severs", true],
    ["sever", "xsever", true],
    ["sever", "sexver", true],
    ["sever", "seber", true],
    ["sever", "xever", true],
    ["sever", "sevex", true],
    ["sever", "esver", true],
    ["sever", "sevre", true],
    ["sever", "svere", false],
    ["sever", "sebex", false],
    ["sever", "rever", true],
    ["sever", "sev", false],
    ["sever", "severst", false],
    ["sever", "esvre", false],
    ["sever", "ersev", false],
    ["ab", "ba", true],
    ["abcd", "acbe", false],
    ["abcd", "badd", false],
    ["", "", false],
    ["", "a", true],
  ] as const)
    it(`${expected ? "tells" : "does not tell"} ${a} from ${b}`, () => {
      assert.equal(isOneSlip(a, b), expected);
      assert.equal(isOneSlip(b, a), expected);
    });
});

describe("an index of words", () => {
  const index = new WordIndex(words);

  it("knows each word by its number, and no other", () => {
    for (const [id, word] of words.entries()) assert.equal(index.idOf(word), id);
    assert.equal(index.idOf("nordwind"), undefined);
  });

  it("finds what one slip tells from a word, as comparing with all does", () => {
    const asked = [
      ...words.slice(0, 150),
      "skates",
      "takkes",
      "tessat",
      "eeeee",
      "nordwind",
      "k".repeat(39),
      "k".repeat(40),
    ];
    let count = 0;
    for (const word of asked.filter(({ length }) => length >= 4)) {
      const expected = words.filter((other) => other.length >= 4 && other.length <= 40 && isOneSlip(word, other));
      assert.deepEqual([...index.near(word)].map((id) => words[id]).sort(), expected.sort(), word);
      count += expected.length;
    }
    assert.ok(count > 80, String(count));
  });

  it("finds nothing like a word of three letters, or of more than forty", () => {
    assert.deepEqual([index.near("ate"), index.near("k".repeat(41))], [[], []]);
    assert.deepEqual(
      index.near("k".repeat(40)).map((id) => words[id]?.length),
      [39],
    );
    assert.deepEqual(new WordIndex([]).near("nordwind"), []);
  });

  it("finds what sounds alike, whether the sounds were worked out before or not", () => {
    const names = ["tekhnologii", "tehnologiy", "zavod", "savod", "kvarc", "quartz", "x".repeat(50)];
    for (const one of [new WordIndex(names), new WordIndex(names, soundKeys(names))]) {
      for (const asked of [...names, "tekhnologiy", "nordwind"]) {
        const expected = names.filter((name) => soundOf(name) === soundOf(asked));
        assert.deepEqual(
          one
            .sounding(asked)
            .map((id) => names[id])
            .sort(),
          expected.sort(),
          asked,
        );
      }
    }
  });

  it("keeps numbers by keys, however many", () => {
    for (const count of [0, 1, 63, 64, 65, 1000]) {
      const keys = Int32Array.from({ length: count }, (_, at) => (at % 7 === 0 ? at * 65_536 : -at));
      const buckets = new Buckets(
        keys,
        keys.map((_, at) => at),
      );
      for (const [at, key] of keys.entries()) {
        const found: number[] = [];
        buckets.each(key, (value) => found.push(value));
        assert.ok(found.includes(at), `${count} ${at}`);
        assert.equal(new Set(found).size, found.length);
      }
    }
  });
});

describe("how a word sounds", () => {
  for (const [a, b, alike] of [
    ["tekhnologii", "tehnologiy", true],
    ["zavod", "zawod", true],
    ["zavod", "savod", false],
    ["shchuka", "schuka", true],
    ["shchuka", "shuka", true],
    ["dzhet", "jet", true],
    ["djet", "jet", true],
    ["zhuk", "zuk", false],
    ["khan", "ghan", true],
    ["khan", "chan", true],
    ["khan", "han", true],
    ["tsentr", "centr", true],
    ["tzar", "tsar", true],
    ["phaser", "faser", true],
    ["quark", "kvark", true],
    ["qatar", "katar", true],
    ["alex", "aleks", true],
    ["yug", "iug", true],
    ["nikolaiev", "nikolaev", true],
    ["rossiya", "rosiya", true],
    ["asia", "asya", true],
    ["nord", "nort", false],
  ] as const)
    it(`${a} ${alike ? "sounds" : "does not sound"} like ${b}`, () => assert.equal(soundOf(a) === soundOf(b), alike));
});
