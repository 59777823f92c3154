import assert from "node:assert/strict";
import { compareNames, type NameComparison } from "../../../src/core/screening/names/compare.js";
import { compileForms } from "../../../src/core/screening/names/compiledForms.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { NameIndex } from "../../../src/core/screening/names/nameIndex.js";

const first = ["Nordwind", "Ostsee", "Kranich", "Kurbelwerk", "Sever", "Zavodsk", "Tekhmash", "Uralvagon", "Werft"];
/** Of those that share a word, no more than a search compares. */
const second = ["Marine", "Bank", "Moskva", ""];
const last = ["AG", "LLC", ""];
const names = first.flatMap((one) => second.flatMap((two) => last.map((form) => `${one} ${two} ${form}`.trim())));
const forms = names.map(nameFormOf);
const index = new NameIndex(compileForms(forms));

/** What comparing with every name finds. */
function compared(asked: string): readonly { readonly entry: number; readonly comparison: NameComparison }[] {
  return forms
    .map((known, entry) => ({ entry, comparison: compareNames(nameFormOf(asked), known) }))
    .filter(({ comparison }) => comparison.likeness !== "none");
}

describe("an index of names", () => {
  it("holds each name once", () => assert.equal(index.size, names.length));

  it("finds every name with the same words, in any order and with the blanks elsewhere, as comparing with all does", () => {
    const asked = [
      ...names.filter((_, at) => at % 3 === 0),
      "Marine Nordwind AG",
      "Nord Wind Marine",
      "Nordwindmarine AG",
      "Bank Uralvagon",
      "Ural Vagon Bank",
    ];
    for (const name of asked) {
      const expected = compared(name).filter(({ comparison }) => comparison.likeness === "full");
      const found = index.find(nameFormOf(name)).filter(({ comparison }) => comparison.likeness === "full");
      assert.deepEqual(
        found.map(({ entry }) => names[entry]).sort(),
        expected.map(({ entry }) => names[entry]).sort(),
        name,
      );
    }
  });

  it("finds the best of those that are spelt otherwise, or have a word more or less", () => {
    for (const name of [
      "Nordwint Marine AG",
      "Ostse Bank",
      "Kurbelwrek Bank",
      "Uralvagom Bank LLC",
      "Nordwind Kurbel Marine",
      "Север Банк",
      "Техмаш",
      "Kranich Group",
      "Kurbel Werg",
      "Уралвагон Масква",
    ]) {
      const best = Math.max(...compared(name).map(({ comparison }) => comparison.score));
      const found = index.find(nameFormOf(name));
      assert.ok(found.length > 0, name);
      assert.equal(found[0]?.comparison.score, best, name);
      const scores = found.map(({ comparison }) => comparison.score);
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
        "the best first",
      );
    }
  });

  it("gives for each the comparison that comparing gives", () => {
    for (const name of ["Nordwind Marine AG", "Nordwint Marine", "Sever", "Werft Bank GmbH"])
      for (const { entry, comparison } of index.find(nameFormOf(name))) {
        const known = forms[entry];
        assert.ok(known);
        assert.deepEqual(comparison, compareNames(nameFormOf(name), known));
      }
  });

  it("finds nothing of what shares nothing, has no word, or is a description", () => {
    assert.deepEqual(index.find(nameFormOf("Sudwerk Elbe")), []);
    assert.deepEqual(index.find(nameFormOf("")), []);
    assert.deepEqual(new NameIndex(compileForms([])).find(nameFormOf("Nordwind")), []);
    const long = `Nordwint ${"und noch ein wort ".repeat(10)}`;
    assert.deepEqual(index.find(nameFormOf(long)), []);
  });

  it("finds the same again: a search leaves nothing behind", () => {
    const asked = nameFormOf("Nordwint Marine");
    const before = index.find(asked);
    index.find(nameFormOf("Nordwint Ostse Bank"));
    assert.deepEqual(index.find(asked), before);
  });
});
