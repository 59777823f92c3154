import { namesAccessory } from "../../text/accessory.js";
import type { Identifier, Supplier } from "../../model.js";
import type { Cell } from "../shared/cells.js";

/**
 * Whether a piece of text may be a part number: 3 to 64 characters, a letter and a digit, at most two blanks.
 * Looks at characters only, since every cell of a long table passes here.
 */
export function mayBePartNumber(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length < 3 || length > 64) return false;
  let letter = false;
  let digit = false;
  let blanks = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digit = true;
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) letter = true;
    else if (code >= 0x4e00 && code <= 0x9fff) letter = true;
    else if (code === 32 && ++blanks > 2) return false;
    else if (code === 10 || (code === 58 && text.charCodeAt(at + 1) === 47)) return false;
  }
  return letter && digit;
}

/**
 * Whether a cell under "Manufacturer" is rather a part number of a row that lost or gained a cell. Makers have digits in their names
 * too (3M, 3PEAK, H3C), but neither three of them nor a hyphen besides.
 */
export function isNumberNotMaker(value: string): boolean {
  if (value.length > 64) return false;
  let digits = 0;
  let hyphen = false;
  let letter = false;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code <= 32 || code >= 128) return false;
    if (code >= 48 && code <= 57) digits++;
    else if (code === 45) hyphen = true;
    else letter = true;
  }
  return letter && (digits >= 3 || (digits > 0 && hyphen));
}

const pieces = /\p{Script=Han}+|[^\s()（）,，、/|_:：\p{Script=Han}]+/gu;

/**
 * Maker and part in one cell: `广和通 L610`, `Quectel BG96`, `HIKVISION DS-2CD2043G2-I`. The first word without a digit is
 * perhaps the maker; it is reported in the role `brand`, which never outranks anything.
 */
export function splitMakerAndPart(cell: Cell, text: string): { suppliers: Supplier[]; identifiers: Identifier[] } {
  if (namesAccessory(cell.value) || cell.value.length > 80 || cell.end - cell.start !== cell.value.length)
    return { suppliers: [], identifiers: [] };
  const words = [...text.slice(cell.start, cell.end).matchAll(pieces)].slice(0, 8).map((match) => {
    const start = cell.start + match.index;
    return { value: match[0], start, end: start + match[0].length };
  });
  const [first] = words;
  if (!first || first.value.length < 2 || /\d/.test(first.value)) return { suppliers: [], identifiers: [] };
  const part = words.slice(1).find(({ value }) => /\d/.test(value));
  const rest = part && { value: text.slice(part.start, cell.end).trimEnd(), start: part.start };
  return {
    suppliers: [{ role: "brand", name: first.value, start: first.start, end: first.end }],
    identifiers: [
      ...(part ? [{ scheme: "mpn" as const, ...part }] : []),
      ...(part && rest && rest.value !== part.value
        ? [{ scheme: "mpn" as const, ...rest, end: rest.start + rest.value.length }]
        : []),
    ],
  };
}

const bilingual = /^\s*([^()（）]+?)\s*[(（]\s*([^()（）]+?)\s*[)）]\s*$/;

/** The makers a cell names: the whole cell, and both halves where one is a translation: `HISILICON(海思)`. */
export function makersOf(cell: Cell): Supplier[] {
  const whole: Supplier = { role: "manufacturer", name: cell.value, start: cell.start, end: cell.end };
  if (!/[(（]/.test(cell.value) || cell.value.length > 120 || cell.end - cell.start !== cell.value.length)
    return [whole];
  const match = bilingual.exec(cell.value);
  const [, outer = "", inner = ""] = match ?? [];
  if (!match || isChinese(outer) === isChinese(inner)) return [whole];
  const start = cell.start + cell.value.indexOf(outer);
  const innerStart = start + outer.length + cell.value.slice(cell.value.indexOf(outer) + outer.length).indexOf(inner);
  return [
    whole,
    { role: "manufacturer", name: outer, start, end: start + outer.length },
    { role: "manufacturer", name: inner, start: innerStart, end: innerStart + inner.length },
  ];
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
