import type { Component, Extraction, SourceText } from "../../model.js";
import { readMarkdownTables, type MarkdownTable } from "../../syntax/markdownTable.js";
import type { Format } from "../format.js";
import { planParts } from "./partPlan.js";
import { partsOf } from "./parts.js";
import { isPartHeader } from "./partTable.js";

/**
 * Parts tables in Markdown files named after parts. They document a product rather than define it, so what they name is a mention.
 * https://github.github.com/gfm/#tables-extension-
 */
export const bomMarkdown: Format = {
  id: "hardware/bom-markdown",
  title: "Parts table in Markdown",
  files: [
    "*bom*.md",
    "*parts*.md",
    "*part-list*.md",
    "*partlist*.md",
    "hardware*.md",
    "*bill*of*materials*.md",
    "bom/readme.md",
    "hardware/readme.md",
  ],
  ecosystems: ["electronic parts", "devices"],
  recognizes: ({ text }) => readMarkdownTables(text).some((table) => isPartTable(table)),
  extract({ text }: SourceText): Extraction {
    let group = 0;
    const components = readMarkdownTables(text)
      .filter(isPartTable)
      .flatMap((table) => readTable(text, table, () => ++group));
    return { components, problems: [] };
  },
};

function isPartTable({ header }: MarkdownTable): boolean {
  return isPartHeader(planParts(header.cells.map(({ value }) => value)), true);
}

function readTable(text: string, { header, rows }: MarkdownTable, nextGroup: () => number): Component[] {
  const plan = planParts(header.cells.map(({ value }) => value));
  return rows.flatMap(({ cells, start, end }) =>
    partsOf(plan, {
      text,
      count: cells.length,
      cell: (index) => (cells[index]?.value ? cells[index] : undefined),
      entry: { start, end },
      scope: "table row",
      group: nextGroup(),
      mention: true,
    }),
  );
}
