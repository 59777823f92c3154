import assert from "node:assert/strict";
import { readIni, type IniDialect } from "../../../src/core/syntax/ini.js";

/** Each entry as `section|key|line|line`, every text taken from its span. */
function check(text: string, expected: readonly string[], dialect: IniDialect = {}): void {
  const entries = readIni(text, dialect).map(({ section, key, keySpan, lines }) => {
    assert.equal(text.slice(keySpan.start, keySpan.end), key);
    for (const { value, start, end } of lines) assert.equal(text.slice(start, end), value);
    return [section, key, ...lines.map(({ value }) => value)].join("|");
  });
  assert.deepEqual(entries, expected);
}

describe("INI reader", () => {
  it("reads sections, keys, quotes and whole-line comments", () => {
    check('\uFEFFa = 1\r\n# no\n; no\n[ one ]\nb="x = y"\nc\n[two\nd=\n', ["|a|1", "one|b|x = y", "one|c", "two|d"]);
  });

  it("joins indented lines to the value above, where that is the dialect", () => {
    const text = "[options]\ninstall_requires =\n  a>=1\n\n  # no\n  b ; python_version<'3'\nzip_safe: no\n";
    check(text, ["options|install_requires|a>=1|b ; python_version<'3'", "options|zip_safe|no"], {
      continuation: true,
      colon: true,
    });
    check("a = 1\n b = 2\n", ["|a|1", "|b|2"]);
  });

  it("cuts inline comments only where the dialect has them", () => {
    check("a = x#y ; z\n", ["|a|x#y ; z"]);
    check("a = x#y ; z\n", ["|a|x#y"], { inlineComments: true });
  });
});
