import { artifact, group, version, type MavenRows } from "./mavenRows.js";

/** What its children may be, with the cell that takes the text of one, −1 for what is not kept. */
interface Tag {
  readonly length: number;
  readonly last: number;
  readonly cell: number;
}

const tags: ReadonlyMap<number, Tag> = new Map(
  [
    ["groupId", group] as const,
    ["artifactId", artifact] as const,
    ["version", version] as const,
    ["scope", -1] as const,
    ["type", -1] as const,
    ["optional", -1] as const,
  ].map(([name, cell]) => [name.charCodeAt(0), { length: name.length, last: name.charCodeAt(name.length - 1), cell }]),
);
const closed = "/dependency>";

/**
 * Reads the children of a `<dependency>` from `from` on as long as they are the usual ones in the usual form, without attributes,
 * blanks or comments. Ends of tags are searched and names recognised by their ends and length, which is several times faster than to
 * read each character. Returns where it stopped: after `</dependency>`, or after the last child that is regular.
 */
export function readRegularDependency(text: string, from: number, rows: MavenRows, row: number): number {
  let next = from;
  for (;;) {
    const open = text.indexOf("<", next);
    if (open < 0) return next;
    const first = text.charCodeAt(open + 1);
    if (first === 47 && text.startsWith(closed, open + 1)) return open + 1 + closed.length;
    const tag = tags.get(first);
    if (!tag || !isTag(text, open + 1, first, tag)) return next;
    const start = open + 2 + tag.length;
    const end = text.indexOf("<", start);
    if (end <= start || text.charCodeAt(start) <= 32 || text.charCodeAt(end - 1) <= 32) return next;
    if (text.charCodeAt(end + 1) !== 47 || !isTag(text, end + 2, first, tag)) return next;
    if (tag.cell >= 0) rows.set(row, tag.cell, start, end);
    next = end + 3 + tag.length;
  }
}

function isTag(text: string, at: number, first: number, { length, last }: Tag): boolean {
  const end = at + length;
  return text.charCodeAt(end) === 62 && text.charCodeAt(end - 1) === last && text.charCodeAt(at) === first;
}
