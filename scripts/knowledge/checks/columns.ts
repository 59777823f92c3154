import { foldHeader } from "../../../src/core/formats/hardware/columnOf.js";
import { columnsKeys, headersOf } from "../columnHeaders.js";
import { lineOf, type DataProblem } from "../place.js";
import type { Data } from "../read.js";

/** A header in two places would say of one column what the reader happens to look at last. */
export function checkColumns({ columns }: Data): DataProblem[] {
  if (!columns) return [];
  const problems: DataProblem[] = [];
  const headers = new Map<string, string>();
  for (const key of columnsKeys) {
    // Words of an alternate are parts of headers: one of them may be a header too.
    const taken = key === "alternate" ? new Map<string, string>() : headers;
    for (const [language, text] of Object.entries(columns.value[key])) {
      const place = `${key}, ${language}`;
      const problem = (message: string): void => {
        problems.push({ file: columns.file, line: lineOf(columns, [key, language]), message });
      };
      for (const header of headersOf({ [language]: text })) {
        const folded = foldHeader(header);
        const other = taken.get(folded);
        if (folded === "") problem(`"${header}" (${place}) has no letter, digit or "#".`);
        else if (header !== header.toLowerCase()) problem(`"${header}" (${place}) must be in lower case.`);
        else if (other) problem(`"${header}" (${place}) is a header already (${other}).`);
        else taken.set(folded, place);
      }
    }
  }
  return problems;
}
