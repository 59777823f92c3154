import type { Component, Extraction, Problem, SourceText } from "../../model.js";
import { readMarkdownTables, type MarkdownTable } from "../../syntax/markdownTable.js";
import type { Format } from "../format.js";
import type { ColumnRole } from "./columnRoles.js";
import { planParts, type PartPlan } from "./partPlan.js";
import { addParts } from "./parts.js";
import { isPartHeader } from "./partTable.js";
import { rowOf } from "../shared/cells.js";

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
  recognizes: ({ text }) => readPartTables(text) !== undefined,
  extract: ({ text }: SourceText): Extraction => readPartTables(text) ?? { components: [], problems: [] },
};

/** Parts of every table of parts in a text; undefined when there is none. `columns` are the team's own names of columns. */
export function readPartTables(text: string, columns?: ReadonlyMap<string, ColumnRole>): Extraction | undefined {
  let group = 0;
  const { tables: all, problems } = readMarkdownTables(text);
  const mismatches: Problem[] = [];
  const tables = all.flatMap((table) => {
    const plan = planParts(
      table.header.cells.map(({ value }) => value),
      columns,
    );
    if (!isPartHeader(plan, true)) return [];
    if (table.mismatch) mismatches.push(table.mismatch);
    return [readTable(text, table, plan, () => ++group)];
  });
  return tables.length > 0 ? { components: tables.flat(), problems: [...mismatches, ...problems] } : undefined;
}

function readTable(text: string, { rows }: MarkdownTable, plan: PartPlan, nextGroup: () => number): Component[] {
  const components: Component[] = [];
  const context = { text, scope: "table row" };
  for (const { cells, start, end } of rows) {
    const record = { row: rowOf(cells), entry: { start, end }, group: nextGroup(), mention: true };
    addParts(plan, context, record, components);
  }
  return components;
}
