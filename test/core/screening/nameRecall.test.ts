import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { ListEntry } from "../../../src/core/lists/listEntry.js";
import { ListedNames } from "../../../src/core/screening/names/listedNames.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { isEnough, recallOf, samplesOf, targets } from "../../harness/nameRecall.js";
import type { Rule } from "../../harness/nameVariants.js";

const lines = readFileSync(path.join(__dirname, "sampleNames.txt"), "utf8").split("\n");
const entries = lines
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((name, at): ListEntry => ({
    id: String(at),
    list: "sample",
    names: [name],
    kind: "organisation",
    countries: [],
  }));
const names = new ListedNames(entries);

describe("names in other spellings, 400 of each kind", () => {
  const samples = samplesOf(entries);
  for (const rule of Object.keys(targets) as Rule[]) {
    it(`${rule}: ${rule === "sister" ? "at most" : "at least"} ${targets[rule]}`, () => {
      const recall = recallOf(rule, names, samples, 400);
      assert.equal(recall.tried, 400);
      assert.ok(isEnough(recall), `${recall.share}: ${recall.wrong.slice(0, 10).join("; ")}`);
    });
  }
});

/** `party band` of the first hit on a list of one entry. */
function bandOf(listed: string, asked: string, country?: string): string {
  const entry = { id: "1", list: "one", names: [listed], kind: "organisation", countries: ["RU"] } as const;
  return new ListedNames([entry]).find(asked, country)[0]?.band ?? "none";
}

describe("bands of an entry of an official list", () => {
  for (const [listed, asked, band] of [
    ["Nordwind Aktiengesellschaft", "Nordwind AG", "warning"],
    ["Nordwind AG", "Nordwind", "hint"],
    ["Nordwindwerke AG", "Nordwindwerke", "warning"],
    ["Nordwindwerke", "Nordwindwerke", "hint"],
    ["ABC Ltd", "ABC", "hint"],
    ["ABC Ltd", "A.B.C. Ltd.", "warning"],
    ["Nordwind AG", "Nordwind GmbH", "related"],
    ["Nordwind AG", "Nordwind Schweiz AG", "related"],
    ["Nordwind Marine AG", "Nordwind AG", "related"],
    ["Nordwind Fund III", "Nordwind Fund IV", "none"],
    ["Nordwind Fund I", "Nordwind Fund", "warning"],
    ["Nordwind GmbH", "Nordwind e.V.", "none"],
    ["Nordwind Industries", "Nordwind Foundation", "none"],
    ["Nordwind International Mfg Co", "Nordwind Int'l Manufacturing Company", "warning"],
    ["U.S. Nordwind Defence Programme", "United States Nordwind Defense Program", "warning"],
    ["Nordwind Trading LLC", "Nordwind Trading a.k.a. Sudwind", "warning"],
    ["Sever Polyus OOO", "Север Полюс, ООО", "warning"],
    ["Sever Polyus OOO", "Sever Polyus Limited Liabilty Company", "warning"],
    ["SiemensAG", "Siemens AG", "warning"],
  ] as const) {
    it(`${asked} for ${listed}: ${band}`, () => assert.equal(bandOf(listed, asked), band));
  }
  it("a second sign makes a full name certain", () => {
    assert.equal(bandOf("Nordwind Marine AG", "Nordwind Marine AG", "RU"), "error");
    assert.equal(bandOf("Nordwind Marine AG", "Nordwind Marine AG", "DE"), "warning");
    assert.equal(bandOf("Nordwind Marine AG", "Nordwnd Marine AG", "RU"), "warning");
  });
  it("a name that several entries bear is a hint", () => {
    const entry = (id: string, country: string): ListEntry => ({
      id,
      list: "one",
      names: ["Nordwind General Trading"],
      kind: "organisation",
      countries: [country],
    });
    const bands = new ListedNames([entry("1", "AE"), entry("2", "KE")]).find("Nordwind General Trading LLC");
    assert.deepEqual(
      bands.map(({ band }) => band),
      ["hint", "hint"],
    );
  });
});

describe("hostile names", () => {
  for (const [what, name, words] of [
    ["marks of direction and of no width", "Nord\u200bwind \u202eAG\u202c", "nordwind"],
    ["look-alike letters", "Nоrdwіnd AG", "nordwind"],
    ["full-width letters", "ＮＯＲＤＷＩＮＤ", "nordwind"],
    ["mixed scripts", "Nordwind Север 华为", "nordwind sever 华为"],
    ["control characters", "Nord\u0000wind", "nord wind"],
    ["marks upon marks", `N${"\u0301".repeat(50)}ordwind`, "nordwind"],
  ] as const) {
    it(what, () => assert.equal(nameFormOf(name).words.join(" "), words));
  }
  it("take no time, however long", () => {
    for (const piece of [
      "a",
      "a ",
      "A.",
      "(",
      "/",
      "'s",
      "ООО ",
      "有限公司",
      "joint stock ",
      "-",
      "1",
      "\ud800",
      "aka ",
    ]) {
      const long = piece.repeat(Math.ceil(1_000_000 / piece.length));
      assert.ok(Array.isArray(names.find(long)), piece);
    }
  });
});
