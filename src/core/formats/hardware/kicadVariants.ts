import type { SexprCursor } from "../../syntax/sexpr.js";
import { property, type PartVariant, type Property } from "./propertyParts.js";

/** Lists that hold no properties or fields: one inside them says that its end is missing. */
export const leaves =
  " property field fp_text effects font at layer uuid tstamp tedit descr tags path attr hide justify size thickness name value ref footprint ";

/**
 * Reads the variant whose head `variant` the cursor is on to its end: `(variant (name "CN") (dnp no) (field (name "MPN") (value "X")))`
 * in boards and schematics, `(variant (property (name "dnp") (value "1")) (fields (field (name "MPN") "X")))` in netlists.
 */
export function readVariant(cursor: SexprCursor, start: number): PartVariant {
  const outside = cursor.depth - 1;
  const properties: Property[] = [];
  let notPlaced = false;
  let field = { name: "", depth: 0 };
  while (cursor.depth > outside && cursor.next() !== "end") {
    if (cursor.depth < field.depth) field = { name: "", depth: 0 };
    if (cursor.token !== "open") {
      if (cursor.depth === field.depth && cursor.token !== "close") properties.push(...textOf(cursor, field.name));
      continue;
    }
    cursor.next();
    if (cursor.is("dnp")) {
      cursor.next();
      notPlaced ||= cursor.is("yes");
    } else if (cursor.is("field") || cursor.is("property")) field = { name: "", depth: cursor.depth };
    else if (field.depth > 0 && cursor.is("name")) {
      cursor.next();
      field = { ...field, name: cursor.value() };
    } else if (field.depth > 0 && cursor.is("value")) {
      cursor.next();
      if (field.name === "dnp") notPlaced ||= cursor.value() === "1";
      else properties.push(...textOf(cursor, field.name));
    }
  }
  return { start, end: cursor.end, properties, notPlaced };
}

function textOf(cursor: SexprCursor, name: string): Property[] {
  if (name === "" || (cursor.token !== "string" && cursor.token !== "atom")) return [];
  return property(name, cursor.value(), cursor.start, cursor.end);
}
