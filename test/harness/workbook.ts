import { strToU8, zipSync } from "fflate";

/** A workbook with the sheet `Parts`, whose cell C2 names a listed part. */
export function workbook(): Uint8Array {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (...texts: string[]): string => `<row>${texts.map(cell).join("")}</row>`;
  return zipSync({
    "xl/workbook.xml": strToU8('<workbook xmlns:r="r"><sheets><sheet name="Parts" r:id="a"/></sheets></workbook>'),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet><sheetData>${row("Designator", "Manufacturer", "MPN")}${row("U1", "Quectel", "EC25-E")}</sheetData></worksheet>`,
    ),
  });
}
