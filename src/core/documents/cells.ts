import type { LineIndex } from "../text/lineIndex.js";

/** The sheet of a workbook that a text comes from, by the name `readWorkbook` gave it; undefined for any other text. */
export function sheetOf(uri: string): { readonly workbook: string; readonly sheet: string } | undefined {
  const [, workbook, sheet] = /^(.+\.(?:xlsx|xlsm|xltx|xltm|xls|csv|tsv|txt))#([^/]+)\.tsv$/i.exec(uri) ?? [];
  return workbook !== undefined && sheet !== undefined ? { workbook, sheet } : undefined;
}

/** Row and column, from 1, of the cell that holds `offset` of a sheet's text. */
export function cellAt(lines: LineIndex, offset: number): { readonly row: number; readonly column: number } {
  const { line, column } = lines.positionAt(offset);
  return {
    row: line,
    column: lines
      .lineText(line)
      .slice(0, column - 1)
      .split("\t").length,
  };
}

/** The same as spreadsheets write it: `B7`. */
export function cellAddress(lines: LineIndex, offset: number): string {
  const { row, column } = cellAt(lines, offset);
  return cellName(row, column);
}

/** `B7` for row 7 and column 2, both from 1. */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** The column, from 0, of an address: 27 of `AB12`. Undefined when it names none. */
export function columnOfAddress(address: string): number | undefined {
  const letters = /^\$?([A-Za-z]{1,3})(?![A-Za-z])/.exec(address)?.[1]?.toUpperCase();
  if (letters === undefined) return undefined;
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}
