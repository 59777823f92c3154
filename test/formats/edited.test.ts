import assert from "node:assert/strict";
import type { Extraction } from "../../src/core/model.js";
import { applyEdits } from "../../src/core/text/edit.js";
import { samples } from "../harness/hostile.js";
import { checkExtraction as check } from "../harness/invariants.js";

const all = samples();

describe("spans survive what editors do to a file", () => {
  const describeNames = (text: string, { components }: Extraction): string[] =>
    components.map(({ name, nameSpan, version }) => `${name} ${version} ${text.slice(nameSpan.start, nameSpan.end)}`);
  for (const { id, format, source } of all) {
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
  for (const { id, format, source } of all.filter(({ format: { remove } }) => remove)) {
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
