import { formatOf } from "../harness/recognise.js";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { generateFormatsPage } from "../../scripts/generators/formatsPage.js";
import { formats } from "../../src/core/formats/index.js";
import { readFixtures, type Fixture } from "../harness/fixtures.js";

const root = path.join(__dirname, "..", "..");

const notThis = /^(?:not-|foreign$)/;

/** The cases that every format owes, by the words their folders go by. */
const cases: readonly (readonly [what: string, folders: RegExp])[] = [
  ["an ordinary file", /^ordinary/],
  ["every scope", /scope/],
  ["duplicates", /duplicate/],
  ["a broken file", /^broken/],
  ["what is not this format", notThis],
];

/** The case's folder of a fixture's id. */
function nameOf(id: string): string {
  return id.split("/")[1] ?? "";
}

const fixtures = new Map<string, Fixture[]>();
for (const fixture of readFixtures()) fixtures.set(fixture.format, [...(fixtures.get(fixture.format) ?? []), fixture]);

describe("the registry of formats", () => {
  it("has no id and no title twice", () => {
    for (const key of ["id", "title"] as const) {
      const values = formats.formats.map((format) => format[key]);
      assert.deepEqual(
        values.filter((value, index) => values.indexOf(value) !== index),
        [],
      );
    }
  });

  it("has a format for every folder of fixtures", () => {
    const folders = new Set(formats.formats.map(({ id }) => id.replace("/", "-")));
    assert.deepEqual(
      [...fixtures.keys()].filter((folder) => !folders.has(folder)),
      [],
    );
  });

  for (const format of formats.formats) {
    const own = fixtures.get(format.id.replace("/", "-")) ?? [];
    it(`${format.id} has a fixture that it reads`, () => {
      const read = own.filter(({ source }) => formatOf(source)?.id === format.id);
      assert.ok(read.some(({ source }) => format.extract(source).components.length > 0));
    });
    it(`${format.id} has its five cases`, () => {
      const names = own.map(({ id }) => nameOf(id));
      const missing = cases.filter(([, folders]) => !names.some((name) => folders.test(name)));
      assert.deepEqual(
        missing.map(([what]) => what),
        [],
      );
    });
    it(`${format.id} says where its broken file is broken`, () => {
      const broken = own.filter(
        ({ id, source }) => nameOf(id).startsWith("broken") && formatOf(source)?.id === format.id,
      );
      assert.ok(broken.some(({ source }) => format.extract(source).problems.length > 0));
    });
    it(`${format.id} reads nothing in what is not this format`, () => {
      const read = own.filter(
        ({ id, source }) =>
          notThis.test(nameOf(id)) &&
          formatOf(source)?.id === format.id &&
          format.extract(source).components.length > 0,
      );
      assert.deepEqual(
        read.map(({ id }) => id),
        [],
      );
    });
  }
});

describe("what follows from the registry", () => {
  const upToDate = (found: string, expected: string, file: string): void =>
    assert.ok(found === expected, `${file} is not up to date: run npm run generate`);

  for (const { path: file, text } of generateFormatsPage()) {
    it(file, () => upToDate(readFileSync(path.join(root, file), "utf8"), text, file));
  }
});
