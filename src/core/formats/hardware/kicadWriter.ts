import type { Component, Edit } from "../../model.js";
import { SexprCursor } from "../../syntax/sexpr.js";
import type { RowWriter } from "../format.js";

/**
 * Sets the `dnp` of a placed symbol. Only where the file has one, as versions from 7 on write it: earlier ones refuse the word; and
 * only for a part of one symbol, since a group of equal ones has a mark each.
 * https://dev-docs.kicad.org/en/file-formats/sexpr-schematic/#_symbol_section
 */
export function kicadWriter(text: string): RowWriter {
  return {
    markNotPlaced({ entry, placement }: Component): Edit[] | undefined {
      if (placement?.designators?.includes(",")) return undefined;
      const cursor = new SexprCursor(text.slice(entry.start, entry.end));
      while (cursor.next() !== "end") {
        if (cursor.token !== "open" || cursor.depth !== 2) continue;
        cursor.next();
        if (!cursor.is("dnp")) continue;
        cursor.next();
        if (!cursor.is("no")) return undefined;
        return [{ start: entry.start + cursor.start, end: entry.start + cursor.end, newText: "yes" }];
      }
      return undefined;
    },
  };
}
