/** What a column of a parts table, a property of a symbol or a key of a hardware spec says. */
export const columnRoles = [
  "manufacturer",
  "mpn",
  /** A part number that may be the maker's or the house's own. */
  "number",
  "model",
  "value",
  "description",
  "reference",
  /** A running number or another header that also lists of other things have. */
  "item",
  "quantity",
  /** Who sells it, and under which number. */
  "vendor",
  "distributor",
  "order-number",
  "lcsc",
  "footprint",
  /** Set: do not place. */
  "not-placed",
  /** Set: place. */
  "placed",
  /** Coordinates of a pick-and-place file. */
  "position",
  /** What only an inventory of devices has: serial number, address, site. */
  "inventory",
  "price",
  "link",
] as const;

export type ColumnRole = (typeof columnRoles)[number];

/** The roles by name, as a team may give them in its policy. */
export function isColumnRole(word: string): word is ColumnRole {
  return (columnRoles as readonly string[]).includes(word);
}
