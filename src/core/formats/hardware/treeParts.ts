import type { Component, ComponentKind } from "../../model.js";
import { entriesOf, getPath, scalar, type MapEntry, type MapNode, type TreeNode } from "../../syntax/tree.js";
import { mapsOf, type PlacedMap } from "../../syntax/treeWalk.js";
import type { ColumnRole } from "./columnRoles.js";
import { planParts, type PartPlan } from "./partPlan.js";
import { addParts } from "./parts.js";
import { rowOf, saysSomething, type Cell } from "../shared/cells.js";

/** How a map of keys and values is taken for a part. */
export interface TreePartOptions {
  /** Maps that say what the part is, without its maker, count too: in files that speak of hardware by name. */
  readonly makerless?: boolean;
  readonly kind?: ComponentKind;
  readonly mention?: boolean;
  /** Keys that mean a role by the team's own word. */
  readonly columns?: ReadonlyMap<string, ColumnRole>;
}

interface Field {
  readonly name: string;
  readonly cell: Cell;
}

/** The parts and devices that the maps of a tree describe: those with a maker and a model, a part number, an SoC. */
export function partsOfTree(text: string, root: TreeNode | undefined, options: TreePartOptions = {}): Component[] {
  const components: Component[] = [];
  for (const placed of mapsOf(root)) {
    const fields = placed.map.entries.flatMap(fieldOf);
    if (fields.length === 0) continue;
    const plan = planOf(fields, options);
    if (!describesPart(plan, fields, options)) continue;
    components.push(...fromMap(text, placed, fields, plan, options, components.length + 1));
  }
  return components;
}

/** In a spec the vendor is the maker, unless another key says who that is. */
function planOf(fields: readonly Field[], { columns }: TreePartOptions): PartPlan {
  const names = fields.map(({ name }) => name);
  const plan = planParts(names, columns);
  if (plan.roles.has("manufacturer") || !plan.roles.has("vendor")) return plan;
  return planParts(names, new Map([...(columns ?? []), ["vendor", "manufacturer"]]));
}

function fromMap(
  text: string,
  { map, under }: PlacedMap,
  fields: readonly Field[],
  plan: PartPlan,
  options: TreePartOptions,
  group: number,
): Component[] {
  const scope = under?.key.value ?? "hardware";
  const kind = options.kind ?? (/firmware/i.test(scope) ? "firmware" : undefined);
  const found: Component[] = [];
  addParts(
    plan,
    { text, scope, exact: true, ...(kind && { kind }) },
    {
      row: rowOf(fields.map(({ cell }) => cell)),
      entry: { start: map.start, end: map.end },
      group,
      ...(options.mention && { mention: true }),
    },
    found,
  );
  const [first, ...rest] = found;
  if (!first) return [];
  const version = versionOf(map);
  return [{ ...first, ...version }, ...rest];
}

/** A scalar under its key; of `manufacturer: { name: … }` the name. */
function fieldOf(entry: MapEntry): Field[] {
  const value = scalar(entry.value) ?? scalar(getPath(entry.value, "name"));
  if (!value || value.kind === "null") return [];
  // A block scalar is prose.
  const cell = { value: value.value.trim(), start: value.start, end: value.end };
  return saysSomething(cell) && cell.value.length <= 200 ? [{ name: entry.key.value, cell }] : [];
}

function describesPart(plan: PartPlan, fields: readonly Field[], { makerless }: TreePartOptions): boolean {
  const has = (...roles: readonly ColumnRole[]): boolean => roles.some((role) => plan.roles.has(role));
  if (has("manufacturer")) return has("mpn", "number", "model", "value", "lcsc") || makerless === true;
  if (has("vendor")) return has("mpn", "model", "number") || (makerless === true && has("value"));
  if (!makerless) return false;
  return has("mpn", "model", "lcsc") || fields.some(({ name }) => chip.test(name));
}

/** Keys that name a chip or module by themselves. */
const chip =
  /^(?:soc|chip|chipset|cpu|processor|modem|module|sensor|camera|lidar|radio)(?:[_-]?(?:model|type|name|part))?$/i;

/** The firmware or hardware version a map gives. */
function versionOf(map: MapNode): Pick<Component, "version" | "versionSpan"> {
  for (const { key, value } of entriesOf(map)) {
    if (!/^(?:version|firmware|fw|firmware[_-]version|fw[_-]version)$/i.test(key.value)) continue;
    const node = scalar(value);
    if (node?.value) return { version: node.value, versionSpan: { start: node.start, end: node.end } };
  }
  return {};
}
