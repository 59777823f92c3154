import type { SexprCursor } from "../../syntax/sexpr.js";
import type { Format } from "../format.js";
import { readKicadParts } from "./kicadParts.js";
import { leaves, readVariant } from "./kicadVariants.js";
import { property, type PropertyParts, type PartVariant, type Property } from "./propertyParts.js";

/** KiCad netlists: the components with their fields, as exported from a schematic. */
export const kicadNetlist: Format = {
  id: "hardware/kicad-netlist",
  title: "KiCad netlist",
  files: ["*.net"],
  ecosystems: ["electronic parts"],
  supersededBy: ["*.kicad_sch", "*.sch"],
  generated: true,
  recognizes: ({ text }) => /^\s*\(export\s+\(version/.test(text.slice(0, 300)),
  extract: ({ text }) => readKicadParts(text, { isPart: isComponent, readPart: readComponent }),
};

const fieldNames: ReadonlyMap<string, string> = new Map([
  ["ref", "Reference"],
  ["value", "Value"],
  ["footprint", "Footprint"],
]);

/** `(comp (ref "U1") …`; parts of libraries are `(libpart`. */
function isComponent(cursor: SexprCursor): boolean {
  return cursor.is("comp") && cursor.opensNext();
}

/**
 * Reads to the component's end, or to the head of a further one where this one is not closed; returns where that opens. Fields are
 * `(field (name "MPN") "EC25-E")` and `(property (name "MPN") (value "EC25-E"))`.
 */
function readComponent(cursor: SexprCursor, start: number, parts: PropertyParts): number {
  cursor.enterAt(3, start);
  const properties: Property[] = [];
  let notPlaced = false;
  let opened = start;
  const variants: PartVariant[] = [];
  let named = { name: "", depth: 0 };
  while (cursor.depth > 2 && cursor.next() !== "end") {
    if (cursor.depth < named.depth) named = { name: "", depth: 0 };
    if (cursor.token === "close") continue;
    if (cursor.token !== "open") {
      // The value of a field is beside its name.
      if (cursor.depth === named.depth) properties.push(...textOf(cursor, named.name));
      continue;
    }
    opened = cursor.start;
    const head = cursor.next();
    if (isComponent(cursor)) break;
    if (cursor.is("variant")) variants.push(readVariant(cursor, opened));
    else if (cursor.is("field") || cursor.is("property")) {
      if (cursor.isWithin(leaves)) cursor.enterAt(cursor.is("field") ? 5 : 4, opened);
      named = { name: "", depth: cursor.depth };
    } else if (named.depth > 0 && cursor.is("name")) {
      cursor.next();
      named.name = cursor.value();
      notPlaced ||= named.name === "dnp";
    } else if (named.depth > 0 && cursor.is("value")) {
      cursor.next();
      if (named.name === "dnp") notPlaced = cursor.value() !== "0";
      properties.push(...textOf(cursor, named.name));
    } else if (cursor.depth === 4 && head === "atom") {
      const name = fieldNames.get(cursor.value());
      if (name === undefined) continue;
      cursor.next();
      properties.push(...textOf(cursor, name));
    }
  }
  const end = isComponent(cursor) ? opened : cursor.end;
  parts.add(properties, { entry: { start, end }, scope: "comp", ...(notPlaced && { notPlaced }) });
  parts.addVariants(properties, variants, { scope: "comp" });
  return opened;
}

function textOf(cursor: SexprCursor, name: string): Property[] {
  if (name === "" || (cursor.token !== "string" && cursor.token !== "atom")) return [];
  return property(name, cursor.value(), cursor.start, cursor.end);
}
