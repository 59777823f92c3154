import type { TextAllowance } from "./allowance.js";
import { cellName } from "./cells.js";

/** Excel's own limits. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** The text of a sheet as it grows, row by row. What the allowance does not cover is left out and told. */
export class SheetText {
  /** The row that is being written, from 1; 0 before the first. */
  row = 0;
  /** Column, from 0, of a cell that has no address: the one after the last, which may have been empty. */
  nextColumn = 0;
  private readonly parts: string[] = [];
  /** Lines that `parts` has; the last is not ended. */
  private lines = 0;
  private cells: string[] = [];
  private full = false;
  private readonly tooFar = new Dropped();
  private readonly outside = new Dropped();
  private readonly twice = new Dropped();
  private readonly tooMany = new Dropped();

  constructor(private readonly allowance: TextAllowance) {}

  startRow(): void {
    this.finishRow();
    this.row++;
  }

  /** Moves the row that was just started to the number it gives. One that is not after the last goes where it is. */
  placeRow(given: number): void {
    if (Number.isInteger(given) && given > this.row) this.row = given;
  }

  /** Puts a cell's text into its column, from 0. An empty one costs nothing. */
  put(column: number, text: string): void {
    this.nextColumn = column + 1;
    if (text === "") return;
    if (this.full) return this.tooMany.add(this.row, column);
    if (column >= lastColumn || this.row > lastRow) return this.outside.add(this.row, column);
    const before = this.cells[column];
    if (before !== undefined && before !== "") return this.twice.add(this.row, column);
    const skipped = column - this.cells.length;
    if (skipped > 0 && !this.allowance.skip(skipped)) return this.tooFar.add(this.row, column);
    if (!this.allowance.write(text.length + 1)) {
      this.full = true;
      return this.tooMany.add(this.row, column);
    }
    while (this.cells.length < column) this.cells.push("");
    this.cells[column] = text;
  }

  finishRow(): void {
    const { cells } = this;
    this.cells = [];
    this.nextColumn = 0;
    if (cells.length === 0) return;
    // Rows that are not in the file are blank lines, so that line n stays row n.
    const ends = Math.max(0, this.row - Math.max(1, this.lines));
    // One line end is paid for with the cells.
    if (ends > 1 && !this.allowance.skip(ends - 1)) return this.tooFar.add(this.row, cells.length - 1);
    if (ends > 0) this.parts.push("\n".repeat(ends));
    this.parts.push(cells.join("\t"));
    this.lines = this.row;
  }

  joined(): string {
    return this.parts.join("");
  }

  /** Sentences about cells that are not in the text. */
  limits(): string[] {
    return [
      this.tooMany.told("the workbook is larger than is read; left out from"),
      this.tooFar.told("cells too far from the others are not read:"),
      this.outside.told("cells beyond the last row or column of a sheet are not read:"),
      this.twice.told("cells that are there twice are read once:"),
    ].flatMap((sentence) => sentence ?? []);
  }
}

/** Cells that were left out for one reason: the first by name, the rest by number. */
class Dropped {
  private first = "";
  private count = 0;

  add(row: number, column: number): void {
    if (this.count++ === 0) this.first = cellName(row, column + 1);
  }

  told(before: string): string | undefined {
    if (this.count === 0) return undefined;
    return `${before} ${this.first}${this.count > 1 ? ` and ${this.count - 1} more` : ""}`;
  }
}
