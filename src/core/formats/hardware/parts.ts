import type { Component, ComponentKind, Identifier, Placement, Span, Supplier } from "../../model.js";
import { isNumberNotMaker, makersOf, mayBePartNumber, splitMakerAndPart } from "./partCells.js";
import type { MakerAndNumber, PartPlan } from "./partPlan.js";
import { isRemarkRow } from "./remarkRow.js";
import { cellAt, type Cell, type CellRow } from "../shared/cells.js";

/** What holds for every record of a document. */
export interface PartContext {
  readonly text: string;
  readonly scope: string;
  readonly kind?: ComponentKind;
  /** Every value is under its own name, so none can have slipped into another's place. */
  readonly exact?: boolean;
}

/** A row of a table, a placed symbol, a map: its cells and what surrounds them. */
export interface PartRecord {
  readonly row: CellRow;
  readonly entry: Span;
  /** Number of this record, unique in the document: the group of its alternates. */
  readonly group: number;
  readonly mention?: boolean;
  readonly notPlaced?: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Adds the part a record describes, and its alternates; nothing when the record names none. A list of parts may have half a million
 * rows, so nothing is made here that is not kept.
 */
export function addParts(plan: PartPlan, context: PartContext, record: PartRecord, into: Component[]): void {
  if (!context.exact && isRemarkRow(context.text, record.row, plan)) return;
  const main = readMain(plan, context, record);
  if (!main) return;
  into.push(main);
  const before = into.length;
  for (let at = 1; at < plan.pairs.length; at++) {
    const pair = plan.pairs[at];
    const alternate = pair && readAlternate(pair, plan, context, record);
    if (alternate) into.push(alternate);
  }
  if (into.length > before) main.placement = { ...main.placement, group: record.group };
}

// eslint-disable-next-line complexity -- hot: once for each of half a million rows
function readMain(plan: PartPlan, context: PartContext, record: PartRecord): Mutable<Component> | undefined {
  const { text } = context;
  const { row } = record;
  const makerIndex = plan.pairs[0]?.manufacturer ?? -1;
  const maker = cellAt(row, makerIndex);
  const isShifted = maker !== undefined && isNumberNotMaker(maker.value);
  const identifiers: Identifier[] = [];
  const suppliers: Supplier[] = [];
  let name: Cell | undefined;
  let isSure = false;
  for (const index of plan.pairs[0]?.numbers ?? []) {
    const cell = cellAt(row, index);
    if (!cell) continue;
    isSure ||= index === plan.mpn && mayBePartNumber(text, cell.start, cell.end);
    name ??= cell;
    identifiers.push(asIdentifier(cell, plan.devices ? "model" : "mpn"));
  }
  for (const index of plan.values) {
    const cell = cellAt(row, index);
    if (!cell) continue;
    if (!name || isWorthScreening(text, cell)) identifiers.push(asIdentifier(cell, "mpn"));
    name ??= cell;
  }
  const isNamed = name !== undefined;
  const lcsc = firstOf(row, plan.lcsc);
  name ??= firstOf(row, plan.descriptions) ?? (context.exact ? undefined : shifted(plan, context, row)) ?? lcsc;
  if (!name || isTotal(name.value)) return undefined;
  if (!isNamed && name !== lcsc && mayBePartNumber(text, name.start, name.end)) {
    identifiers.push(asIdentifier(name, "mpn"));
  }
  if (maker && !isShifted) suppliers.push(...makersOf(maker));
  else if (isNamed) {
    const value = firstOf(row, plan.values);
    for (const cell of value && value.start !== name.start ? [name, value] : [name]) {
      const split = splitMakerAndPart(cell, text);
      suppliers.push(...split.suppliers);
      identifiers.push(...split.identifiers);
    }
  }
  if (lcsc && /^C\d+$/.test(lcsc.value)) identifiers.push(asIdentifier(lcsc, "lcsc"));
  if (plan.footprints.length > 0) addFootprints(plan, context, row, maker === undefined, identifiers);
  // A row with a cell too few or too many has its part number in another column: every other cell may be one.
  if (!context.exact && (!isSure || isShifted))
    addOthers(plan, text, row, isShifted ? makerIndex : -1, name, identifiers);
  addSuppliers(row, plan.vendors, "supplier", suppliers);
  addSuppliers(row, plan.distributors, "distributor", suppliers);
  const component = base(plan, context, record, name, record.entry, "direct");
  if (identifiers.length > 0) component.identifiers = identifiers;
  if (suppliers.length > 0) component.suppliers = suppliers;
  const placement = placementOf(plan, record, name);
  if (placement) component.placement = placement;
  return component;
}

function readAlternate(
  pair: MakerAndNumber,
  plan: PartPlan,
  context: PartContext,
  record: PartRecord,
): Component | undefined {
  const maker = cellAt(record.row, pair.manufacturer ?? -1);
  const numbers = pair.numbers.flatMap((index) => cellAt(record.row, index) ?? []);
  const name = numbers[0] ?? maker;
  if (!name) return undefined;
  const cells = maker ? [maker, ...numbers] : numbers;
  const entry = { start: Math.min(...cells.map(({ start }) => start)), end: Math.max(...cells.map(({ end }) => end)) };
  const component = base(plan, context, record, name, entry, "alternate");
  component.identifiers = numbers.map((cell) => asIdentifier(cell, plan.devices ? "model" : "mpn"));
  if (maker) component.suppliers = makersOf(maker);
  component.placement = { group: record.group };
  return component;
}

function base(
  plan: PartPlan,
  context: PartContext,
  record: PartRecord,
  name: Cell,
  entry: Span,
  relation: Component["relation"],
): Mutable<Component> {
  const component: Mutable<Component> = {
    kind: context.kind ?? (plan.devices ? "device" : "part"),
    name: name.value,
    nameSpan: { start: name.start, end: name.end },
    entry,
    scope: context.scope,
    relation,
  };
  if (record.mention) component.mention = true;
  return component;
}

/** Footprints of parts without a family: `C_0603_1608Metric`, `R0402`, `SOT-23`. */
const passiveFootprint = /^(?:[RCLDF]|LED)[_-]?\d|Metric|^(?:SO[TDP]|SOIC|QF[NP]|TSSOP|LQFP|DIP|PinHeader)/i;

/** `Library:Name` says the family of a part that has no other name: `RF_GSM:Quectel_BC66`. */
function addFootprints(
  plan: PartPlan,
  { text }: PartContext,
  row: CellRow,
  isMakerless: boolean,
  into: Identifier[],
): void {
  for (const index of plan.footprints) {
    const cell = cellAt(row, index);
    if (!cell) continue;
    const value = cell.value.slice(cell.value.indexOf(":") + 1);
    const start = cell.end - value.length;
    if (!mayBePartNumber(text, start, cell.end) || passiveFootprint.test(value)) continue;
    into.push({ scheme: "mpn", value, start, end: cell.end });
    if (isMakerless && start > cell.start) into.push(asIdentifier(cell, "name"));
  }
}

function addOthers(plan: PartPlan, text: string, row: CellRow, maker: number, name: Cell, into: Identifier[]): void {
  for (let index = 0; index < row.count; index++) {
    if (plan.known.has(index) && index !== maker) continue;
    const start = row.starts[index] ?? 0;
    const end = row.ends[index] ?? 0;
    if (start === name.start || !mayBePartNumber(text, start, end)) continue;
    const cell = cellAt(row, index);
    if (!cell || (plan.references.includes(index) && !/^[^\s,]*-[^\s,]*$/.test(cell.value))) continue;
    into.push(asIdentifier(cell, "mpn"));
  }
}

/** The part number of a row whose own columns are empty. */
function shifted(plan: PartPlan, { text }: PartContext, row: CellRow): Cell | undefined {
  const maker = plan.pairs[0]?.manufacturer ?? -1;
  for (let index = 0; index < row.count; index++) {
    if ((plan.known.has(index) && index !== maker) || plan.references.includes(index)) continue;
    if (mayBePartNumber(text, row.starts[index] ?? 0, row.ends[index] ?? 0)) return cellAt(row, index);
  }
  return undefined;
}

function addSuppliers(row: CellRow, indexes: readonly number[], role: Supplier["role"], into: Supplier[]): void {
  for (const index of indexes) {
    const cell = cellAt(row, index);
    if (cell) into.push({ role, name: cell.value, start: cell.start, end: cell.end });
  }
}

function placementOf(plan: PartPlan, { row, notPlaced }: PartRecord, name: Cell): Placement | undefined {
  const quantity = firstOf(row, plan.quantities)?.value;
  const designators = firstOf(row, plan.references)?.value;
  const isOut = notPlaced === true || saysNotPlaced(plan, row, name);
  if (quantity === undefined && designators === undefined && !isOut) return undefined;
  const placement: Mutable<Placement> = {};
  if (quantity !== undefined) placement.quantity = quantity;
  if (designators !== undefined) placement.designators = designators;
  if (isOut) placement.notPlaced = true;
  return placement;
}

function saysNotPlaced(plan: PartPlan, row: CellRow, name: Cell): boolean {
  for (const index of plan.notPlaced) if (isYes(rawValue(row, index))) return true;
  for (const index of plan.placed) if (isNo(rawValue(row, index))) return true;
  if (isMarkedOut(name.value)) return true;
  for (const index of plan.values) if (isMarkedOut(rawValue(row, index))) return true;
  return false;
}

/** `0R DNP`, `DNF`, `10k (DNI)`. */
function isMarkedOut(value: string): boolean {
  return value.includes("DN") && /(?:^|[\s(/_,-])DN[PFI](?:$|[\s)/_,-])/.test(value);
}

function rawValue(row: CellRow, index: number): string {
  return index < row.count ? row.value(index) : "";
}

/** Whether a cell under "do not place" says so. */
export function isYes(value: string): boolean {
  return value !== "" && !/^(?:0|n|no|false|nein|-|否|place|placed|populate|fitted)$/i.test(value);
}

function isNo(value: string): boolean {
  return /^(?:0|n|no|false|nein|dn[pfis]|not fitted|否)$/i.test(value);
}

/** A short value that begins with a digit is that of a resistor or capacitor. */
function isWorthScreening(text: string, { start, end }: Cell): boolean {
  const first = text.charCodeAt(start);
  return !(first >= 48 && first <= 57 && end - start <= 6) && mayBePartNumber(text, start, end);
}

function isTotal(name: string): boolean {
  return name.length < 80 && /^(?:sub|grand )?total\b|\b(?:sub)?total:?$|^summe\b|^合计|^总计|^小计/i.test(name);
}

function firstOf(row: CellRow, indexes: readonly number[]): Cell | undefined {
  for (const index of indexes) {
    const cell = cellAt(row, index);
    if (cell) return cell;
  }
  return undefined;
}

function asIdentifier(cell: Cell, scheme: Identifier["scheme"]): Identifier {
  return { scheme, value: cell.value, start: cell.start, end: cell.end };
}
