import type { Severity } from "../model.js";
import type { ScreenedName, ScreenHit } from "../screening/screenName.js";
import { alignmentText } from "../screening/names/why.js";
import { plainPalette, type Palette } from "./palette.js";
import { plain, plainJson } from "./plain.js";

/** How names are reported: each as it is screened, and what is said in the end. */
export interface ScreenReport {
  readonly head: string;
  of(name: ScreenedName): string;
}

/** For people: a block for each name with hits; the others are counted in the end. */
export function screenText(palette: Palette = plainPalette): ScreenReport {
  return {
    head: "",
    of: ({ query, hits }) =>
      hits.length === 0 ? "" : `${palette.bold(plain(query))}\n${hits.map((hit) => hitText(hit, palette)).join("")}\n`,
  };
}

const severities: Readonly<Record<ScreenHit["band"], Severity>> = {
  error: "error",
  warning: "warning",
  hint: "hint",
  related: "information",
};

function hitText({ party, name, list, score, band, why, comparison }: ScreenHit, palette: Palette): string {
  const label = palette.severity(severities[band], band.padEnd(7));
  return (
    `  ${label} ${score.toFixed(2)}  ${plain(name)} (${plain(party)})${list === "" ? "" : `, ${plain(list)}`}\n` +
    `                ${plain(why)}\n                ${palette.dim(plain(alignmentText(comparison)))}\n`
  );
}

/** One JSON object a line: a record for each hit, and one with the band `none` for a name without one. https://jsonlines.org */
export const screenJsonl: ScreenReport = {
  head: "",
  of: (name) =>
    rowsOf(name)
      .map((row) => `${plainJson(JSON.stringify(row))}\n`)
      .join(""),
};

const columns = ["query", "party", "name", "list", "score", "band", "why"] as const;

/** The same records as rows. https://www.rfc-editor.org/rfc/rfc4180 */
export const screenCsv: ScreenReport = {
  head: `${columns.join(",")}\r\n`,
  of: (name) =>
    rowsOf(name)
      .map((row) => `${columns.map((column) => cell(String(row[column]))).join(",")}\r\n`)
      .join(""),
};

type Row = Readonly<Record<(typeof columns)[number], string | number>>;

function rowsOf({ query, hits, unclear }: ScreenedName): readonly Row[] {
  if (hits.length === 0) {
    const why = unclear === undefined ? "" : `could not be determined: ${unclear}`;
    return [{ query, party: "", name: "", list: "", score: 0, band: "none", why }];
  }
  return hits.map(({ party, name, list, score, band, why }) => ({ query, party, name, list, score, band, why }));
}

/** A spreadsheet takes a cell that begins so for a formula; the apostrophe says that it is text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
