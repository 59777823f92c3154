import { unzipSync, strFromU8 } from "fflate";
import type { SourceText } from "../model.js";
import { XmlScanner } from "../syntax/xmlScanner.js";
import { readSheet } from "./workbookSheet.js";

/** A spreadsheet as texts to analyse, one a sheet, or why it could not be read. */
export interface Workbook {
  /**
   * `parts/bom.xlsx#Sheet1.tsv`: tab-separated, line n being row n of the sheet and field n its column n, so that an offset leads
   * back to a cell (see `cellAddress`).
   */
  readonly sources: readonly SourceText[];
  readonly problem?: string;
}

/** No part of a workbook may unpack to more bytes than this; what is larger is left out. */
const largestPart = 128 * 1024 * 1024;

/** Whether bytes are an Office Open XML file, whatever its name: a zip archive. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * Reads an `.xlsx` or `.xlsm` workbook. Formulas give their last value; formats are left aside. Never throws.
 * https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
export function readWorkbook(uri: string, bytes: Uint8Array): Workbook {
  const parts = unpack(bytes);
  if (!parts) return { sources: [], problem: "the archive is damaged" };
  const list = parts.get("xl/workbook.xml");
  if (list === undefined) return { sources: [], problem: "an archive without a workbook" };
  const targets = targetsOf(parts.get("xl/_rels/workbook.xml.rels") ?? "");
  const strings = sharedStrings(parts.get("xl/sharedStrings.xml") ?? "");
  const sources = sheetsOf(list).flatMap(({ name, id }, index): SourceText[] => {
    const sheet = parts.get(targets.get(id) ?? `xl/worksheets/sheet${index + 1}.xml`);
    return sheet === undefined
      ? []
      : [{ uri: `${uri}#${name.replace(/[/\\]/g, "_")}.tsv`, text: readSheet(sheet, strings) }];
  });
  return { sources };
}

/** The XML parts we need, by name; undefined for a damaged archive. */
function unpack(bytes: Uint8Array): Map<string, string> | undefined {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        originalSize <= largestPart &&
        /^xl\/(?:workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name),
    });
    return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
  } catch {
    return undefined;
  }
}

function sheetsOf(workbook: string): { name: string; id: string }[] {
  return elements(workbook, "sheet").map((attributes) => ({
    name: attributes.get("name") ?? "Sheet",
    id: [...attributes].find(([name]) => name.endsWith(":id"))?.[1] ?? "",
  }));
}

/** Paths inside the archive by relationship id. */
function targetsOf(relationships: string): Map<string, string> {
  return new Map(
    elements(relationships, "Relationship").map((attributes) => {
      const target = attributes.get("Target") ?? "";
      return [attributes.get("Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
}

/** Attributes of every element of that name. */
function elements(xml: string, name: string): Map<string, string>[] {
  const scanner = new XmlScanner(xml);
  const found: Map<string, string>[] = [];
  let open: Map<string, string> | undefined;
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    if (event === "open") {
      open = scanner.name() === name || scanner.name().endsWith(`:${name}`) ? new Map<string, string>() : undefined;
      if (open) found.push(open);
    } else if (event === "attribute") open?.set(scanner.name(), scanner.value());
  }
  return found;
}

/** The table of strings that cells refer to: `<si><t>…</t></si>`, in runs where parts of it are formatted. */
function sharedStrings(xml: string): string[] {
  const scanner = new XmlScanner(xml);
  const strings: string[] = [];
  const path: string[] = [];
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    if (event === "open") {
      const name = scanner.name();
      path.push(name);
      if (name === "si") strings.push("");
    } else if (event === "close") path.pop();
    else if (event === "text" && path[path.length - 1] === "t" && !path.includes("rPh")) {
      strings[strings.length - 1] += scanner.value();
    }
  }
  return strings;
}
