import type { Analysis, Component, Finding } from "../../core/model.js";
import { componentsAt } from "../../core/remedies/componentsAt.js";
import { namesAnother } from "../../core/remedies/namesAnother.js";
import { severityOrder } from "../../core/audit/result.js";
import { weightOf } from "../audit/gravestFirst.js";

/** A line of the table: one component and the gravest finding about it. */
export interface BomRow {
  readonly component: Component;
  readonly finding?: Finding;
  /** 0 is the gravest; what is not listed comes last. */
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
  return components.map((component): BomRow => {
    const finding = byComponent.get(component);
    return { component, weight: finding ? weightOf(finding) : severityOrder.length + 1, ...(finding && { finding }) };
  });
}

/** The maker that a row names. */
export function makerOf({ component }: BomRow): string | undefined {
  const { suppliers } = component;
  return (suppliers?.find(({ role }) => role === "manufacturer") ?? suppliers?.[0])?.name;
}

/** Something to use instead of a listed part, as it is recorded. */
export interface SecondSource {
  readonly title: string;
  readonly grade?: string;
  readonly note?: string;
}

/** What could be placed instead of a row's part. */
export function secondSources({ finding }: BomRow): readonly SecondSource[] {
  return (finding?.fixes ?? []).filter(namesAnother).map(({ to, title, grade, note }) => ({
    title: to ?? title,
    ...(grade !== undefined && { grade }),
    ...(note !== undefined && { note }),
  }));
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
