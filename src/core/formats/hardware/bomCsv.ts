import type { Component, Edit, Extraction, Problem, SourceText } from "../../model.js";
import type { CsvCursor } from "../../syntax/csv.js";
import { removeLines } from "../../text/removal.js";
import type { Format } from "../format.js";
import type { ColumnRole } from "./columnRoles.js";
import { addParts } from "./parts.js";
import { findPartTable } from "./partTable.js";
import { tableWriter } from "./tableWriter.js";

const namedForParts = /bom|part|stueckliste|stückliste|bill[-_ ]?of[-_ ]?materials?|材料|物料|清单/i;

/**
 * Bills of materials as delimited text, by whatever tool or hand: KiCad, JLCPCB, EasyEDA, Altium, OrCAD, Fusion, and inventories of
 * devices. There is no specification; a header row with columns we know is the marker.
 */
export const bomCsv: Format = {
  id: "hardware/bom-csv",
  title: "Bill of materials (CSV, TSV, text)",
  files: [
    "*.csv",
    "*.tsv",
    "*bom*.txt",
    "*part*list*.txt",
    "parts*.txt",
    "*stueckliste*.txt",
    "*stückliste*.txt",
    "*bill*of*materials*.txt",
    "*bom*.xls",
    "*bom*.xlsb",
    "*bom*.ods",
    "*.xlsx",
    "*.xlsm",
  ],
  ecosystems: ["electronic parts", "devices"],
  recognizes: (source) => isText(source.text) && findPartTable(source.text, isNamedForParts(source)) !== undefined,
  extract: (source) => readPartText(source.text, isNamedForParts(source)) ?? { components: [], problems: [] },
  remove: removePart,
  writesRows: (source) => tableWriter(source.text, isNamedForParts(source)),
};

function isNamedForParts({ uri }: SourceText): boolean {
  return namedForParts.test(uri.slice(uri.lastIndexOf("/") + 1));
}

/** An archive or a spreadsheet under a text file's name is not read as text. */
export function isText(text: string): boolean {
  return !text.startsWith("PK\u0003\u0004") && !text.slice(0, 200).includes("\0");
}

/** Parts of every row after the header; undefined when there is no table of parts. See `findPartTable` for what the rest means. */
export function readPartText(
  text: string,
  named: boolean,
  columns?: ReadonlyMap<string, ColumnRole>,
): Extraction | undefined {
  const table = findPartTable(text, named, columns);
  if (!table) return undefined;
  const { plan, cursor } = table;
  const components: Component[] = [];
  const context = { text, scope: "BOM row" };
  for (let group = 1; cursor.next(); group++) {
    addParts(plan, context, { row: cursor, entry: { start: cursor.start, end: cursor.end }, group }, components);
  }
  return { components, problems: problemsOf(text, cursor) };
}

function problemsOf(text: string, { unclosed }: CsvCursor): Problem[] {
  if (unclosed === undefined) return [];
  const end = text.slice(unclosed).search(/[\r\n]|$/) + unclosed;
  return [{ message: "the quote is not closed; read as a letter", start: unclosed, end }];
}

/** A part goes with its row; of an alternate only its own cells are emptied, where nothing else is between them. */
function removePart({ text }: SourceText, { relation, entry, identifiers, suppliers }: Component): Edit | undefined {
  if (relation !== "alternate") return removeLines(text, entry);
  const cells = [...(identifiers ?? []), ...(suppliers ?? [])].sort((a, b) => a.start - b.start || b.end - a.end);
  let newText = "";
  let end = entry.start;
  for (const cell of cells) {
    // A maker in two scripts has places within its own cell.
    if (cell.end <= end) continue;
    const between = text.slice(end, cell.start);
    if (!/^["\s,;|]*$/.test(between)) return undefined;
    newText += between;
    end = cell.end;
  }
  return end === entry.end ? { start: entry.start, end, newText } : undefined;
}
