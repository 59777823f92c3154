import type { Edit, Span } from "../model.js";

const isBlank = (code: number): boolean => code === 32 || code === 9;
const isSpace = (code: number): boolean => isBlank(code) || code === 10 || code === 13;

/** Removes the whole lines that `span` touches, with the line end of the last. */
export function removeLines(text: string, span: Span): Edit {
  let start = span.start;
  while (start > 0 && text.charCodeAt(start - 1) !== 10) start--;
  let end = span.end;
  while (end < text.length && text.charCodeAt(end) !== 10) end++;
  if (end < text.length) end++;
  else if (start > 0) {
    // The last line of a file without a final line end: the line end before it goes instead.
    start--;
    if (start > 0 && text.charCodeAt(start - 1) === 13) start--;
  }
  return { start, end, newText: "" };
}

/**
 * Removes one member of a comma-separated sequence (a JSON property, an array item) with exactly one comma,
 * and the line it is on when nothing else is on it. Comments around it stay.
 */
export function removeMember(text: string, member: Span): Edit {
  let after = member.end;
  while (after < text.length && isSpace(text.charCodeAt(after))) after++;
  if (text.charCodeAt(after) === 44) {
    let end = after + 1;
    let start = member.start;
    while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
    const ownLine = start === 0 || text.charCodeAt(start - 1) === 10;
    let lineEnd = end;
    while (lineEnd < text.length && isBlank(text.charCodeAt(lineEnd))) lineEnd++;
    if (text.charCodeAt(lineEnd) === 13) lineEnd++;
    if (ownLine && text.charCodeAt(lineEnd) === 10) return { start, end: lineEnd + 1, newText: "" };
    while (end < text.length && isBlank(text.charCodeAt(end))) end++;
    return { start: member.start, end, newText: "" };
  }
  // Last member: the comma before it goes, with the blanks between.
  let before = member.start;
  while (before > 0 && isSpace(text.charCodeAt(before - 1))) before--;
  if (text.charCodeAt(before - 1) === 44) return { start: before - 1, end: member.end, newText: "" };
  return { start: before, end: member.end, newText: "" };
}

/** Removes a statement or element: with its lines when nothing else is on them, else exactly its characters. */
export function removeElement(text: string, element: Span): Edit {
  let before = element.start;
  while (before > 0 && isBlank(text.charCodeAt(before - 1))) before--;
  let after = element.end;
  while (after < text.length && isBlank(text.charCodeAt(after))) after++;
  const code = text.charCodeAt(after);
  const alone =
    (before === 0 || text.charCodeAt(before - 1) === 10) && (after === text.length || code === 10 || code === 13);
  return alone ? removeLines(text, element) : { ...{ start: element.start, end: element.end }, newText: "" };
}

/** Removes one item of a comma-separated sequence where commas are around it, else the whole statement or element. */
export function removeItem(text: string, item: Span): Edit {
  let after = item.end;
  while (after < text.length && isSpace(text.charCodeAt(after))) after++;
  let before = item.start;
  while (before > 0 && isSpace(text.charCodeAt(before - 1))) before--;
  const isMember = text.charCodeAt(after) === 44 || text.charCodeAt(before - 1) === 44;
  return isMember ? removeMember(text, item) : removeElement(text, item);
}

/**
 * Removes one entry or list item of a YAML document: a block entry with its lines, the dash of a list item included,
 * a member of a flow collection like one of JSON. Undefined where the entry shares its line with what must stay.
 */
export function removeYamlEntry(text: string, entry: Span): Edit | undefined {
  let after = entry.end;
  while (after < text.length && isBlank(text.charCodeAt(after))) after++;
  const next = text.charCodeAt(after);
  let lineStart = entry.start;
  while (lineStart > 0 && text.charCodeAt(lineStart - 1) !== 10) lineStart--;
  const before = text.slice(lineStart, entry.start);
  if (/^\uFEFF?[ \t]*(?:-[ \t]+)?$/.test(before)) {
    const endsLine = !(after < text.length) || next === 10 || next === 13 || next === 35;
    if (endsLine) return removeLines(text, entry);
  }
  // In a flow collection a comma or bracket follows, on this line or the next.
  let inner = after;
  while (inner < text.length && isSpace(text.charCodeAt(inner))) inner++;
  const follower = text.charCodeAt(inner);
  return follower === 44 || follower === 93 || follower === 125 ? removeMember(text, entry) : undefined;
}
