import { XmlScanner } from "../syntax/xmlScanner.js";
import type { TextAllowance } from "./allowance.js";
import { cellName, columnOfAddress } from "./cells.js";
import { givesNumber, literalText } from "./formula.js";
import { SheetText } from "./sheetText.js";
import { oneField, RunText } from "./workbookStrings.js";
import { localName } from "./xmlNames.js";

/** What was read of a worksheet, and what was not. */
export interface SheetReading {
  /** Tab-separated: line n is row n, field n is column n. */
  readonly text: string;
  /** Whether the sheet's XML is broken; the text then holds what could be made out. */
  readonly isDamaged: boolean;
  /** Sentences about what is in the sheet and not in the text. */
  readonly limits: readonly string[];
  /** Sentences about what the file does not say: results of formulas that nobody calculated. */
  readonly unresolved: readonly string[];
}

/**
 * A worksheet's cells as tab-separated text, each at the line and field of its address. A formula gives the value that was stored with
 * it. Linear; never throws.
 */
export function readSheet(xml: string, strings: readonly string[], allowance: TextAllowance): SheetReading {
  return new SheetReader(xml, strings, allowance).read();
}

interface Cell {
  column: number | undefined;
  type: string;
  value: string;
  hasValue: boolean;
  formula: string | undefined;
  shared: string | undefined;
}

class SheetReader {
  private readonly scanner: XmlScanner;
  private readonly text: SheetText;
  private readonly run = new RunText();
  private cell: Cell | undefined;
  /** The element that attributes and texts belong to. */
  private element = "";
  /** Formulas that cells share, by their number: whether they give numbers. */
  private readonly sharedFormulas = new Map<string, boolean>();
  private readonly textFormulas: string[] = [];
  private readonly numberFormulas: string[] = [];
  private textFormulaCount = 0;
  private numberFormulaCount = 0;

  constructor(
    xml: string,
    private readonly strings: readonly string[],
    allowance: TextAllowance,
  ) {
    this.scanner = new XmlScanner(xml);
    this.text = new SheetText(allowance);
  }

  read(): SheetReading {
    const { scanner } = this;
    let depth = 0;
    for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
      if (event === "open") depth++;
      else if (event === "close") depth--;
      if (event === "open") this.open(localName(scanner));
      else if (event === "attribute") this.attribute();
      else if (event === "text") this.characters();
      // The `/>` of a tag without content has no name; a cell's own is then the element that is open.
      else this.close(localName(scanner) || this.element);
    }
    this.finishCell();
    this.text.finishRow();
    return {
      text: this.text.joined(),
      isDamaged: depth !== 0 || scanner.problems.length > 0,
      limits: [...this.formulaLimits(), ...this.text.limits()],
      unresolved: this.unresolved(),
    };
  }

  private open(name: string): void {
    this.element = name;
    this.run.open(name);
    if (name === "row") {
      this.finishCell();
      this.text.startRow();
    } else if (name === "c") {
      this.finishCell();
      if (this.text.row === 0) this.text.startRow();
      this.run.clear();
      this.cell = { column: undefined, type: "", value: "", hasValue: false, formula: undefined, shared: undefined };
    } else if (this.cell) {
      if (name === "v" || name === "is") this.cell.hasValue = true;
      else if (name === "f") this.cell.formula = "";
    }
  }

  private attribute(): void {
    const { scanner, element, cell } = this;
    if (element === "row") {
      if (scanner.named("r")) this.text.placeRow(Number(scanner.value()));
    } else if (element === "c" && cell) {
      if (scanner.named("t")) cell.type = scanner.value();
      else if (scanner.named("r")) cell.column = columnOfAddress(scanner.value());
    } else if (element === "f" && cell && scanner.named("si")) cell.shared = scanner.value();
  }

  private characters(): void {
    const { scanner, element, cell } = this;
    if (!cell) return;
    if (element === "v") cell.value += scanner.value();
    else if (element === "f") cell.formula = (cell.formula ?? "") + scanner.value();
    else this.run.textEvent(scanner);
  }

  private close(name: string): void {
    this.run.close(this.scanner, name);
    if (name === "c") this.finishCell();
    this.element = "";
  }

  private finishCell(): void {
    const { cell } = this;
    if (!cell) return;
    this.cell = undefined;
    const column = cell.column ?? this.text.nextColumn;
    if (cell.formula !== undefined && !cell.hasValue) {
      const literal = literalText(cell.formula);
      if (literal === undefined) {
        this.text.put(column, "");
        this.noteFormula(cell, cell.formula, column);
      } else this.text.put(column, oneField(literal));
    } else this.text.put(column, this.textOf(cell));
    if (cell.formula && cell.shared !== undefined) this.sharedFormulas.set(cell.shared, givesNumber(cell.formula));
  }

  private textOf({ type, value }: Cell): string {
    // One string may be in many cells, so it was made a field when it was read.
    if (type === "s") return this.strings[Number(value)] ?? "";
    return oneField(value === "" ? this.run.text : value);
  }

  private noteFormula({ shared }: Cell, formula: string, column: number): void {
    const isNumber = formula === "" ? this.sharedFormulas.get(shared ?? "") === true : givesNumber(formula);
    const named = isNumber ? this.numberFormulas : this.textFormulas;
    if (isNumber) this.numberFormulaCount++;
    else this.textFormulaCount++;
    if (named.length < mostNamed) named.push(cellName(this.text.row, column + 1));
  }

  private formulaLimits(): string[] {
    if (this.textFormulaCount === 0) return [];
    const cells = listed(this.textFormulas, this.textFormulaCount);
    return [`formulas without a stored result in ${cells}; open the file in a spreadsheet program and save it`];
  }

  private unresolved(): string[] {
    if (this.numberFormulaCount === 0) return [];
    return [`calculations without a stored result in ${listed(this.numberFormulas, this.numberFormulaCount)}`];
  }
}

/** So many cells are named in one sentence. */
const mostNamed = 5;

function listed(names: readonly string[], count: number): string {
  return names.join(", ") + (count > names.length ? ` and ${count - names.length} more` : "");
}
