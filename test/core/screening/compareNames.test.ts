import assert from "node:assert/strict";
import { compareNames } from "../../../src/core/screening/names/compare.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { alignmentText, whyOf } from "../../../src/core/screening/names/why.js";

type Row = readonly [asked: string, known: string, likeness: string, alignment?: string];

function check(rows: readonly Row[]): void {
  for (const [asked, known, likeness, alignment] of rows)
    it(`${asked} and ${known}: ${likeness}`, () => {
      const comparison = compareNames(nameFormOf(asked), nameFormOf(known));
      assert.equal(comparison.likeness, likeness);
      if (alignment !== undefined) assert.equal(alignmentText(comparison), alignment);
      assert.ok(comparison.score >= 0 && comparison.score <= 1);
      assert.equal(comparison.score === 0, likeness === "none");
    });
}

describe("names with the same words", () => {
  describe("are the same, whatever the order, the blanks and the legal form that one leaves out", () =>
    check([
      ["Nordwind Marine AG", "Nordwind Marine AG", "full", "nordwind = nordwind, marine = marine"],
      ["Marine Nordwind", "Nordwind Marine", "full", "marine = marine, nordwind = nordwind"],
      ["Nordwind Marine", "Nordwind Marine AG", "full"],
      ["Nord Wind Marine", "Nordwind Marine", "full", "marine = marine, nord wind ≈ nordwind"],
      ["Nordwind Marine", "Nord Wind Marine", "full", "marine = marine, nordwind ≈ nord wind"],
      ["Nordwindmarine", "Nordwind Marine", "full", "nordwindmarine ≈ nordwind marine"],
      ["Nordwin Dmarine", "Nordwind Marine", "full", "nordwin dmarine ≈ nordwind marine"],
      ["Nord Wind Ost See", "Nordwind Ostsee Werft", "related", "nord wind ≈ nordwind, ost see ≈ ostsee, − werft"],
      ["Nordwind of the Sea", "Nordwind Sea", "full"],
      ["Nordwind 1", "Nordwind", "full", "nordwind = nordwind, + 1"],
      ["12", "12", "full"],
      ["4 Paradigm", "4Paradigm", "full", "4 paradigm ≈ 4paradigm"],
      ["Limited", "Limited", "full"],
      ["AG", "AG", "full"],
    ]));

  describe("say the same where a word is short for a common one", () =>
    check([
      ["Nordwind Intl", "Nordwind International", "full"],
      ["Nordwind Mfctg", "Nordwind Manufacturing", "full", "nordwind = nordwind, mfctg ≈ manufacturing"],
      ["Nordwind Manufacturing", "Nordwind Mfctg", "full", "nordwind = nordwind, manufacturing ≈ mfctg"],
      ["Nordwind Indust", "Nordwind Industry", "full"],
      ["Nordwind Industr", "Nordwind Industry", "spelling"],
      ["Nordwind Manufact", "Nordwind Manufacturing", "full", "nordwind = nordwind, manufact ≈ manufacturing"],
      ["Nordwind Xnfctg", "Nordwind Manufacturing", "related", "nordwind = nordwind, + xnfctg, − manufacturing"],
    ]));

  describe("are not, with other numbers, kinds or legal forms", () =>
    check([
      ["Nordwind 2", "Nordwind", "none"],
      ["Nordwind", "Nordwind 2", "none"],
      ["Nordwind 2", "Nordwind 3", "none"],
      ["12", "13", "none"],
      ["4Paradigm", "4Paradigms", "none"],
      ["Nordwind Foundation", "Nordwind", "none"],
      ["Nordwind", "Nordwind Foundation", "none"],
      ["Nordwind Marine GmbH", "Nordwind Marine AG", "related"],
      ["", "Nordwind", "none"],
      ["Nordwind", "", "none"],
    ]));

  describe("of common words alone are like the very same only, to the legal form", () =>
    check([
      ["Star", "Star", "similar"],
      ["JSC Star", "JSC Star", "similar"],
      ["JSC Star", "LLC Star", "none"],
      ["JSC Star", "Star", "none"],
      ["Star", "JSC Star", "none"],
      ["Star Company", "Star", "none"],
      ["Star Marine", "Star Marine", "full"],
    ]));
});

