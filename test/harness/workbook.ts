import { strToU8, zipSync } from "fflate";

const listedPart = [
  ["Designator", "Manufacturer", "MPN"],
  ["U1", "Quectel", "EC25-E"],
];

/** A workbook with the sheet `Parts` of these rows; unless they are given, its cell C2 names a listed part. */
export function workbook(rows: readonly (readonly string[])[] = listedPart): Uint8Array {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (texts: readonly string[]): string => `<row>${texts.map(cell).join("")}</row>`;
  return zipSync({
    "xl/workbook.xml": strToU8('<workbook xmlns:r="r"><sheets><sheet name="Parts" r:id="a"/></sheets></workbook>'),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${rows.map(row).join("")}</sheetData></worksheet>`),
  });
}
