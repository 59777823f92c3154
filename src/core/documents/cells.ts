import type { LineIndex } from "../text/lineIndex.js";

/** The sheet of a workbook that a text comes from, by the name `readWorkbook` gave it; undefined for any other text. */
export function sheetOf(uri: string): { readonly workbook: string; readonly sheet: string } | undefined {
  const [, workbook, sheet] = /^(.+\.(?:xlsx|xlsm|xls|csv|tsv|txt))#([^/]+)\.tsv$/i.exec(uri) ?? [];
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
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}
