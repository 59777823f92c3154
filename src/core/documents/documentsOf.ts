import type { SourceText } from "../model.js";
import { decodeText, type Encoding } from "./decode.js";
import type { Bounds } from "./allowance.js";
import { readWorkbook } from "./workbook.js";
import { ZipArchive } from "./zipArchive.js";
import type { DocumentRemark } from "./documentRemark.js";

/** The texts that a file's bytes hold, and what is missing from them. */
export interface Documents {
  /** One for a text file, under the path given; one a sheet for a workbook (see `readWorkbook`). */
  readonly sources: readonly SourceText[];
  /** What the format's own consumer would refuse: a damaged archive, a sheet that the workbook names and does not hold. */
  readonly problems: readonly DocumentRemark[];
  /** What we refuse although it may be sound: encrypted, an old kind of Excel file, a sheet that is too large. */
  readonly limits: readonly DocumentRemark[];
  /** What the file does not say: results of calculations that no program stored in it. */
  readonly unresolved: readonly DocumentRemark[];
  /** How a text file is encoded, for whoever writes it back; absent for a workbook and where nothing could be read. */
  readonly encoding?: Encoding;
  /** Whether a text file begins with a byte order mark, which its text is without. */
  readonly mark?: boolean;
}

const none = { sources: [], problems: [], limits: [], unresolved: [] } as const;

/**
 * The texts to analyse in a file: `path` is what they are named by and tells whether it may be a spreadsheet, which is then known by its
 * content. Never throws. That a file has no texts, or not all of them, is always told by a problem or a limit; the others are there.
 */
export function documentsOf(path: string, bytes: Uint8Array, bounds?: Bounds): Documents {
  const isSpreadsheet = spreadsheets.test(path);
  if (isSpreadsheet || tables.test(path)) {
    // A table may have an archive after it; a spreadsheet may have anything before its own.
    if (isArchive(bytes) || (isSpreadsheet && ZipArchive.open(bytes))) return readWorkbook(path, bytes, bounds);
    if (isCompoundFile(bytes) || (isSpreadsheet && isBareRecords(bytes)))
      return { ...none, limits: [{ message: compoundFileMessage }] };
  }
  const { text, encoding, mark } = decodeText(bytes);
  const document = { ...none, sources: [{ uri: path, text }], encoding, mark };
  if (!isSpreadsheet) return document;
  if (text.includes("\0") || text.includes("\ufffd")) {
    return { ...none, problems: [{ message: "this is not a workbook, or it is damaged" }] };
  }
  // Programs write tables as text under the old name; under the new one no program opens them.
  return /\.xls$/i.test(path) ? document : { ...document, problems: [{ message: "a text and not a workbook" }] };
}

/** Names of spreadsheets, also those whose kind is only reported. */
const spreadsheets = /\.(?:xlsx|xlsm|xltx|xltm|xlsb|xls|ods|ots)$/i;
/** Names of texts under which programs save spreadsheets all the same. */
const tables = /\.(?:csv|tsv|txt)$/i;

const compoundFileMessage =
  "an Excel file of the old kind, or one with a password; save it as .xlsx or .csv, without a password";

/** A zip archive by its first bytes. */
function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** Excel before 2007, and newer files that are encrypted. https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb */
function isCompoundFile(bytes: Uint8Array): boolean {
  return compoundFile.every((byte, at) => bytes[at] === byte);
}

/** Excel before version 5: the records alone. */
function isBareRecords(bytes: Uint8Array): boolean {
  return bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && bytes[3] === 0;
}

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
