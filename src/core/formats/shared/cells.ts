import type { Span } from "../../model.js";

/** The content of one cell, property or value, with its place. */
export interface Cell extends Span {
  readonly value: string;
}

/** What people write where they have nothing to say. */
const nothing = new Set(
  "-,--,---,–,—,~,?,/,*,x,n/a,na,n.a.,n.a,none,null,nil,tbd,tba,tbc,unknown,various,generic,any,standard,std,no name,noname,other,misc,无,待定,通用,unbekannt,diverse,beliebig".split(
    ",",
  ),
);

/** Whether a cell says something. */
export function saysSomething(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && !isNothing(cell.value);
}

function isNothing(value: string): boolean {
  return value === "" || (value.length < 10 && nothing.has(value.toLowerCase()));
}

/** The cells of one record by column, as offsets, so that an empty or unwanted one costs nothing. */
export interface CellRow {
  readonly count: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  value(index: number): string;
}

/** Cell `index`, when it says something; undefined also for an index outside the row. */
export function cellAt(row: CellRow, index: number): Cell | undefined {
  if (index < 0 || index >= row.count) return undefined;
  const start = row.starts[index] ?? 0;
  const end = row.ends[index] ?? 0;
  if (start === end) return undefined;
  const value = row.value(index);
  return isNothing(value) ? undefined : { value, start, end };
}

/** A row of cells that have been made already. */
export function rowOf(cells: readonly Cell[]): CellRow {
  return {
    count: cells.length,
    starts: cells.map(({ start }) => start),
    ends: cells.map(({ end }) => end),
    value: (index) => cells[index]?.value ?? "",
  };
}
