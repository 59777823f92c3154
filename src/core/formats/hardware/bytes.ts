import type { SourceText } from "../../model.js";
import { decodeText } from "../../text/decode.js";
import { isWorkbook, readWorkbook } from "./workbook.js";

/** The texts a file's bytes hold: one, or one a sheet for a spreadsheet under whatever name; `problem` says why there is none. */
export function sourcesOf(
  uri: string,
  bytes: Uint8Array,
): { readonly sources: readonly SourceText[]; readonly problem?: string } {
  if (!isWorkbook(bytes) || !/\.(?:xlsx|xlsm|csv|tsv|txt|xls)$/i.test(uri)) {
    return { sources: [{ uri, text: decodeText(bytes).text }] };
  }
  return readWorkbook(uri, bytes);
}
