import { NextOf } from "../text/nextOf.js";
import { RegularText } from "./regularText.js";

const declaration = /<!ENTITY\s+([A-Za-z_][\w.-]{0,100})\s+(?:"([^"]{0,10000})"|'([^']{0,10000})')\s*>/g;
const opening = /<!--|<\?|<!\[CDATA\[|&([A-Za-z_][\w.-]{0,100});/g;
const closings: Readonly<Record<string, string>> = { "<!--": "-->", "<?": "?>", "<![CDATA[": "]]>" };

/**
 * The XML text without comments and instructions, CDATA sections as plain text and the document's own entities in place; undefined
 * where none of these parts a text. Entities are replaced once: what their own text refers to stays as it is.
 * https://www.w3.org/TR/xml/#sec-entity-decl
 */
export function regularXml(text: string): RegularText | undefined {
  const entities = new Map<string, string>();
  if (text.includes("<!ENTITY"))
    for (const [, name = "", double, single] of text.matchAll(declaration)) entities.set(name, double ?? single ?? "");
  if (entities.size === 0 && !isParted(text)) return undefined;
  const out = new RegularText(text, text.length * 4 + 10_000);
  let at = 0;
  /** What nothing closes from here on is searched for once. */
  const unclosed = new Set<string>();
  opening.lastIndex = 0;
  for (let found = opening.exec(text); found && !out.isFull; found = opening.exec(text)) {
    const [mark, entity] = found;
    const start = found.index;
    let end = opening.lastIndex;
    const closing = closings[mark];
    if (closing !== undefined) {
      const close = unclosed.has(mark) ? -1 : text.indexOf(closing, end);
      if (close < 0) {
        unclosed.add(mark);
        continue;
      }
      keep(out, text, at, start);
      if (mark === "<![CDATA[" && close > end) out.part(end, close, escaped(text.slice(end, close)));
      end = close + closing.length;
    } else {
      const value = entity === undefined ? undefined : entities.get(entity);
      if (value === undefined) continue;
      keep(out, text, at, start);
      if (value !== "") out.part(start, end, value);
    }
    at = opening.lastIndex = end;
  }
  keep(out, text, at, text.length);
  return out;
}

/**
 * Whether a comment, an instruction or a CDATA section is beside character data, which parts a text in the eyes of a reader of lines. The
 * second characters of their marks are searched: they are rare, and an expression takes as long as reading the whole.
 */
function isParted(text: string): boolean {
  const marks = Object.entries(closings).map(([mark, closing]) => ({ mark, closing, ends: new NextOf(text, closing) }));
  for (const sign of ["!", "?"]) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      const found = text.charCodeAt(at - 1) === 60 && marks.find(({ mark }) => text.startsWith(mark, at - 1));
      if (!found) continue;
      const { mark, closing, ends } = found;
      const after = ends.from(at - 1 + mark.length) + closing.length;
      if ((at > 1 && /[^\s>]/.test(text.charAt(at - 2))) || /[^\s<]/.test(text.charAt(after))) return true;
    }
  }
  return false;
}

function keep(out: RegularText, text: string, start: number, end: number): void {
  if (start < end) out.part(start, end, text.slice(start, end));
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
