import type { SourceText } from "../model.js";
import { decodeText, type Encoding } from "./decode.js";
import { isWorkbook, readWorkbook } from "./workbook.js";

/** A sentence about a file, or about one sheet of it. */
export interface DocumentRemark {
  readonly message: string;
  /** The sheet's name as the workbook gives it; absent when the whole file is meant. */
  readonly sheet?: string;
}

/** The texts that a file's bytes hold, and what is missing from them. */
export interface Documents {
  /** One for a text file, under the path given; one a sheet for a workbook (see `readWorkbook`). */
  readonly sources: readonly SourceText[];
  /** What the format's own consumer would refuse: a damaged archive. */
  readonly problems: readonly DocumentRemark[];
  /** What we refuse although it may be sound: encrypted, an old kind of Excel file, a sheet that is too large. */
  readonly limits: readonly DocumentRemark[];
  /** How a text file is encoded, for whoever writes it back; absent for a workbook and where nothing could be read. */
  readonly encoding?: Encoding;
  /** Whether a text file begins with a byte order mark, which its text is without. */
  readonly mark?: boolean;
}

/**
 * The texts to analyse in a file: `path` is what they are named by and tells a spreadsheet, whatever its content. Never throws. That a
 * file has no texts is always told by a problem or a limit.
 */
export function documentsOf(path: string, bytes: Uint8Array): Documents {
  if (/\.(?:xlsx|xlsm|csv|tsv|txt|xls)$/i.test(path)) {
    if (isWorkbook(bytes)) {
      const { sources, problem } = readWorkbook(path, bytes);
      return { sources, problems: problem === undefined ? [] : [{ message: problem }], limits: [] };
    }
    if (isCompoundFile(bytes)) return { sources: [], problems: [], limits: [{ message: compoundFileMessage }] };
  }
  const { text, encoding, mark } = decodeText(bytes);
  return { sources: [{ uri: path, text }], problems: [], limits: [], encoding, mark };
}

const compoundFileMessage =
  "an Excel file of the old kind, or one with a password; save it as .xlsx or .csv, without a password";

/** Excel before 2007, and newer files that are encrypted. https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb */
function isCompoundFile(bytes: Uint8Array): boolean {
  return compoundFile.every((byte, at) => bytes[at] === byte);
}

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
