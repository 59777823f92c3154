import assert from "node:assert/strict";
import { variationOf } from "../../../src/core/screening/names/slip.js";

describe("a word written otherwise", () => {
  for (const [why, rows] of [
    [
      "is a slip in a common word of six letters or more, in any of its spellings",
      [
        ["indstries", "industry", "slip"],
        ["indstrys", "industry", "slip"],
        ["sistem", "system", "slip"],
        ["technology", "technolog", "slip"],
        ["grop", "group", undefined],
        ["moskva", "moscow", undefined],
      ],
    ],
    [
      "abbreviates a common word by its beginning, or by at most five of its letters without a vowel",
      [
        ["tec", "technology", "abbreviation"],
        ["indust", "industry", "abbreviation"],
        ["manufct", "manufacturing", undefined],
        ["marin", "manufacturing", undefined],
        ["intrnl", "international", undefined],
        ["trading", "technology", undefined],
      ],
    ],
    [
      "has two slips only where both begin alike",
      [
        ["aktienwerkstat", "aktienwergstatt", "slip"],
        ["ntrnational", "international", undefined],
        ["aktienwergstatt", "aktienwegrsttta", undefined],
      ],
    ],
    [
      "may have two other vowels from eight letters on, and nothing else",
      [
        ["muhammed", "mohammad", "slip"],
        ["muhemmed", "mohammad", undefined],
        ["muhamme", "mohamma", undefined],
        ["muhanmed", "mohammad", undefined],
        ["husayni", "hosayna", undefined],
        ["ardawila", "ordawilo", "slip"],
      ],
    ],
    [
      "has most letters in common, whatever it sounds like",
      [
        ["quark", "kvark", "transliteration"],
        ["quax", "kvaks", undefined],
      ],
    ],
    ["is looked at in Latin letters", [["технолог", "техналог", undefined]]],
  ] as const)
    describe(why, () => {
      for (const [written, known, expected] of rows)
        it(`${written} for ${known}: ${expected ?? "does not"}`, () =>
          assert.equal(variationOf(written, known), expected));
    });

  describe("and out of Cyrillic letters, where spellings are many,", () => {
    for (const [written, known, expected] of [
      ["technology", "industry", undefined],
      ["te", "tech", undefined],
      ["mfg", "mfzz", undefined],
      ["mfg", "m2g", undefined],
      ["m2g", "mfg", undefined],
      ["宏发", "宏法", undefined],
      ["yug", "iug", "transliteration"],
      ["y", "i", undefined],
      ["quax", "kvaks", "transliteration"],
    ] as const)
      it(`${written} for ${known}: ${expected ?? "does not"}`, () =>
        assert.equal(variationOf(written, known, true), expected));
  });

  it("needs no more letters than its own without other letters", () => {
    assert.equal(variationOf("technolog", "tekhnologii"), undefined);
    assert.equal(variationOf("technolog", "tekhnologii", true), "slip");
  });
});
