import { elementsNamed } from "./xmlNames.js";

/** One relationship of a part: where it leads and as what. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type, which is the same in both editions of the standard: `worksheet`, `sharedStrings`. */
  readonly type: string;
  /** Name of the part it leads to, without the slash in front. */
  readonly target: string;
}

/** Where the relationships of a part are: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`, `_rels/.rels` for the package, "". */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/**
 * Relationships of `part` by the text of its relationships part. What leads out of the package is left out.
 * https://ecma-international.org/publications-and-standards/standards/ecma-376/ (part 2)
 */
export function readRelationships(xml: string, part: string): Relationship[] {
  return elementsNamed(xml, "Relationship").flatMap((attributes): Relationship[] => {
    const [id, type, target, mode] = ["Id", "Type", "Target", "TargetMode"].map((name) => attributes.get(name));
    if (id === undefined || target === undefined || mode?.toLowerCase() === "external") return [];
    return [{ id, type: (type ?? "").replace(/^.*\//, ""), target: resolved(target, part) }];
  });
}

/** A target from the folder of the part that names it, or from the root. */
function resolved(target: string, part: string): string {
  const path = unescaped(target.replace(/\\/g, "/").replace(/[?#].*$/, ""));
  const from = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  const segments: string[] = [];
  for (const segment of [...from, ...path.split("/")]) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
