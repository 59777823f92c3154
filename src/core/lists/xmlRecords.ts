import { readXml, type XmlElement } from "../syntax/xml.js";

/** One record of an XML list and its place among the records, from 1. */
export interface XmlRecord {
  readonly element: XmlElement;
  readonly place: number;
}

/** A record is no longer than this; a longer one is not closed. In UTF-16 units. */
const longestRecord = 8 * 1024 * 1024;

/**
 * The elements of an XML text that bear one of `names`, the outermost where they nest, as the text arrives in pieces: memory holds one
 * of them. `head` is given the text before the first. Throws a `RangeError` where the text ends before the end of its root element.
 * https://www.w3.org/TR/xml/
 */
export function* xmlRecords(
  chunks: Iterable<string>,
  names: readonly string[],
  head?: (text: string) => void,
): Generator<XmlRecord> {
  const begin = new RegExp(`<((?:[\\w.-]+:)?(?:${names.join("|")}))(?=[\\s/>])`);
  let rest = "";
  let place = 0;
  let before: string | undefined = "";
  for (const chunk of chunks) {
    rest += chunk;
    for (;;) {
      const found = begin.exec(rest);
      if (!found) break;
      if (before !== undefined) {
        head?.(before + rest.slice(0, found.index));
        before = undefined;
      }
      const end = endOf(rest, found.index, found[1] ?? "");
      if (end < 0) {
        rest = rest.slice(found.index);
        break;
      }
      const element = readXml(rest.slice(found.index, end)).root;
      rest = rest.slice(end);
      if (element) yield { element, place: ++place };
    }
    if (rest.length > longestRecord) throw new RangeError(`record ${place + 1} is not closed`);
    // What is not a record is passed over, but for a tag that may be cut.
    if (!begin.test(rest)) {
      const keep = Math.max(rest.lastIndexOf("<"), rest.length - 200, 0);
      if (before !== undefined && before.length < longestHead) before += rest.slice(0, keep);
      rest = rest.slice(keep);
    }
  }
  if (!/<\/[^<>]+>\s*(?:<!--[^]*-->\s*)?\x1a?\s*$/.test(rest) || begin.test(rest))
    throw new RangeError("the text ends before its end: it was cut");
  if (before !== undefined) head?.(before + rest);
}

const longestHead = 64 * 1024;

/** Where the element that begins at `start` ends; −1 when its end is not there yet. */
function endOf(text: string, start: number, name: string): number {
  const escaped = name.replace(/[.-]/g, "\\$&");
  const tags = new RegExp(`<(/?)${escaped}(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^"'<>])*>`, "g");
  tags.lastIndex = start;
  let depth = 0;
  for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
    if (tag[1] === "/") depth--;
    else if (!tag[0].endsWith("/>")) depth++;
    if (depth === 0) return tags.lastIndex;
  }
  return -1;
}

/** Descendants along local names: `["akaList", "aka"]`. */
export function allOf(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter(({ localName }) => localName === name)),
    [element],
  );
}

/** The text of the first descendant along local names; empty when there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string {
  return allOf(element, ...path)[0]?.text ?? "";
}

/** An attribute's value; empty when there is none. */
export function attributeOf(element: XmlElement, name: string): string {
  return element.attributes.find((one) => one.name === name)?.value ?? "";
}
