import type { Extraction } from "../../model.js";
import { SexprCursor } from "../../syntax/sexpr.js";
import { PropertyParts } from "./propertyParts.js";
import { problemsOf } from "./sexprProblems.js";

/** How one kind of KiCad file writes its parts. */
export interface KicadParts {
  /** Whether the cursor is on the head of a part. */
  readonly isPart: (cursor: SexprCursor) => boolean;
  /** Reads to the part's end, or to the head of a further part where this one is not closed; returns where that opens. */
  readonly readPart: (cursor: SexprCursor, start: number, parts: PropertyParts) => number;
  /** What the outermost list of a file begins with, where it is always the same. */
  readonly root?: string;
}

/** Reads the parts of a KiCad file, wherever they open, so that one that is not closed hides none of those after it. */
export function readKicadParts(text: string, { isPart, readPart, root }: KicadParts): Extraction {
  const cursor = new SexprCursor(text);
  const parts = new PropertyParts(text);
  while (cursor.next() !== "end") {
    if (cursor.token !== "open") continue;
    let { start } = cursor;
    cursor.next();
    while (isPart(cursor)) start = readPart(cursor, start, parts);
  }
  return { components: parts.components(), problems: problemsOf(text, cursor, root) };
}
