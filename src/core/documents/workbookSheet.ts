import { XmlScanner } from "../syntax/xmlScanner.js";

/** Excel's own limits. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** A worksheet's cells as tab-separated text, each at the line and field of its address. */
export function readSheet(xml: string, strings: readonly string[]): string {
  const scanner = new XmlScanner(xml);
  const lines: string[] = [];
  let row = 0;
  let cells: string[] = [];
  let cell: { column: number; type: string; value: string } | undefined;
  let element = "";
  const finishRow = (): void => {
    if (row > 0) lines[row - 1] = cells.join("\t");
    cells = [];
  };
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    if (event === "open") {
      element = scanner.name();
      if (element === "row") {
        finishRow();
        row = Math.min(row + 1, lastRow);
      } else if (element === "c") cell = { column: cells.length, type: "", value: "" };
    } else if (event === "attribute") {
      if (element === "row" && scanner.named("r")) {
        const given = Number(scanner.value());
        if (Number.isInteger(given) && given >= row && given <= lastRow) row = given;
      } else if (element === "c" && cell) {
        if (scanner.named("t")) cell.type = scanner.value();
        else if (scanner.named("r")) cell.column = columnOfAddress(scanner.value()) ?? cell.column;
      }
    } else if (event === "text") {
      if (cell && (element === "v" || element === "t")) cell.value += scanner.value();
    } else if (event === "close") {
      const closed = scanner.name();
      if (closed === "c" || (closed === "" && element === "c")) {
        if (cell) put(cells, cell.column, textOf(cell, strings));
        cell = undefined;
      }
      element = "";
    }
  }
  finishRow();
  // Rows that are not in the file are blank lines, so that line n stays row n.
  return Array.from(lines, (line) => line ?? "").join("\n");
}

function put(cells: string[], column: number, value: string): void {
  while (cells.length < column && cells.length < lastColumn) cells.push("");
  if (column < lastColumn) cells[column] = value;
}

/** Line ends and tabs in a cell become blanks; a quote at its start would be taken for that of delimited text. */
function textOf({ type, value }: { type: string; value: string }, strings: readonly string[]): string {
  const text = type === "s" ? (strings[Number(value)] ?? "") : value;
  return text.replace(/[\t\r\n]/g, " ").replace(/^(\s*)"/, "$1\u201d");
}

/** `AB12` is column 27, counted from 0. */
function columnOfAddress(address: string): number | undefined {
  const letters = /^[A-Z]{1,3}/i.exec(address)?.[0].toUpperCase();
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
