import type { SexprCursor } from "../../syntax/sexpr.js";
import type { Format } from "../format.js";
import { readKicadParts } from "./kicadParts.js";
import { leaves, readVariant } from "./kicadVariants.js";
import { kicadWriter } from "./kicadWriter.js";
import { property, type PropertyParts, type PartVariant, type Property } from "./propertyParts.js";

/**
 * KiCad schematics, versions 6 and up: the placed symbols with their properties. What `lib_symbols` holds is a library, not a choice.
 * https://dev-docs.kicad.org/en/file-formats/sexpr-schematic/
 */
export const kicadSchematic: Format = {
  id: "hardware/kicad-schematic",
  title: "KiCad schematic",
  files: ["*.kicad_sch"],
  ecosystems: ["electronic parts"],
  extract: ({ text }) => readKicadParts(text, { isPart: isPlacedSymbol, readPart: readSymbol, root: "kicad_sch" }),
  writesRows: ({ text }) => kicadWriter(text),
};

/** Properties that describe the symbol and not the part. */
const symbolProperties = /^(?:ki_|Sim\.|Spice_|Sheet)/i;

/** A placed symbol begins with what it is a symbol of, `(symbol (lib_id …`, one of the library with its name. */
function isPlacedSymbol(cursor: SexprCursor): boolean {
  return cursor.is("symbol") && cursor.opensNext();
}

/** Reads to the symbol's end, or to the head of a further symbol where this one is not closed; returns where that opens. */
function readSymbol(cursor: SexprCursor, start: number, parts: PropertyParts): number {
  cursor.enterAt(2, start);
  const properties: Property[] = [];
  let isPower = false;
  let inBom = true;
  let notPlaced = false;
  const variants: PartVariant[] = [];
  let opened = start;
  while (cursor.depth > 1 && cursor.next() !== "end") {
    if (cursor.token !== "open") continue;
    opened = cursor.start;
    cursor.next();
    if (isPlacedSymbol(cursor)) break;
    if (cursor.is("property")) {
      if (cursor.isWithin(leaves)) cursor.enterAt(3, opened);
      if (cursor.depth === 3) properties.push(...readProperty(cursor));
    } else if (cursor.is("variant")) variants.push(readVariant(cursor, opened));
    else if (cursor.depth !== 3) continue;
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
  }
  // Power symbols and flags have references like `#PWR01`.
  if (isPower || properties.some(({ name, cell }) => name === "Reference" && cell.value.startsWith("#"))) return opened;
  const end = isPlacedSymbol(cursor) ? opened : cursor.end;
  const record = { scope: "symbol", ...(!inBom && { mention: true }) };
  parts.add(properties, { ...record, entry: { start, end }, ...(notPlaced && { notPlaced }) });
  parts.addVariants(properties, variants, record);
  return opened;
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
