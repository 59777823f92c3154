import type { Extraction, SourceText } from "../../model.js";
import { SexprCursor } from "../../syntax/sexpr.js";
import type { Format } from "../format.js";
import { property, PropertyParts, type Property } from "./propertyParts.js";
import { unclosedAtEnd } from "./sexprProblems.js";

/**
 * KiCad schematics, versions 6 and up: the placed symbols with their properties. What `lib_symbols` holds is a library, not a choice.
 * https://dev-docs.kicad.org/en/file-formats/sexpr-schematic/
 */
export const kicadSchematic: Format = {
  id: "hardware/kicad-schematic",
  title: "KiCad schematic",
  files: ["*.kicad_sch"],
  ecosystems: ["electronic parts"],
  extract(source: SourceText): Extraction {
    const { text } = source;
    const cursor = new SexprCursor(text);
    const parts = new PropertyParts(text);
    while (cursor.next() !== "end") {
      if (cursor.token !== "open" || cursor.depth !== 2) continue;
      const start = cursor.start;
      cursor.next();
      if (cursor.is("lib_symbols")) cursor.leaveTo(1);
      else if (cursor.is("symbol")) readSymbol(cursor, start, parts);
    }
    return { components: parts.components(), problems: unclosedAtEnd(text, cursor) };
  },
};

/** Properties that describe the symbol and not the part. */
const symbolProperties = /^(?:ki_|Sim\.|Spice_|Sheet)/i;

function readSymbol(cursor: SexprCursor, start: number, parts: PropertyParts): void {
  const properties: Property[] = [];
  let isPower = false;
  let inBom = true;
  let notPlaced = false;
  while (cursor.depth > 1 && cursor.next() !== "end") {
    if (cursor.token !== "open" || cursor.depth !== 3) continue;
    cursor.next();
    if (cursor.is("property")) properties.push(...readProperty(cursor));
    else if (cursor.is("lib_id")) {
      cursor.next();
      const id = cursor.value();
      isPower ||= id.startsWith("power:");
      properties.push(...property("footprint", id, cursor.start, cursor.end));
    } else if (cursor.is("in_bom")) {
      cursor.next();
      inBom = !cursor.is("no");
    } else if (cursor.is("dnp")) {
      cursor.next();
      notPlaced = !cursor.is("no");
    }
    cursor.leaveTo(2);
  }
  // Power symbols and flags have references like `#PWR01`.
  if (isPower || properties.some(({ name, cell }) => name === "Reference" && cell.value.startsWith("#"))) return;
  parts.add(properties, {
    entry: { start, end: cursor.end },
    scope: "symbol",
    ...(!inBom && { mention: true }),
    ...(notPlaced && { notPlaced }),
  });
}

/** `(property "Name" "value" …)`; KiCad 9 may put `private` before the name. */
export function readProperty(cursor: SexprCursor): Property[] {
  cursor.next();
  if (cursor.is("private")) cursor.next();
  if (cursor.token !== "string" && cursor.token !== "atom") return [];
  const name = cursor.value();
  cursor.next();
  if ((cursor.token !== "string" && cursor.token !== "atom") || symbolProperties.test(name)) return [];
  return property(name, cursor.value(), cursor.start, cursor.end);
}
