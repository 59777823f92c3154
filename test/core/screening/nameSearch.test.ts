import assert from "node:assert/strict";
import { compileForms } from "../../../src/core/screening/names/compiledForms.js";
import { nameFormOf } from "../../../src/core/screening/names/nameForm.js";
import { NameIndex } from "../../../src/core/screening/names/nameIndex.js";

const firsts = ["Nordwind", "Ostsee", "Kranich", "Sever", "Uralvagon", "Werft", "Eksport", "Ndrangheta"];
const letters = "bcdfghklmnprst";
const names: readonly string[] = [
  // More names with one word than a search looks at.
  ...Array.from({ length: 720 }, (_, at) => {
    const letter = (turn: number): string => letters.charAt((at * turn + Math.floor(at / 14)) % 14);
    return `Zentral ${letter(1)}${letter(1)}o${letter(3)}ak${letter(5)}a${letter(1)}`;
  }),
  ...firsts.flatMap((first) => [first, `${first} AG`, `${first} Marine`, `${first} Bank GmbH`]),
  ...firsts.map((first) => `Haubentaucher ${first} Elbe`),
  ...firsts.map((first) => `Haubentaucher ${first} Rhein`),
  ...Array.from({ length: 140 }, (_, at) => ["JSC Star", "Star"][at % 2] ?? ""),
  "Blank Horn",
  "Blankhorn",
  "Joint Werft",
  "Liability Sever",
  "Zentral",
];
const index = new NameIndex(compileForms(names.map(nameFormOf)));
const found = (asked: string): readonly string[] =>
  index.find(nameFormOf(asked)).map(({ entry }) => names[entry] ?? "");

describe("a search among many names", () => {
  for (const [asked, expected] of [
    // Names with the same words are all there is to say.
    ["Nordwind", "Nordwind, Nordwind AG"],
    ["Nordwind AG", "Nordwind AG, Nordwind"],
    ["Nordwind Bank", "Nordwind Bank GmbH"],
    ["Ndran Gheta", "Ndrangheta, Ndrangheta AG"],
    ["Blan Khorn", "Blank Horn, Blankhorn"],
    ["Zentral", "Zentral"],
    // What shares the most is compared, and what shares much less is not.
    ["Nordwint Marine", "Nordwind Marine"],
    ["Nordwind Marime", "Nordwind Marine"],
    ["Blank Horm", "Blank Horn"],
    ["Haubentaucher Sever", "Haubentaucher Sever Elbe, Haubentaucher Sever Rhein"],
    ["Haubentauchr Sever", "Haubentaucher Sever Elbe, Haubentaucher Sever Rhein"],
    // A word that hundreds have is left out beside a rarer one.
    ["Zentral Nordwind", "Nordwind, Nordwind Marine, Nordwind AG, Nordwind Bank GmbH"],
    ["Zentral Nordwint", "Nordwind, Nordwind Marine, Nordwind AG, Nordwind Bank GmbH"],
    // Other spellings by sound in long words, and the blanks elsewhere with a slip besides.
    ["Exsport", "Eksport, Eksport AG, Eksport Marine, Eksport Bank GmbH"],
    ["Uralwagon", "Uralvagon, Uralvagon AG, Uralvagon Marine, Uralvagon Bank GmbH"],
    ["Andran Ghe Ta", "Ndrangheta, Ndrangheta AG"],
    ["Ural Wagon Bank", "Uralvagon Bank GmbH"],
    // What is left of a legal form tells nothing, unless it is all there is.
    ["Joint Wreft", "Werft, Werft AG, Joint Werft"],
    ["joint", "Joint Werft"],
    ["liability", "Liability Sever"],
  ] as const)
    it(`${asked}: ${expected}`, () => {
      const names = found(asked);
      const count = expected.split(", ").length;
      assert.deepEqual(names.slice(0, count), expected.split(", "));
      assert.ok(names.length <= count + 4, names.join(", "));
    });

  it("ends with as many as it compares, in the order of the list", () => {
    assert.deepEqual(found("Haubentaucher Elbe"), [...firsts.map((first) => `Haubentaucher ${first} Elbe`)]);
    const stars = index.find(nameFormOf("Star")).map(({ entry }) => entry);
    assert.deepEqual(
      stars,
      [...stars].sort((a, b) => a - b),
    );
    assert.equal(new Set(found("JSC Star")).size, 1);
    assert.ok(stars.length > 20 && stars.length <= 64, String(stars.length));
    assert.deepEqual(new Set(found("Star")), new Set(["Star"]));
  });
});
