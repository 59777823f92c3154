import type { SourceText } from "../model.js";
import { Allowance, type Bounds } from "./allowance.js";
import { decodeText } from "./decode.js";
import { readSheet } from "./workbookSheet.js";
import { readRelationships, relationshipsPart, type Relationship } from "./workbookParts.js";
import { readSharedStrings } from "./workbookStrings.js";
import { elementsNamed, rootName } from "./xmlNames.js";
import { ZipArchive } from "./zipArchive.js";
import type { DocumentRemark } from "./documentRemark.js";

/** A spreadsheet as texts to analyse, one a sheet, and what is missing from them. */
export interface Workbook {
  /**
   * `parts/bom.xlsx#Sheet1.tsv`: tab-separated, line n being row n of the sheet and field n its column n, so that an offset leads
   * back to a cell (see `cellAddress`). Hidden sheets too.
   */
  readonly sources: readonly SourceText[];
  readonly problems: readonly DocumentRemark[];
  readonly limits: readonly DocumentRemark[];
  readonly unresolved: readonly DocumentRemark[];
}

/** Programs cannot show more, and each sheet is a document. */
const mostSheets = 1000;

/**
 * Reads an `.xlsx` or `.xlsm` workbook by the relationships of its package: parts may lie in any folder, under names in any case, with
 * any prefix for their elements. Formulas give their last value; formats are left aside. Never throws.
 * https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
export function readWorkbook(uri: string, bytes: Uint8Array, bounds?: Bounds): Workbook {
  const archive = ZipArchive.open(bytes);
  if (!archive) return nothing({ problems: [{ message: "the archive is damaged" }] });
  return new WorkbookReader(uri, archive, new Allowance(bytes.length, bounds)).read();
}

function nothing(found: Partial<Workbook>): Workbook {
  return { sources: [], problems: [], limits: [], unresolved: [], ...found };
}

class WorkbookReader {
  private readonly sources: SourceText[] = [];
  private readonly problems: DocumentRemark[] = [];
  private readonly limits: DocumentRemark[] = [];
  private readonly unresolved: DocumentRemark[] = [];
  private readonly names = new Set<string>();

  constructor(
    private readonly uri: string,
    private readonly archive: ZipArchive,
    private readonly allowance: Allowance,
  ) {}

  read(): Workbook {
    const main = this.mainPart();
    if (main === undefined) return this.withoutWorkbook();
    if (/\.bin$/i.test(main)) return nothing({ limits: [{ message: "a binary workbook; save it as .xlsx or .csv" }] });
    const workbook = this.text(main);
    if (workbook === undefined) return this.done();
    const relationships = this.relationships(main);
    const sheets = sheetsOf(workbook);
    if (sheets.length > mostSheets) {
      this.limits.push({ message: `${sheets.length} sheets, of which the first ${mostSheets} are read` });
    }
    const targets = new Map(relationships.map((one) => [one.id, one]));
    const strings = this.strings(relationships);
    for (const [index, sheet] of sheets.slice(0, mostSheets).entries()) {
      // Without any relationships, the sheets are where every program puts them.
      const usual = relationships.length === 0 ? beside(main, `worksheets/sheet${index + 1}.xml`) : undefined;
      const part = targets.get(sheet.id)?.target ?? usual;
      if (part !== undefined) this.sheet(sheet.name, part, strings);
      else this.problems.push({ message: "the workbook does not say where the sheet is", sheet: sheet.name });
    }
    if (sheets.length === 0) this.problems.push({ message: "the workbook has no sheets" });
    return this.done();
  }

  private done(): Workbook {
    const { sources, problems, limits, unresolved } = this;
    return { sources, problems, limits, unresolved };
  }

  /** Name of the part that lists the sheets: where the package says, else where it usually lies. */
  private mainPart(): string | undefined {
    const named = this.relationships("").find(({ type }) => type === "officeDocument")?.target;
    return [named, "xl/workbook.xml", "xl/workbook.bin"].find((part) => part !== undefined && this.archive.has(part));
  }

  private withoutWorkbook(): Workbook {
    if (this.limits.length > 0 || this.problems.length > 0) return this.done();
    if (this.archive.has("content.xml") && this.archive.has("mimetype")) {
      return nothing({ limits: [{ message: "an OpenDocument spreadsheet; save it as .xlsx or .csv" }] });
    }
    return nothing({ problems: [{ message: "an archive without a workbook" }] });
  }

  private relationships(part: string): Relationship[] {
    const name = relationshipsPart(part);
    return this.archive.has(name) ? readRelationships(this.text(name) ?? "", part) : [];
  }

  private strings(relationships: readonly Relationship[]): readonly string[] {
    const named = relationships.find(({ type }) => type === "sharedStrings")?.target ?? "xl/sharedStrings.xml";
    const xml = this.archive.has(named) ? this.text(named) : undefined;
    if (xml === undefined) return [];
    const { strings, isDamaged } = readSharedStrings(xml);
    if (isDamaged) this.problems.push({ message: `${named} in the workbook is damaged` });
    return strings;
  }

  private sheet(name: string, part: string, strings: readonly string[]): void {
    const xml = this.text(part, name);
    if (xml === undefined) return;
    // Charts and dialogs on a sheet of their own have no cells.
    if (/^(?:chart|dialog)sheet$/.test(rootName(xml))) return;
    const { text, isDamaged, limits, unresolved } = readSheet(xml, strings, this.allowance.sheet());
    this.sources.push({ uri: `${this.uri}#${this.nameOnce(name)}.tsv`, text });
    if (isDamaged) this.problems.push({ message: "the sheet is damaged", sheet: name });
    this.limits.push(...limits.map((message) => ({ message, sheet: name })));
    this.unresolved.push(...unresolved.map((message) => ({ message, sheet: name })));
  }

  /** Text of a part; undefined where it cannot be read, which is reported for the sheet it belongs to. */
  private text(part: string, sheet?: string): string | undefined {
    const unpacked = this.archive.read(part, this.allowance);
    if ("bytes" in unpacked) return decodeText(unpacked.bytes).text;
    const what = sheet === undefined ? `${part} in the workbook` : "the sheet";
    const remark = { message: `${what} is ${unpacked.missing}`, ...(sheet !== undefined && { sheet }) };
    // A workbook with a damaged part is repaired or refused by Excel; the others are what we do not read.
    (unpacked.missing === "damaged" || unpacked.missing === "absent" ? this.problems : this.limits).push(remark);
    return undefined;
  }

  /** A sheet's name as part of a path; two that become the same are told apart. */
  private nameOnce(name: string): string {
    const plain = name.replace(/[/\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, "_").slice(0, 100);
    let unique = plain;
    for (let number = 2; this.names.has(unique.toLowerCase()); number++) unique = `${plain} (${number})`;
    this.names.add(unique.toLowerCase());
    return unique;
  }
}

function sheetsOf(workbook: string): { name: string; id: string }[] {
  return elementsNamed(workbook, "sheet").map((attributes) => ({
    name: attributes.get("name") || "Sheet",
    id: [...attributes].find(([name]) => name.endsWith(":id"))?.[1] ?? "",
  }));
}

/** A name in the folder of another part. */
function beside(part: string, name: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1) + name;
}
