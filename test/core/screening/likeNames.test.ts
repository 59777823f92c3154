import assert from "node:assert/strict";
import { compareNames } from "../../../src/core/screening/names/compare.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { alignmentText } from "../../../src/core/screening/names/why.js";

const compared = (asked: string, known: string): ReturnType<typeof compareNames> =>
  compareNames(nameFormOf(asked), nameFormOf(known));

describe("how like two names are", () => {
  for (const [why, rows] of [
    [
      "says nothing of what is not alike",
      [
        ["", "", "none"],
        ["Industry Group", "Nord Wind Marine", "none"],
        ["Nord Wind Marine", "Industry Group", "none"],
        ["Bank Marine", "Bankmarina", "none"],
        ["Bankmarina", "Bank Marine", "none"],
        ["Star 1", "Star", "none"],
        ["Manufacturing", "Mfctg", "none"],
        ["Nordwind Marine", "Nordwind Foundation", "none"],
        ["Ulfa Nordwind", "Ulma Nordwint", "none"],
      ],
    ],
    [
      "leaves out particles",
      [
        ["Nordwind Al", "Nordwind", "full"],
        ["Al Nordwind", "Nordwind Marine", "related"],
      ],
    ],
    [
      "counts an initial where little else is the same",
      [
        ["Nordwind B", "Nordwind A", "related"],
        ["Nordwind Ostsee B", "Nordwind Ostsee Werft", "related"],
      ],
    ],
    [
      "takes a slip in a short word for less where nothing else tells",
      [
        ["Krasny Bank", "Krasni Bank", "spelling"],
        ["Severs", "Sever", "similar"],
        ["Seber Bank", "Sever Bank", "similar"],
        ["Seber Bank Group", "Sever Bank Group", "spelling"],
        ["Indstries Seber", "Industry Sever", "spelling"],
        ["Kurbek Bank", "Kurbel Bank", "spelling"],
        ["Trading Grouq", "Trading Group", "spelling"],
        ["Marine Nordwind", "Nordwin Dmarine", "spelling"],
        ["Nordseekx", "Nord Seekz", "spelling"],
        ["Sevtram Berlin", "Sevtran", "related"],
        ["Sevram Berlin", "Sevran", "none"],
      ],
    ],
  ] as const)
    describe(why, () => {
      for (const [asked, known, likeness] of rows)
        it(`${asked} and ${known}: ${likeness}`, () => assert.equal(compared(asked, known).likeness, likeness));
    });

  it("is the same for all that are not", () =>
    assert.deepEqual(compared("Nordwind AG", "Sudwerk GmbH"), {
      likeness: "none",
      score: 0,
      legal: "same",
      pairs: [],
    }));

  it("shows the words whose blanks are elsewhere beside what is left", () => {
    for (const [asked, known, alignment] of [
      ["Nordwindmarine", "Nordwind Marine Optik", "nordwindmarine ≈ nordwind marine, − optik"],
      ["Nordwind Marine Optik", "Nordwindmarine", "nordwind marine ≈ nordwindmarine, + optik"],
      ["Nord Wind Ost See", "Nord West Ostsee", "nord = nord, ost see ≈ ostsee, + wind, − west"],
      ["Nordwind", "Nordwind", "nordwind = nordwind"],
    ] as const)
      assert.equal(alignmentText(compared(asked, known)), alignment);
  });

  for (const [asked, known, score] of [
    ["Nordwind Marine", "Nordwind Marine", 1],
    ["Nordwind Marine AG", "Nordwind Marine", 0.98],
    ["Nord Wind Marine", "Nordwind Marine", 0.97],
    ["Nordwind 1", "Nordwind", 0.95],
    ["Krasny Bank", "Krasni Bank", 0.94],
    ["Nordwint Marine", "Nordwind Marine", 0.92],
    ["Nordwint Ostsea", "Nordwind Ostsee", 0.89],
    ["Nordwindmarime", "Nordwind Marine", 0.88],
    ["Nordwind Ostsee Group", "Nordwind Ostsee", 0.8],
    ["Nordwind Marine GmbH", "Nordwind Marine AG", 0.7],
    ["Nordwind Marine Optik GmbH", "Nordwind Marine AG", 0.55],
    ["Nordwind Berlin", "Nordwind Trading", 0.65],
    ["Nordwind Group", "Nordwind", 0.6],
    ["Nordwind Optik", "Nordwind", 0.55],
    ["Nordwind Ostsee Optik", "Nordwind Ostsee", 0.6],
    ["Nordwind Ostsee Kurbel Optik", "Nordwind Ostsee Kurbel", 0.65],
    ["Nordwind Ostsee Kurbel Kranich Optik", "Nordwind Ostsee Kurbel Kranich", 0.65],
    ["Sevtrams Berlin", "Sevtrans", 0.5],
  ] as const)
    it(`puts ${asked} for ${known} in order by ${score}`, () =>
      assert.equal(compared(asked, known).score.toFixed(3), score.toFixed(3)));
});
