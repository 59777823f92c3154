import assert from "node:assert/strict";
import { JsonKeys, JsonSpans } from "../../../src/core/syntax/jsonKeys.js";
import { TomlRecords } from "../../../src/core/syntax/tomlRecords.js";

const words = ["name", "version", "requirements", "otp_app"];

/** What the tables say, each on a line; undefined for one that is in another form. */
function valuesIn(text: string): readonly (Readonly<Record<string, string>> | undefined)[] {
  const spans = new JsonSpans(new JsonKeys(words));
  const records = new TomlRecords(text, spans);
  let at = 0;
  return text.split("\n").map((line) => {
    const start = at;
    at += line.length + 1;
    if (records.read(start, start + line.length) !== start + line.length) return undefined;
    const said = [...words.entries()].filter(([number]) => spans.start(number) >= 0);
    return Object.fromEntries(said.map(([number, word]) => [word, text.slice(spans.start(number), spans.end(number))]));
  });
}

describe("inline tables of TOML, a line each", () => {
  it("reads keys where they followed each other before, and where they do not", () => {
    const text = [
      '{ name = "one", version = "1", otp_app = "x", requirements = ["two"] }',
      '{ name = "two", version = "2", requirements = [] }',
      '{ version = "3", name = "three" }',
      '{name="four",version="4" , otp_app = "y"}',
      '{ name = "five", version = "5", otp_app = "z", requirements = ["a", "b"] }',
    ].join("\n");
    assert.deepEqual(valuesIn(text), [
      { name: "one", version: "1", requirements: '"two"', otp_app: "x" },
      { name: "two", version: "2", requirements: "" },
      { name: "three", version: "3" },
      { name: "four", version: "4", otp_app: "y" },
      { name: "five", version: "5", requirements: '"a", "b"', otp_app: "z" },
    ]);
  });

  it("gives up a table whose keys are unknown, twice there, or like those before but for a letter", () => {
    const text = [
      '{ name = "one", version = "1" }',
      '{ name = "two", versiom = "2" }',
      '{ name = "three", name = "3" }',
      '{ name = "four" version = "4" }',
      '{ name = "five", version = 5 }',
      '{ name = "six", version = "6"',
      '{ name = "seven", version = "7" }',
    ].join("\n");
    assert.deepEqual(valuesIn(text), [
      { name: "one", version: "1" },
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      { name: "seven", version: "7" },
    ]);
  });
});
