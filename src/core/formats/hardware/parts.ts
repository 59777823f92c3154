import type { Component, ComponentKind, Identifier, Placement, Span, Supplier } from "../../model.js";
import {
  isNumberNotMaker,
  makersOf,
  mayBePartNumber,
  saysSomething,
  splitMakerAndPart,
  type Cell,
} from "./partCells.js";
import type { MakerAndNumber, PartPlan } from "./partPlan.js";

/** A row of a table, a placed symbol, a record: its cells by column index, and what surrounds them. */
export interface PartRecord {
  readonly text: string;
  readonly count: number;
  /** Cell `index`, or undefined when it is empty or absent. */
  cell(index: number): Cell | undefined;
  readonly entry: Span;
  readonly scope: string;
  readonly kind?: ComponentKind;
  /** Number of this record, unique in the document: the group of its alternates. */
  readonly group: number;
  readonly mention?: boolean;
  readonly notPlaced?: boolean;
  /** Every value stands under its own name, so none can have slipped into another's place. */
  readonly exact?: boolean;
}

const totals = /^(?:sub|grand )?total\b|^summe\b|^合计|^总计/i;

/** Footprints of parts without a family: `C_0603_1608Metric`, `R0402`, `SOT-23`. */
const passiveFootprint = /^(?:[RCLDF]|LED)[_-]?\d|Metric|^(?:SO[TDP]|SOIC|QF[NP]|TSSOP|LQFP|DIP|PinHeader)/i;

/** The part a record describes, and its alternates; nothing when the record names none. */
export function partsOf(plan: PartPlan, record: PartRecord): Component[] {
  const reader = new RecordReader(plan, record);
  return reader.read();
}

class RecordReader {
  private readonly used = new Set<number>();

  constructor(
    private readonly plan: PartPlan,
    private readonly record: PartRecord,
  ) {}

  read(): Component[] {
    const { plan, record } = this;
    const [first, ...rest] = plan.pairs;
    const main = this.main(first);
    if (!main || totals.test(main.name)) return [];
    const alternates = rest.flatMap((pair) => this.alternate(pair) ?? []);
    const sure = alternates.length > 0 ? { ...main.placement, group: record.group } : main.placement;
    const placed = { ...main, ...(sure && { placement: sure }) };
    return [placed, ...alternates];
  }

  private main(pair: MakerAndNumber | undefined): Component | undefined {
    const { plan, record } = this;
    for (const { manufacturer, numbers } of plan.pairs.slice(1)) {
      if (manufacturer !== undefined) this.used.add(manufacturer);
      for (const index of numbers) this.used.add(index);
    }
    const maker = this.maker(pair?.manufacturer);
    const numbers = this.all(pair?.numbers ?? []);
    const values = this.all(plan.values);
    const [lcsc] = this.all(plan.lcsc);
    const description = this.first(plan.descriptions);
    const name = numbers[0] ?? values[0] ?? description ?? this.shifted() ?? lcsc;
    if (!name) return undefined;
    const identifiers: Identifier[] = [];
    for (const cell of numbers) identifiers.push(asIdentifier(cell, plan.devices ? "model" : "mpn"));
    for (const cell of values) identifiers.push(asIdentifier(cell, "mpn"));
    const suppliers: Supplier[] = maker ? makersOf(maker) : [];
    const named = numbers[0] ?? values[0];
    if (!named && name !== lcsc && mayBePartNumber(record.text, name)) identifiers.push(asIdentifier(name, "mpn"));
    if (!maker && named) {
      const split = splitMakerAndPart(name, record.text);
      suppliers.push(...split.suppliers);
      identifiers.push(...split.identifiers);
    }
    if (lcsc && /^C\d+$/.test(lcsc.value)) identifiers.push(asIdentifier(lcsc, "lcsc"));
    this.addFootprints(identifiers);
    if (!record.exact) this.addOthers(identifiers, name);
    for (const cell of this.all(plan.vendors)) suppliers.push(asSupplier(cell, "supplier"));
    for (const cell of this.all(plan.distributors)) suppliers.push(asSupplier(cell, "distributor"));
    const placement = this.placement([...numbers, ...values]);
    return {
      ...this.base(name, record.entry, "direct"),
      ...(identifiers.length > 0 && { identifiers }),
      ...(suppliers.length > 0 && { suppliers }),
      ...(placement && { placement }),
    };
  }

