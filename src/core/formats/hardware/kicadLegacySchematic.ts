import type { Extraction, SourceText } from "../../model.js";
import { indexWithin } from "../../text/within.js";
import type { Format } from "../format.js";
import { property, PropertyParts, type Property } from "./propertyParts.js";

const marker = "EESchema Schematic File";

/**
 * Schematics of KiCad 2 to 5: `$Comp` to `$EndComp`, one field a line, the name of a field of one's own at the line's end.
 * https://dev-docs.kicad.org/en/file-formats/legacy-4-to-6/
 */
export const kicadLegacySchematic: Format = {
  id: "hardware/kicad-legacy-schematic",
  title: "KiCad schematic, versions 2 to 5",
  files: ["*.sch"],
  ecosystems: ["electronic parts"],
  recognizes: ({ text }) => text.slice(0, 200).includes(marker),
  extract({ text }: SourceText): Extraction {
    const parts = new PropertyParts(text);
    let properties: Property[] = [];
    let start = -1;
    let power = false;
    for (let at = 0; at < text.length;) {
      const lineStart = at;
      let end = text.indexOf("\n", at);
      if (end < 0) end = text.length;
      at = end + 1;
      if (text.charCodeAt(end - 1) === 13) end--;
      if (text.startsWith("$Comp", lineStart)) {
        start = lineStart;
        properties = [];
        power = false;
      } else if (start < 0) continue;
      else if (text.startsWith("$EndComp", lineStart)) {
        if (!power) parts.add(properties, { entry: { start, end }, scope: "$Comp" });
        start = -1;
      } else if (text.startsWith("L ", lineStart)) {
        const blank = indexWithin(text, 32, lineStart + 2, end);
        const idEnd = blank < 0 ? end : blank;
        const id = text.slice(lineStart + 2, idEnd);
        power = id.startsWith("power:") || text.startsWith("#", idEnd + 1);
        properties.push(...property("footprint", id, lineStart + 2, idEnd));
      } else if (text.startsWith("F ", lineStart)) properties.push(...readField(text, lineStart + 2, end));
    }
    const problems =
      start < 0 ? [] : [{ message: "$Comp without $EndComp", start, end: Math.min(start + 5, text.length) }];
    return { components: parts.components(), problems };
  },
};

const fixedFields = ["Reference", "Value", "Footprint", "Datasheet"] as const;

/** `F 4 "Quectel" H 7650 8500 50  0001 C CNN "Manufacturer"`. */
function readField(text: string, from: number, lineEnd: number): Property[] {
  const open = indexWithin(text, 34, from, lineEnd);
  if (open < 0) return [];
  const close = closingQuote(text, open + 1, lineEnd);
  const index = Number(text.slice(from, open).trim());
  let name: string | undefined = fixedFields[index];
  if (!name) {
    const nameOpen = indexWithin(text, 34, close + 1, lineEnd);
    if (nameOpen < 0) return [];
    name = text.slice(nameOpen + 1, closingQuote(text, nameOpen + 1, lineEnd));
  }
  return property(name, text.slice(open + 1, close).replace(/\\"/g, '"'), open + 1, close);
}

function closingQuote(text: string, from: number, lineEnd: number): number {
  for (let at = from; at < lineEnd; at++) {
    if (text.charCodeAt(at) === 34) return at;
    if (text.charCodeAt(at) === 92) at++;
  }
  return lineEnd;
}
