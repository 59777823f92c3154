import type { Extraction, SourceText } from "../../model.js";
import { SexprCursor } from "../../syntax/sexpr.js";
import type { Format } from "../format.js";
import { property, PropertyParts, type Property } from "./propertyParts.js";
import { unclosedAtEnd } from "./sexprProblems.js";

/** KiCad netlists: the components with their fields, as exported from a schematic. */
export const kicadNetlist: Format = {
  id: "hardware/kicad-netlist",
  title: "KiCad netlist",
  files: ["*.net"],
  ecosystems: ["electronic parts"],
  supersededBy: ["*.kicad_sch", "*.sch"],
  generated: true,
  recognizes: ({ text }) => /^\s*\(export\s+\(version/.test(text.slice(0, 300)),
  extract({ text }: SourceText): Extraction {
    const cursor = new SexprCursor(text);
    const parts = new PropertyParts(text);
    while (cursor.next() !== "end") {
      if (cursor.token !== "open") continue;
      const start = cursor.start;
      const { depth } = cursor;
      cursor.next();
      if (depth === 2 && !cursor.is("components")) cursor.leaveTo(1);
      else if (depth === 3 && cursor.is("comp")) readComponent(cursor, start, parts);
    }
    return { components: parts.components(), problems: unclosedAtEnd(text, cursor) };
  },
};

const fieldNames: Readonly<Record<string, string>> = { ref: "Reference", value: "Value", footprint: "Footprint" };

function readComponent(cursor: SexprCursor, start: number, parts: PropertyParts): void {
  const properties: Property[] = [];
  let notPlaced = false;
  while (cursor.depth > 2 && cursor.next() !== "end") {
    if (cursor.token !== "open") continue;
    const head = cursor.next();
    if (cursor.depth === 4 && head === "atom") {
      const name = fieldNames[cursor.value()];
      if (name) properties.push(...readAtom(cursor, name));
    }
    if (cursor.is("field") || cursor.is("property")) {
      const found = readNamed(cursor);
      if (found?.name === "dnp") notPlaced = true;
      else if (found?.property) properties.push(found.property);
    }
  }
  parts.add(properties, {
    entry: { start, end: cursor.end },
    scope: "comp",
    ...(notPlaced && { notPlaced }),
  });
}

function readAtom(cursor: SexprCursor, name: string): Property[] {
  cursor.next();
  if (cursor.token !== "string" && cursor.token !== "atom") return [];
  return property(name, cursor.value(), cursor.start, cursor.end);
}

/** `(field (name "MPN") "EC25-E")` and `(property (name "MPN") (value "EC25-E"))`. */
function readNamed(cursor: SexprCursor): { name: string; property?: Property } | undefined {
  const outside = cursor.depth - 1;
  let name = "";
  let found: Property | undefined;
  while (cursor.depth > outside && cursor.next() !== "end") {
    if (cursor.token === "open") {
      cursor.next();
      if (cursor.is("name")) {
        cursor.next();
        name = cursor.value();
      } else if (cursor.is("value")) [found] = readAtom(cursor, name);
    } else if (cursor.token === "string" || cursor.token === "atom") {
      [found] = property(name, cursor.value(), cursor.start, cursor.end);
    }
  }
  return { name, ...(found && { property: found }) };
}
