import type { SourceText } from "../../model.js";
import { decodeText } from "../../text/decode.js";
import { isWorkbook, readWorkbook } from "./workbook.js";

/** The texts a file's bytes hold: one, or one a sheet for a spreadsheet under whatever name; `problem` says why there is none. */
export function sourcesOf(
  uri: string,
  bytes: Uint8Array,
): { readonly sources: readonly SourceText[]; readonly problem?: string } {
  if (!/\.(?:xlsx|xlsm|csv|tsv|txt|xls)$/i.test(uri)) return { sources: [{ uri, text: decodeText(bytes).text }] };
  if (isWorkbook(bytes)) return readWorkbook(uri, bytes);
  if (isCompoundFile(bytes)) {
    return {
      sources: [],
      problem: "an Excel file of the old kind, or one with a password; save it as .xlsx or .csv, without a password",
    };
  }
  return { sources: [{ uri, text: decodeText(bytes).text }] };
}

/** Excel before 2007, and newer files that are encrypted. https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb */
function isCompoundFile(bytes: Uint8Array): boolean {
  return compoundFile.every((byte, at) => bytes[at] === byte);
}

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
