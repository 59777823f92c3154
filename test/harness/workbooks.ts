import { strToU8, zipSync } from "fflate";

/** Parts of an archive by name. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

export function archiveOf(parts: Parts): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  );
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function relationships(...targets: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = targets.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

/** A cell with its text in it, without an address. */
export function cell(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}

export function rowOf(...texts: string[]): string {
  return `<row>${texts.map(cell).join("")}</row>`;
}

export function sheetXml(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

/** A workbook with sheets by name, as programs lay it out; `parts` add to it and stand in for parts of it. */
export function workbookOf(sheets: Readonly<Record<string, string>>, parts: Parts = {}): Uint8Array {
  const names = Object.keys(sheets);
  return archiveOf({
    "_rels/.rels": relationships(["rId1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(
      ...names.map((_, at) => [`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`] as const),
      ["rId0", "sharedStrings", "sharedStrings.xml"],
    ),
    "xl/sharedStrings.xml": "<sst/>",
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheets[name] ?? ""])),
    ...parts,
  });
}

/** A sheet with a listed part in C2. */
export const partsSheet = sheetXml(rowOf("Designator", "Manufacturer", "MPN") + rowOf("U1", "Quectel", "EC25-E"));

/** Sheets that make much of little, by what they do; `size` is the number of rows or cells. */
export const hostileSheets: Readonly<Record<string, (size: number) => string>> = {
  "a cell in the last column of each row": (size) =>
    sheetXml(
      Array.from({ length: size }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`).join(""),
    ),
  "a cell in the last row": () => sheetXml('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
  blanks: (size) => sheetXml(" ".repeat(size * 40)),
  "empty cells": (size) => sheetXml(`<row>${'<c s="1"/>'.repeat(size)}</row>`),
  "empty rows": (size) => sheetXml("<row/>".repeat(size)),
  "a long string, many times": (size) =>
    sheetXml(`<row>${'<c t="s"><v>0</v></c>'.repeat(1000)}</row>`.repeat(size / 1000)),
  "a million rows": (size) => sheetXml(`<row><c><v>1</v></c></row>`.repeat(size)),
  "tags that do not close": (size) => sheetXml("<c><v>1".repeat(size)),
};
