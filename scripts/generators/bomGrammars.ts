import type { GeneratedFile } from "./generatedFile.js";

/** Scopes that themes colour differently, one a column, over and over. */
const columns = [
  "variable.other.column.sanctionlint",
  "string.unquoted.column.sanctionlint",
  "keyword.control.column.sanctionlint",
  "entity.name.type.column.sanctionlint",
  "constant.numeric.column.sanctionlint",
  "entity.name.function.column.sanctionlint",
];

/** Columns that are told apart in one row; what stands behind them is left plain. */
const most = 24;

const delimiters = { comma: ",", semicolon: ";", tab: "\\t" } as const;

/** A grammar for each delimiter, so that the columns of a bill of materials can be told apart. */
export function generateBomGrammars(): GeneratedFile[] {
  return Object.entries(delimiters).map(([name, delimiter]) => {
    const cell = `((?:"(?:[^"]|"")*"?|[^"${delimiter}])*)(${delimiter})?`;
    const captures = Array.from({ length: most }, (_, at) => [
      [String(2 * at + 1), { name: columns[at % columns.length] }],
      [String(2 * at + 2), { name: "punctuation.separator.column.sanctionlint" }],
    ]).flat();
    const grammar = {
      name: "Bill of Materials",
      scopeName: `source.sanctionlint-bom-${name}`,
      patterns: [{ match: `^${cell.repeat(most)}`, captures: Object.fromEntries(captures) as object }],
    };
    return { path: `syntaxes/bom-${name}.tmLanguage.json`, text: `${JSON.stringify(grammar, undefined, 2)}\n` };
  });
}
