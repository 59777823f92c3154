import type { Extraction, Problem, SourceText } from "../../model.js";
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
    const problems: Problem[] = [];
    const finish = (end: number, closed: boolean): void => {
      if (start < 0) return;
      if (!closed) problems.push({ message: "$Comp without $EndComp", start, end: Math.min(start + 5, text.length) });
      if (!power) parts.add(properties, { entry: { start, end }, scope: "$Comp" });
      start = -1;
    };
    for (let at = 0; at < text.length;) {
      const lineStart = at;
      let end = text.indexOf("\n", at);
      if (end < 0) end = text.length;
      at = end + 1;
      if (text.charCodeAt(end - 1) === 13) end--;
      if (text.startsWith("$Comp", lineStart)) {
        finish(Math.max(0, lineStart - (text.charCodeAt(lineStart - 2) === 13 ? 2 : 1)), false);
        start = lineStart;
        properties = [];
        power = false;
      } else if (start < 0) {
        if (text.startsWith("$EndComp", lineStart))
          problems.push({ message: "$EndComp without $Comp", start: lineStart, end });
      } else if (text.startsWith("$EndComp", lineStart)) finish(end, true);
      else if (text.startsWith("L ", lineStart)) {
        const blank = indexWithin(text, 32, lineStart + 2, end);
        const idEnd = blank < 0 ? end : blank;
        const id = text.slice(lineStart + 2, idEnd);
        power = id.startsWith("power:") || text.startsWith("#", idEnd + 1);
        properties.push(...property("footprint", id, lineStart + 2, idEnd));
      } else if (text.startsWith("F ", lineStart)) {
        const { property: found, unclosed } = readField(text, lineStart + 2, end);
        properties.push(...found);
        if (unclosed >= 0) problems.push({ message: "the quote is not closed", start: unclosed, end });
      }
    }
    finish(text.length, false);
    return { components: parts.components(), problems: problems.sort((a, b) => a.start - b.start) };
  },
};

const fixedFields = ["Reference", "Value", "Footprint", "Datasheet"] as const;

interface Field {
  readonly property: readonly Property[];
  /** Where a quote is that is not closed; -1 when there is none. */
  readonly unclosed: number;
}

/** `F 4 "Quectel" H 7650 8500 50  0001 C CNN "Manufacturer"`. */
function readField(text: string, from: number, lineEnd: number): Field {
  const open = indexWithin(text, 34, from, lineEnd);
  if (open < 0) return { property: [], unclosed: -1 };
  const value = quoted(text, open, lineEnd);
  let unclosed = value.closed ? -1 : open;
  let name: string | undefined = fixedFields[Number(text.slice(from, open).trim())];
  if (!name) {
    const nameOpen = indexWithin(text, 34, value.end + 1, lineEnd);
    if (nameOpen < 0) return { property: [], unclosed };
    const own = quoted(text, nameOpen, lineEnd);
    if (!own.closed && unclosed < 0) unclosed = nameOpen;
    name = text.slice(nameOpen + 1, own.end);
  }
  const content = text.slice(open + 1, value.end).replace(/\\"/g, '"');
  return { property: property(name, content, open + 1, value.end), unclosed };
}

/** A text in quotes; one that is not closed ends before the direction and the place that follow a field's value. */
function quoted(text: string, open: number, lineEnd: number): { readonly end: number; readonly closed: boolean } {
  for (let at = open + 1; at < lineEnd; at++) {
    if (text.charCodeAt(at) === 34) return { end: at, closed: true };
    if (text.charCodeAt(at) === 92) at++;
  }
  const place = / [HV] -?\d/.exec(text.slice(open + 1, lineEnd));
  return { end: place ? open + 1 + place.index : lineEnd, closed: false };
}
