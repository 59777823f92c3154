import type { Component, Edit } from "../../model.js";
import { CsvCursor } from "../../syntax/csv.js";
import type { RowWriter } from "../format.js";
import type { ColumnRole } from "./columnRoles.js";
import { isYes } from "./parts.js";
import { findPartTable, type PartTable } from "./partTable.js";
import type { MakerAndNumber } from "./partPlan.js";

/** Writes into the rows of a table of parts; undefined when a text has none. The arguments are those of `readPartText`. */
export function tableWriter(
  text: string,
  named: boolean,
  columns?: ReadonlyMap<string, ColumnRole>,
): RowWriter | undefined {
  const table = findPartTable(text, named, columns);
  return table && new TableWriter(text, table);
}

class TableWriter implements RowWriter {
  private marks: { readonly it: string } | undefined;

  constructor(
    private readonly text: string,
    private readonly table: PartTable,
  ) {}

  addAlternate(
    component: Component,
    part: { readonly manufacturer: string; readonly number: string },
  ): Edit[] | undefined {
    const row = this.rowOf(component);
    if (!row) return undefined;
    for (const pair of this.table.plan.pairs.slice(1)) {
      const [number] = pair.numbers;
      if (number === undefined || !columnsOf(pair).every((index) => isFree(row, index))) continue;
      return [
        ...(pair.manufacturer === undefined ? [] : [this.fill(row, pair.manufacturer, part.manufacturer)]),
        this.fill(row, number, part.number),
      ];
    }
    return undefined;
  }

  markNotPlaced(component: Component): Edit[] | undefined {
    const row = this.rowOf(component);
    if (!row) return undefined;
    const { notPlaced, placed } = this.table.plan;
    const [out] = notPlaced;
    if (out !== undefined && out < row.count) {
      const value = row.value(out);
      const word = oppositeOf(value) ?? (isYes(value) ? undefined : this.markIn(out));
      return word === undefined ? undefined : [this.fill(row, out, word)];
    }
    const [into] = placed;
    if (into === undefined || into >= row.count) return undefined;
    return [this.fill(row, into, oppositeOf(row.value(into)) ?? "no")];
  }

  /** The row of a part; of an alternate none, since what is written would be said of the part. */
  private rowOf({ relation, entry }: Component): CsvCursor | undefined {
    if (relation === "alternate") return undefined;
    const row = new CsvCursor(this.text, this.table.delimiter, entry.start);
    return row.next() && row.start === entry.start ? row : undefined;
  }

  /** The cell's text anew, quoted where it has to be. */
  private fill(row: CsvCursor, index: number, value: string): Edit {
    const [start, end] = [row.starts[index] ?? 0, row.ends[index] ?? 0];
    const isQuoted = this.text.charAt(start - 1) === '"' && this.text.charAt(end) === '"';
    const doubled = value.replace(/"/g, '""');
    const needsQuotes = value.includes(this.table.delimiter) || /["\r\n]/.test(value);
    return { start, end, newText: isQuoted ? doubled : needsQuotes ? `"${doubled}"` : value };
  }

  /** How the table marks what is not placed elsewhere; `DNP` where it has not said so yet. */
  private markIn(column: number): string {
    if (this.marks) return this.marks.it;
    const rows = new CsvCursor(this.text, this.table.delimiter, this.table.cursor.end);
    let mark = "DNP";
    while (rows.next()) {
      const value = rows.value(column);
      if (value.length > 20 || !isYes(value)) continue;
      mark = value;
      break;
    }
    return (this.marks = { it: mark }).it;
  }
}

function columnsOf({ manufacturer, numbers }: MakerAndNumber): readonly number[] {
  return manufacturer === undefined ? numbers : [manufacturer, ...numbers];
}

function isFree(row: CsvCursor, index: number): boolean {
  return index < row.count && row.starts[index] === row.ends[index];
}

const opposites: readonly (readonly [yes: string, no: string])[] = [
  ["1", "0"],
  ["yes", "no"],
  ["y", "n"],
  ["true", "false"],
  ["ja", "nein"],
  ["是", "否"],
];

/** The other of two words, in the same letters: `NO` for `YES`. */
function oppositeOf(value: string): string | undefined {
  const folded = value.toLowerCase();
  for (const [yes, no] of opposites) {
    const other = folded === yes ? no : folded === no ? yes : undefined;
    if (other === undefined) continue;
    if (value === folded) return other;
    return value === value.toUpperCase() && value.length > 1
      ? other.toUpperCase()
      : other.charAt(0).toUpperCase() + other.slice(1);
  }
  return undefined;
}
