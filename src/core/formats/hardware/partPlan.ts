import { columnOf, type Column } from "./columnOf.js";
import type { ColumnRole } from "./columnRoles.js";

/** Which columns (or properties, or keys) say what of a part. Numbers are column indexes. */
export interface PartPlan {
  /** The part first, then its alternates. */
  readonly pairs: readonly MakerAndNumber[];
  /** Best first. */
  readonly values: readonly number[];
  readonly descriptions: readonly number[];
  readonly references: readonly number[];
  readonly quantities: readonly number[];
  readonly notPlaced: readonly number[];
  readonly placed: readonly number[];
  readonly vendors: readonly number[];
  readonly distributors: readonly number[];
  readonly lcsc: readonly number[];
  readonly footprints: readonly number[];
  /** The column that is the maker's part number for certain; -1 when there is none. */
  readonly mpn: number;
  /** Columns that are read for what they are, or are never a part number (links, prices, coordinates): a stray one is not sought there. */
  readonly known: ReadonlySet<number>;
  /** The rows describe devices in use rather than parts to be placed. */
  readonly devices: boolean;
  readonly roles: ReadonlySet<ColumnRole>;
}

/** Column indexes of one maker and its part numbers, the best number first. */
export interface MakerAndNumber {
  readonly manufacturer?: number;
  readonly numbers: readonly number[];
}

/** Plan of a row of headers; `further` maps a header to a role by the team's own word. */
export function planParts(headers: readonly string[], further?: ReadonlyMap<string, ColumnRole>): PartPlan {
  const columns = withMakersOrderNumbers(
    headers.map((header): Column | undefined => {
      const role = further?.get(header.trim().toLowerCase());
      return role ? { role, rank: -1 } : columnOf(header);
    }),
  );
  const of = (role: ColumnRole): number[] =>
    columns
      .flatMap((column, index) => (column?.role === role ? [{ index, rank: column.rank }] : []))
      .sort((a, b) => a.rank - b.rank)
      .map(({ index }) => index);
  const roles = new Set(columns.flatMap((column) => (column ? [column.role] : [])));
  const pairs = pairUp(headers, columns);
  const [main] = pairs;
  const mpn = main?.numbers.find((index) => columns[index]?.role === "mpn") ?? -1;
  return {
    pairs,
    // "Item, Quantity, Link": where nothing else names the part, the item does.
    values: names.some((role) => roles.has(role)) ? of("value") : of("item"),
    descriptions: of("description"),
    references: of("reference"),
    quantities: of("quantity"),
    notPlaced: of("not-placed"),
    placed: of("placed"),
    vendors: of("vendor"),
    distributors: of("distributor"),
    lcsc: of("lcsc"),
    footprints: of("footprint"),
    mpn,
    known: new Set([
      ...pairs.flatMap(({ manufacturer, numbers }) => [manufacturer ?? -1, ...numbers]),
      ...soughtElsewhere.flatMap(of),
    ]),
    devices:
      roles.has("model") &&
      !(["mpn", "reference", "lcsc", "footprint"] as const).some((role) => roles.has(role)) &&
      (roles.has("inventory") || !roles.has("quantity")),
    roles,
  };
}

/** "Hersteller; Bestellnummer": beside a maker without another number, and without a seller, the number to order by is the maker's. */
function withMakersOrderNumbers(columns: readonly (Column | undefined)[]): readonly (Column | undefined)[] {
  return columns.map((column) => {
    if (!column?.isUnowned) return column;
    const { ordinal = 1 } = column;
    const has = (...roles: readonly ColumnRole[]): boolean =>
      columns.some((other) => other && (other.ordinal ?? 1) === ordinal && roles.includes(other.role));
    return has("manufacturer") && !has(...numberRoles, "vendor", "distributor")
      ? { ...column, role: "number" }
      : column;
  });
}

const soughtElsewhere: readonly ColumnRole[] = [
  "value",
  "lcsc",
  "footprint",
  "item",
  "link",
  "price",
  "position",
  "inventory",
];

/** Roles of columns that say what the part is. */
const names: readonly ColumnRole[] = ["mpn", "number", "model", "value", "description"];

const numberRoles: readonly ColumnRole[] = ["mpn", "model", "number"];

/**
 * Makers and numbers belong together by the number in their headers ("Manufacturer 2", "MPN 2"), or, where a header is simply
 * repeated, by their order. Several different headers without a number all speak of the part itself.
 */
function pairUp(headers: readonly string[], columns: readonly (Column | undefined)[]): MakerAndNumber[] {
  const pairs = new Map<number, { manufacturer?: number; numbers: { index: number; rank: number }[] }>();
  const seen = new Map<string, number>();
  columns.forEach((column, index) => {
    if (!column || (column.role !== "manufacturer" && !numberRoles.includes(column.role))) return;
    const key = headers[index]?.trim().toLowerCase() ?? "";
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const ordinal = column.ordinal ?? times;
    const pair = pairs.get(ordinal) ?? { numbers: [] };
    pairs.set(ordinal, pair);
    if (column.role === "manufacturer") pair.manufacturer ??= index;
    else pair.numbers.push({ index, rank: numberRoles.indexOf(column.role) * 1000 + column.rank });
  });
  return [...pairs]
    .sort(([a], [b]) => a - b)
    .map(([, { manufacturer, numbers }]) => ({
      ...(manufacturer !== undefined && { manufacturer }),
      numbers: numbers.sort((a, b) => a.rank - b.rank).map(({ index }) => index),
    }));
}
