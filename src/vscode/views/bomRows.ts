import type { Analysis, Component, Finding } from "../../core/model.js";
import { componentsAt } from "../../core/remedies/componentsAt.js";
import { namesAnother } from "../../core/remedies/namesAnother.js";
import { severityOrder } from "../../core/model/severities.js";
import { weightOf } from "../bundles/lent.js";

/** A component and the most severe finding about it. */
export interface BomPart {
  readonly component: Component;
  readonly finding?: Finding;
}

/** A line of the table: one row of the document, its alternates inside. */
export interface BomRow extends BomPart {
  readonly alternates: readonly BomPart[];
  /** 0 is the most severe; what is not listed comes last. */
  readonly weight: number;
}

/** The rows of a bill of materials, in the order of the document. */
export function bomRows({ components, findings }: Analysis): readonly BomRow[] {
  const byComponent = new Map<Component, Finding>();
  for (const finding of findings) {
    const about = finding.places.length > 1 ? componentsAt(finding.places, components) : [finding.component];
    for (const component of about) {
      const known = byComponent.get(component);
      if (!known || weightOf(finding) < weightOf(known)) byComponent.set(component, finding);
    }
  }
  const partOf = (component: Component): BomPart => {
    const finding = byComponent.get(component);
    return { component, ...(finding && { finding }) };
  };
  return rowsOf(components).map(([first, ...others]): BomRow => {
    const part = partOf(first);
    const weight = part.finding ? weightOf(part.finding) : severityOrder.length + 1;
    return { ...part, alternates: others.map(partOf), weight };
  });
}

/** Components by the row they are in, the one that is placed first. */
function rowsOf(components: readonly Component[]): readonly (readonly [Component, ...Component[]])[] {
  const rows: [Component, ...Component[]][] = [];
  const byGroup = new Map<number, [Component, ...Component[]]>();
  for (const component of components) {
    const group = component.placement?.group;
    const row = group === undefined ? undefined : byGroup.get(group);
    if (row && component.relation === "alternate") row.push(component);
    else if (row?.[0].relation === "alternate") row.unshift(component);
    else {
      const own: [Component] = [component];
      rows.push(own);
      if (group !== undefined && !row) byGroup.set(group, own);
    }
  }
  return rows;
}

/** The maker that a row names. */
export function makerOf({ component }: BomPart): string | undefined {
  const { suppliers } = component;
  return (suppliers?.find(({ role }) => role === "manufacturer") ?? suppliers?.[0])?.name;
}

/** Something to use instead of a listed part: an alternate of the row, or what is recorded. */
export interface SecondSource {
  readonly title: string;
  readonly grade?: string;
  readonly note?: string;
  /** What to call to put it there; absent where that is to be done by hand. */
  readonly use?: string;
}

/** What could be placed instead of a row's part, best first. */
export function secondSources({ finding }: BomPart): readonly SecondSource[] {
  return (finding?.fixes ?? []).filter(namesAnother).map(({ kind, to, title, grade, note }) => ({
    title: to ?? title,
    ...(grade !== undefined && { grade }),
    ...(note !== undefined && { note }),
    ...(kind !== "note" && { use: title }),
  }));
}

/** Whether a listed row can be changed as it stands: the row names another part, or one that fits is recorded. */
export function canChangeNow(sources: readonly SecondSource[]): boolean {
  return sources.some(({ grade, use }) => use !== undefined || grade === "drop-in" || grade === "pin-compatible");
}

/** Whether any of a row's words holds a text, whatever its capitals. */
export function rowHolds(row: BomRow, text: string): boolean {
  const sought = text.trim().toLowerCase();
  if (sought === "") return true;
  const { finding, component, alternates } = row;
  const words = [
    ...[row, ...alternates].flatMap((part) => [part.component.name, makerOf(part)]),
    component.placement?.designators,
    finding?.match.party.name,
    finding?.status.list.short,
    finding?.severity,
  ];
  return words.some((word) => word?.toLowerCase().includes(sought));
}

/** Columns by which the table sorts. */
export const bomColumns = ["Status", "Part", "Maker", "Second source", "Qty", "Designators"] as const;

/** How the table is sorted: a column's index, and whether its last comes first. */
export interface BomOrder {
  readonly column: number;
  readonly down: boolean;
}

/**
 * The rows in another order; rows that are equal stay as in the document. `covered` tells how many second sources a row has. Texts compare
 * with their numbers by value, by keys that are made once a row: a collator would take a quarter of a second for ten thousand rows.
 */
export function sortRows(
  rows: readonly BomRow[],
  { column, down }: BomOrder,
  covered: (row: BomRow) => number,
): readonly BomRow[] {
  const keyOf = keys[column] ?? keys[0];
  const keyed = rows.map((row) => ({ row, key: keyOf(row, covered) }));
  const first = down ? 1 : -1;
  keyed.sort((a, b) => (a.key < b.key ? first : a.key > b.key ? -first : 0));
  return keyed.map(({ row }) => row);
}

const keys: readonly [Key, ...Key[]] = [
  ({ weight }) => String(weight),
  ({ component }) => textKey(component.name),
  (row) => textKey(makerOf(row) ?? ""),
  (row, covered) => String(9 - Math.min(9, covered(row))),
  ({ component }) => textKey(component.placement?.quantity ?? ""),
  ({ component }) => textKey(component.placement?.designators ?? ""),
];

type Key = (row: BomRow, covered: (row: BomRow) => number) => string;

function textKey(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(12, "0"));
}