describe("names that are spelt otherwise", () => {
  describe("are found by a slip, in as few words as leave no doubt", () =>
    check([
      ["Nordwint Marine", "Nordwind Marine", "spelling", "marine = marine, nordwint ≈ nordwind"],
      ["Nordwint Ostsea", "Nordwind Ostsee", "spelling", "nordwint ≈ nordwind, ostsea ≈ ostsee"],
      ["Nordwint Ostsea Werst", "Nordwind Ostsee Werft", "none"],
      ["Nordwint Ostsea Werft", "Nordwind Ostsee Werft", "spelling"],
      ["Nordwint", "Nordwind", "spelling"],
      ["Nordwint Bank", "Nordwind Bank", "spelling"],
      ["Nrodwind", "Nordwind", "spelling"],
      ["Nordwnd", "Nordwind", "spelling"],
      ["Nordwinnd", "Nordwind", "spelling"],
      ["Nordwitt", "Nordwind", "none"],
      ["Aktienwerkstat", "Aktienwergstatt", "spelling"],
      ["Xktienwerkstat", "Aktienwergstatt", "none"],
    ]));

  describe("and in short words only beside others that are sure, or by a vowel", () =>
    check([
      ["Sevr", "Sever", "none"],
      ["Sevar", "Sever", "spelling"],
      ["Seber", "Sever", "similar"],
      ["Zever", "Sever", "similar"],
      ["Seber Nordwind", "Sever Nordwind", "spelling"],
      ["Ulfa", "Ulma", "none"],
      ["Ulfa Nordwind", "Ulma Nordwind", "spelling"],
      ["Ulfas Nordwind", "Ulma Nordwind", "none"],
      ["Nordwind Krasnik", "Nordwind Krasniy", "spelling"],
    ]));

  describe("are found by their sound, in other letters more widely", () =>
    check([
      ["Krasny", "Krasni", "spelling", "krasny ≈ krasni"],
      ["Завод Север", "Zavod Sever", "full"],
      ["Север Технолоджи", "Sever Technology", "spelling"],
      ["Уралвагонзавод", "Uralwagonsavod", "spelling"],
      ["Уралвагонзавод", "Uralvagonzavod", "full"],
    ]));

  describe("and with the blanks elsewhere, in long names without numbers", () =>
    check([
      ["Nordwindmarime", "Nordwind Marine", "spelling"],
      ["Nordwind Marine", "Nordwindmarime", "spelling"],
      ["Nordwindmarin", "Nordwind Marine", "spelling"],
      ["Nordwinmarime", "Nordwind Marine", "none"],
      ["Nordwin2marine", "Nordwind Marine", "none"],
      ["Norsdee", "Nord See", "none"],
    ]));
});

describe("names with a word more or less", () => {
  describe("are a company of the same group, perhaps", () =>
    check([
      ["Nordwind Marine Optik", "Nordwind Marine", "related", "nordwind = nordwind, marine = marine, + optik"],
      ["Nordwind", "Nordwind Marine", "related", "nordwind = nordwind, − marine"],
      ["Nordwind Optik", "Nordwind", "related", "nordwind = nordwind, + optik"],
      ["Nordwind Group", "Nordwind", "related"],
      ["Nordwind Berlin", "Nordwind", "related"],
      ["Nordwind Berlin", "Nordwind Hamburg", "related"],
      ["Nordwind Trading", "Nordwind Systems", "related"],
      ["Nordwind B", "Nordwind", "related"],
      ["Nordwint Berlin", "Nordwind", "related"],
      ["Nordwint Group", "Nordwind", "related"],
    ]));

  describe("are alike where much is the same and the word is a common one", () =>
    check([
      ["Nordwind Ostsee Group", "Nordwind Ostsee", "similar"],
      ["Nordwind Ostsee", "Nordwind Ostsee Group", "similar"],
      ["Nordwind Ostsee Trading", "Nordwind Ostsee Systems", "related"],
      ["Nordwind Ostsee Berlin", "Nordwind Ostsee", "related"],
      ["Nordwind Ostsee B", "Nordwind Ostsee", "spelling"],
    ]));

  describe("are others where more tells them apart", () =>
    check([
      ["Nordwind Optik", "Nordwind Kurbel", "none"],
      ["Nordwind Optik Kurbel", "Nordwind", "none"],
      ["Nordwind", "Nordwind Optik Kurbel", "none"],
      ["Nordwint Optik", "Nordwind", "none"],
      ["Severt Group", "Severs", "none"],
      ["Marine Group", "Marine Systems", "none"],
      ["Nordwind", "Sudwerk", "none"],
    ]));
});

describe("why a name is taken for another", () => {
  for (const [asked, known, why] of [
    ["Nordwind Marine", "Nordwind Marine", "the words are the same"],
    ["Nord Wind", "Nordwind", '"nord wind" is "nordwind" with the blanks elsewhere'],
    ["Nordwind Mfctg", "Nordwind Manufacturing", '"mfctg" is short for "manufacturing"'],
    ["Krasny", "Krasni", '"krasny" sounds like "krasni"'],
    ["Nordwint", "Nordwind", '"nordwint" differs from "nordwind" by a slip'],
    ["Nordwind Optik", "Nordwind", '"optik" is added'],
    ["Nordwind", "Nordwind Optik", '"optik" is left out'],
    ["Nordwind GmbH", "Nordwind AG", "the legal form is another"],
    ["Nordwind GmbH", "Nordwind", "the legal form is written on one side"],
    [
      "Nordwint Optik AG",
      "Nordwind Optik",
      '"nordwint" differs from "nordwind" by a slip; the legal form is written on one side',
    ],
    ["Star", "Star", "the words are alike"],
  ] as const)
    it(`${asked} and ${known}: ${why}`, () =>
      assert.equal(whyOf(compareNames(nameFormOf(asked), nameFormOf(known))), why));
});
