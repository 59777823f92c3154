import type { SexprCursor } from "../../syntax/sexpr.js";
import type { Format } from "../format.js";
import { readProperty } from "./kicadSchematic.js";
import { readKicadParts } from "./kicadParts.js";
import { leaves, readVariant } from "./kicadVariants.js";
import { property, type PropertyParts, type PartVariant, type Property } from "./propertyParts.js";

/**
 * KiCad boards, versions 4 and up: the placed footprints with their properties. The schematic says the same and more, so the board is
 * read only where none lies beside it. https://dev-docs.kicad.org/en/file-formats/sexpr-pcb/
 */
export const kicadBoard: Format = {
  id: "hardware/kicad-board",
  title: "KiCad board",
  files: ["*.kicad_pcb"],
  ecosystems: ["electronic parts"],
  supersededBy: ["*.kicad_sch", "*.sch"],
  extract: ({ text }) => readKicadParts(text, { isPart: isFootprint, readPart: readFootprint, root: "kicad_pcb" }),
};

function isFootprint(cursor: SexprCursor): boolean {
  return cursor.is("footprint") || cursor.is("module");
}

/** Reads to the footprint's end, or to the head of a further one where this one is not closed; returns where that opens. */
function readFootprint(cursor: SexprCursor, start: number, parts: PropertyParts): number {
  cursor.enterAt(2, start);
  const properties: Property[] = [];
  cursor.next();
  properties.push(...property("footprint", cursor.value(), cursor.start, cursor.end));
  let inBom = true;
  let notPlaced = false;
  let virtual = false;
  const variants: PartVariant[] = [];
  let opened = start;
  while (cursor.depth > 1 && cursor.next() !== "end") {
    if (cursor.token !== "open") continue;
    opened = cursor.start;
    cursor.next();
    if (isFootprint(cursor)) break;
    // Pads have properties of their own; inside a property or a text, the one before is not closed.
    if ((cursor.is("property") || cursor.is("fp_text")) && cursor.isWithin(leaves)) cursor.enterAt(3, opened);
    if (cursor.depth !== 3) continue;
    if (cursor.is("variant")) variants.push(readVariant(cursor, opened));
    else if (cursor.is("property")) properties.push(...readProperty(cursor));
    else if (cursor.is("fp_text")) properties.push(...readText(cursor));
    else if (cursor.is("attr")) {
      while (cursor.depth === 3 && cursor.next() === "atom") {
        if (cursor.is("exclude_from_bom")) inBom = false;
        else if (cursor.is("dnp")) notPlaced = true;
        else if (cursor.is("virtual") || cursor.is("board_only")) virtual = true;
      }
    }
  }
  if (virtual) return opened;
  const end = isFootprint(cursor) ? opened : cursor.end;
  const own = withoutFootprintProperty(properties);
  const record = { scope: "footprint", ...(!inBom && { mention: true }) };
  parts.add(own, { ...record, entry: { start, end }, ...(notPlaced && { notPlaced }) });
  parts.addVariants(own, variants, record);
  return opened;
}

/** `(fp_text reference "U1" …)` and `(fp_text value "BC66" …)`: versions before 8. */
function readText(cursor: SexprCursor): Property[] {
  cursor.next();
  const name = cursor.is("reference") ? "Reference" : cursor.is("value") ? "Value" : undefined;
  cursor.next();
  if (!name || (cursor.token !== "string" && cursor.token !== "atom")) return [];
  return property(name, cursor.value(), cursor.start, cursor.end);
}

/** KiCad 8 repeats the footprint's name in a property of its own; the sheet's name and file say nothing of the part. */
function withoutFootprintProperty(properties: readonly Property[]): Property[] {
  return properties.filter(({ name }) => name !== "Footprint");
}
