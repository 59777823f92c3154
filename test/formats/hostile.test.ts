import { formatOf } from "../harness/recognise.js";
import assert from "node:assert/strict";
import type { Extraction, SourceText } from "../../src/core/model.js";
import { formats } from "../../src/core/formats/index.js";
import type { Format } from "../../src/core/formats/format.js";
import { applyEdits } from "../../src/core/text/edit.js";
import { readFixtures } from "../harness/fixtures.js";
import { checkExtraction as check } from "../harness/invariants.js";
import { mutations } from "../harness/mutate.js";

interface Sample {
  readonly id: string;
  readonly format: Format;
  readonly source: SourceText;
}

const samples: Sample[] = readFixtures().flatMap(({ id, source }) => {
  const format = formatOf(source);
  return format && source.text.length < 20_000 ? [{ id, format, source }] : [];
});

describe("no input breaks a format", () => {
  for (const format of formats.formats) {
    const own = samples.filter((sample) => sample.format === format);
    it(`${format.id}: cut at every character`, () => {
      for (const { source } of own.filter(({ source: { text } }) => text.length < 3000)) {
        for (let end = 0; end < source.text.length; end++)
          check(format, { ...source, text: source.text.slice(0, end) });
      }
    });
    it(`${format.id}: mutated`, () => {
      for (const { source, id } of own) {
        for (const text of mutations(source.text, id, 40)) check(format, { ...source, text });
      }
    });
    it(`${format.id}: foreign text`, () => {
      const uri = own[0]?.source.uri ?? format.files[0]?.replace(/[*{}]/g, "x") ?? "x";
      for (const text of foreign) check(format, { uri, text });
    });
  }
});

describe("spans survive what editors do to a file", () => {
  const describeNames = (text: string, { components }: Extraction): string[] =>
    components.map(({ name, nameSpan, version }) => `${name} ${version} ${text.slice(nameSpan.start, nameSpan.end)}`);
  for (const { id, format, source } of samples) {
    it(id, () => {
      const plain = describeNames(source.text, check(format, source));
      const crlf = source.text.replace(/\r?\n/g, "\r\n");
      const marked = `\uFEFF${source.text.replace(/^\uFEFF/, "")}`;
      assert.deepEqual(
        describeNames(crlf, check(format, { ...source, text: crlf })).map(unfold),
        plain.map(unfold),
        "CRLF",
      );
      assert.deepEqual(describeNames(marked, check(format, { ...source, text: marked })), plain, "byte order mark");
    });
  }
});

describe("removing a component removes it and nothing else", () => {
  for (const { id, format, source } of samples.filter(({ format: { remove } }) => remove)) {
    it(id, () => {
      const before = check(format, source);
      for (const component of before.components) {
        const edit = format.remove?.(source, component);
        if (!edit) continue;
        const text = applyEdits(source.text, [edit]);
        const after = check(format, { ...source, text });
        const label = `${component.name} (${component.scope})`;
        assert.ok(after.problems.length <= before.problems.length, `${label}: the rest no longer reads`);
        const shared = before.components.filter(
          ({ entry }) => entry.start >= component.entry.start && entry.end <= component.entry.end,
        );
        assert.equal(
          after.components.length,
          before.components.length - shared.length,
          `${label}: others went with it`,
        );
      }
    });
  }
});

const unfold = (line: string): string => line.replace(/\r?\n/g, "\n");

const foreign: readonly string[] = [
  "",
  "\uFEFF",
  "\0\0\0",
  "\uD800",
  "{",
  "[".repeat(100_000),
  '{"a":'.repeat(100_000),
  "(".repeat(100_000),
  "<a>".repeat(50_000),
  "<a ".repeat(50_000),
  "- ".repeat(50_000),
  "a:\n".repeat(20_000),
  "{a: ".repeat(50_000),
  '"'.repeat(50_000),
  "'''".repeat(20_000),
  "a.".repeat(50_000) + " = 1",
  ",".repeat(100_000),
  " ".repeat(200_000),
  "\\\n".repeat(20_000),
  "a: &x [*x, *x]\nb: &y [*x, *x, *y]\n".repeat(200),
  '<!DOCTYPE a [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><a>&c;</a>',
  '{"__proto__": {"dependencies": {"x": "1"}}, "constructor": 1}',
  "__proto__ = 1\n[__proto__]\n",
  "x".repeat(1_000_000),
];
