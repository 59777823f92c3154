import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { ColumnHeaders } from "../../src/core/formats/hardware/columnHeaders.js";
import { columnRoles, type ColumnRole } from "../../src/core/formats/hardware/columnRoles.js";

/** `data/columns.yaml`: what a column says, or another key → language → headers with commas between. */
export type ColumnsFile = Readonly<Record<ColumnRole | OtherKey, Readonly<Record<string, string>>>>;

type OtherKey = "unowned-order-number" | "alternate-maker" | "alternate";

export const columnsKeys = [...columnRoles, "unowned-order-number", "alternate-maker", "alternate"] as const;

const file = path.join(__dirname, "..", "..", "data", "columns.yaml");

/** What `data/columns.yaml` knows of headers, as the readers of parts take it. */
export function readColumnHeaders(): ColumnHeaders {
  // The failsafe schema keeps every scalar a text: the header `no` is no truth.
  const known = parse(readFileSync(file, "utf8"), { schema: "failsafe" }) as ColumnsFile;
  const text = (key: keyof ColumnsFile): string => headersOf(known[key]).join("|");
  return {
    roles: Object.fromEntries(columnRoles.map((role) => [role, text(role)])) as Record<ColumnRole, string>,
    unownedOrderNumber: text("unowned-order-number"),
    alternateMaker: text("alternate-maker"),
    alternate: text("alternate"),
  };
}

/** The headers of one key, whatever the language. */
export function headersOf(byLanguage: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(byLanguage).flatMap((text) => text.split(",").map((header) => header.trim()));
}
