import type { Component, Span } from "../../model.js";
import { planParts, type PartPlan } from "./partPlan.js";
import { addParts, type PartContext, type PartRecord } from "./parts.js";
import { rowOf, saysSomething, type Cell } from "../shared/cells.js";

/** A named property of a placed symbol or an element. */
export interface Property {
  readonly name: string;
  readonly cell: Cell;
}

/** What one variant of a design changes in a part. */
export interface PartVariant extends Span {
  readonly properties: readonly Property[];
  readonly notPlaced: boolean;
}

export type PropertyRecord = Pick<PartRecord, "entry" | "mention" | "notPlaced"> & Pick<PartContext, "kind" | "scope">;

/**
 * Parts from records of named properties, equal ones once: the first with the designators of all, since a board has its hundred
 * equal capacitors and one line in its parts list.
 */
export class PropertyParts {
  private readonly plans = new Map<string, PartPlan>();
  private readonly groups = new Map<string, { first: Component; rest: Component[]; designators: Set<string> }>();

  constructor(private readonly text: string) {}

  add(properties: readonly Property[], record: PropertyRecord): void {
    const names = properties.map(({ name }) => name);
    const plan = this.planOf(names);
    const cells = properties.map(({ cell }) => cell);
    const found: Component[] = [];
    const { scope, kind, ...place } = record;
    const context = { text: this.text, scope, ...(kind && { kind }) };
    addParts(plan, context, { ...place, row: rowOf(cells), group: this.groups.size + 1 }, found);
    const [first, ...rest] = found;
    if (!first) return;
    const references = new Set(plan.references);
    const key = [
      first.placement?.notPlaced ?? "",
      first.mention ?? "",
      ...cells.flatMap(({ value }, index) => (references.has(index) ? [] : [`${names[index] ?? ""}=${value}`])).sort(),
    ].join("\u0001");
    const designator = first.placement?.designators;
    const group = this.groups.get(key);
    if (!group) this.groups.set(key, { first, rest, designators: new Set(designator ? [designator] : []) });
    else if (designator) group.designators.add(designator);
  }

  /** The parts that variants put in another's place; one that changes nothing of the part itself is none. */
  addVariants(
    properties: readonly Property[],
    variants: readonly PartVariant[],
    record: Omit<PropertyRecord, "entry" | "notPlaced">,
  ): void {
    for (const variant of variants) {
      if (variant.properties.length === 0) continue;
      const { start, end, notPlaced } = variant;
      const entry = { start, end };
      this.add(withVariant(properties, variant), { ...record, entry, ...(notPlaced && { notPlaced }) });
    }
  }

  /** Every different part, in the order of its first place. */
  components(): Component[] {
    return [...this.groups.values()].flatMap(({ first, rest, designators }) => {
      if (designators.size < 2) return [first, ...rest];
      const placement = {
        ...first.placement,
        quantity: String(designators.size),
        designators: [...designators].join(", "),
      };
      return [{ ...first, placement }, ...rest];
    });
  }

  private planOf(names: readonly string[]): PartPlan {
    const key = names.join("\u0001");
    const plan = this.plans.get(key) ?? planParts(names);
    this.plans.set(key, plan);
    return plan;
  }
}

/** Keeps properties that say something; the reader need not look twice. */
export function property(name: string, value: string, start: number, end: number): Property[] {
  const trimmed = value.trimEnd();
  const cell = { value: trimmed, start, end: end - (value.length - trimmed.length) };
  return saysSomething(cell) ? [{ name, cell }] : [];
}

/** A part's properties as a variant has them. */
function withVariant(properties: readonly Property[], { properties: changed }: PartVariant): Property[] {
  const names = new Set(changed.map(({ name }) => name));
  return [...properties.filter(({ name }) => !names.has(name)), ...changed];
}