  private alternate(pair: MakerAndNumber): Component | undefined {
    const maker = this.maker(pair.manufacturer);
    const numbers = this.all(pair.numbers);
    const name = numbers[0] ?? maker;
    if (!name) return undefined;
    const cells = maker ? [maker, ...numbers] : numbers;
    const entry = {
      start: Math.min(...cells.map(({ start }) => start)),
      end: Math.max(...cells.map(({ end }) => end)),
    };
    return {
      ...this.base(name, entry, "alternate"),
      identifiers: numbers.map((cell) => asIdentifier(cell, this.plan.devices ? "model" : "mpn")),
      ...(maker && { suppliers: makersOf(maker) }),
      placement: { group: this.record.group },
    };
  }

  private base(name: Cell, entry: Span, relation: Component["relation"]): Component {
    const { record, plan } = this;
    return {
      kind: record.kind ?? (plan.devices ? "device" : "part"),
      name: name.value,
      nameSpan: { start: name.start, end: name.end },
      entry,
      scope: record.scope,
      relation,
      ...(record.mention && { mention: true }),
    };
  }

  /** `Library:Name` says the family of a part that has no other name: `RF_GSM:Quectel_BC66`. */
  private addFootprints(identifiers: Identifier[]): void {
    for (const cell of this.all(this.plan.footprints)) {
      const value = cell.value.slice(cell.value.indexOf(":") + 1);
      if (passiveFootprint.test(value)) continue;
      const start = cell.end - value.length;
      if (mayBePartNumber(this.record.text, { start, end: cell.end })) {
        identifiers.push({ scheme: "mpn", value, start, end: cell.end });
      }
    }
  }

  /** A row with a cell too few or too many has its part number in another column: every other cell may be one. */
  private addOthers(identifiers: Identifier[], name: Cell): void {
    const { plan, record } = this;
    for (let index = 0; index < record.count; index++) {
      if (this.used.has(index) || plan.ignored.has(index)) continue;
      const cell = record.cell(index);
      if (!cell || cell.start === name.start || !mayBePartNumber(record.text, cell)) continue;
      if (plan.references.includes(index) && !/^[^\s,]*-[^\s,]*$/.test(cell.value)) continue;
      identifiers.push(asIdentifier(cell, "mpn"));
    }
  }

  /** The part number of a row whose own columns are empty. */
  private shifted(): Cell | undefined {
    const { plan, record } = this;
    for (let index = 0; index < record.count; index++) {
      if (this.used.has(index) || plan.ignored.has(index) || plan.references.includes(index)) continue;
      const cell = record.cell(index);
      if (cell && mayBePartNumber(record.text, cell)) return cell;
    }
    return undefined;
  }

  private placement(named: readonly Cell[]): Placement | undefined {
    const { plan, record } = this;
    const quantity = this.first(plan.quantities)?.value;
    const designators = this.first(plan.references)?.value;
    const notPlaced =
      record.notPlaced === true ||
      plan.notPlaced.some((index) => isYes(record.cell(index))) ||
      plan.placed.some((index) => isNo(record.cell(index))) ||
      named.some(({ value }) => value.includes("DN") && /(?:^|[\s(/_,-])DN[PFI](?:$|[\s)/_,-])/.test(value));
    if (quantity === undefined && designators === undefined && !notPlaced) return undefined;
    return {
      ...(quantity !== undefined && { quantity }),
      ...(designators !== undefined && { designators }),
      ...(notPlaced && { notPlaced }),
    };
  }

  private maker(index: number | undefined): Cell | undefined {
    if (index === undefined) return undefined;
    const cell = this.record.cell(index);
    if (!saysSomething(cell) || isNumberNotMaker(cell)) return undefined;
    this.used.add(index);
    return cell;
  }

  private all(indexes: readonly number[]): Cell[] {
    const cells: Cell[] = [];
    for (const index of indexes) {
      this.used.add(index);
      const cell = this.record.cell(index);
      if (saysSomething(cell)) cells.push(cell);
    }
    return cells;
  }

  private first(indexes: readonly number[]): Cell | undefined {
    for (const index of indexes) {
      const cell = this.record.cell(index);
      if (saysSomething(cell)) return cell;
    }
    return undefined;
  }
}

function asIdentifier(cell: Cell, scheme: Identifier["scheme"]): Identifier {
  return { scheme, value: cell.value, start: cell.start, end: cell.end };
}

function asSupplier(cell: Cell, role: Supplier["role"]): Supplier {
  return { role, name: cell.value, start: cell.start, end: cell.end };
}

function isYes(cell: Cell | undefined): boolean {
  return (
    cell !== undefined &&
    cell.value !== "" &&
    !/^(?:0|n|no|false|nein|-|否|place|placed|populate|fitted)$/i.test(cell.value)
  );
}

function isNo(cell: Cell | undefined): boolean {
  return cell !== undefined && /^(?:0|n|no|false|nein|dn[pfis]|not fitted|否)$/i.test(cell.value);
}
