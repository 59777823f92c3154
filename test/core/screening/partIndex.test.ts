import assert from "node:assert/strict";
import { PartIndex } from "../../../src/core/screening/partIndex.js";
import { startsOf } from "../../../src/core/screening/patternStart.js";
import { published } from "../../harness/oneParty.js";

describe("part numbers of known families", () => {
  const index = new PartIndex();
  for (const pattern of ["^ZQ[0-9]{2}(?:-[A-Z]+)?$", "^(?:ab|cd)X", "^.Y7", "^L80", "^(", "^N?OP1"])
    index.add({ ...published, scheme: "mpn", pattern });
  index.add({ ...published, scheme: "mpn", pattern: "^ZQ2", weak: true });
  const check = (value: string, expected: readonly string[]): void => {
    it(`${JSON.stringify(value.slice(0, 30))} is of ${expected.join(" and ") || "none"}`, () =>
      assert.deepEqual(
        index.find(value).map(({ pattern }) => pattern),
        expected,
      ));
  };
  check("ZQ10", ["^ZQ[0-9]{2}(?:-[A-Z]+)?$"]);
  check(" zq10-ab ", ["^ZQ[0-9]{2}(?:-[A-Z]+)?$"]);
  check("ZQ1", []);
  check("XZQ10", []);
  check("abX", ["^(?:ab|cd)X"]);
  check("CDX1", ["^(?:ab|cd)X"]);
  check("adX1", []);
  check("QY7", ["^.Y7"]);
  check("OP12", ["^N?OP1"]);
  check("NOP1", ["^N?OP1"]);
  check("L8", []);
  check("L80", ["^L80"]);
  // A strong pattern comes before a weak one.
  check("ZQ20", ["^ZQ[0-9]{2}(?:-[A-Z]+)?$", "^ZQ2"]);
  check("antenna for L80", []);
  check("L80 antenna", []);
  check(`L80${"x".repeat(77)}`, ["^L80"]);
  check(`L80${"x".repeat(78)}`, []);
  check("", []);
});

describe("how the texts of an expression begin", () => {
  for (const [pattern, expected] of [
    ["^ABC", "AB"],
    ["^ab", "AB"],
    ["^A", "A"],
    ["^A$", "A"],
    ["^A?BC", "AB BC"],
    ["^A?B?C", "AB AC BC C"],
    ["^A+B", "A"],
    ["^A*B", "A B"],
    ["^AB*", "A AB"],
    ["^A{2}", "A"],
    ["^A{0,2}B", "A B"],
    ["^(?:AB|CD)E", "AB CD"],
    ["^(AB|C)D", "AB CD"],
    ["^(?:A|B)?C", "AC BC C"],
    ["^(?:AB)+", undefined],
    ["^X(?:AB)+", "X"],
    ["^(?:A(?:B|C)|D)E", "AB AC DE"],
    ["^[AB]C", "AC BC"],
    ["^[A-C]1", "A1 B1 C1"],
    ["^[A-]1", "-1 A1"],
    ["^[^A]B", undefined],
    ["^X[^A]B", "X"],
    ["^X[\\d]B", "X"],
    ["^X\\d", "X0 X1 X2 X3 X4 X5 X6 X7 X8 X9"],
    ["^X\\-", "X-"],
    ["^X\\w", "X"],
    ["^\\w", undefined],
    ["^X.", "X"],
    [".X", undefined],
    ["AB", undefined],
    ["^AB|^CD", "AB CD"],
    ["^AB|CD", undefined],
    ["^", undefined],
    ["^$", undefined],
    ["^(?!X)AB", undefined],
    ["^X(?=Y)", "X"],
    ["^X(", "X"],
    ["^X[", "X"],
    ["^(?:[(|]A|B)C", "(A BC |A"],
    ["^X(?:\\)|[)]|A)B", "X) XA"],
    ["^X(?:\\|A|B)", "XB X|"],
    [`^${"(?:A|B)?".repeat(20)}C`, undefined],
  ] as const)
    it(pattern.slice(0, 40), () => {
      const starts = startsOf(pattern);
      assert.equal(starts && [...starts].sort().join(" "), expected);
    });
});
