/** One entry of the US Consolidated Screening List, as its JSON and its CSV file give it. */
export interface OfficialEntry {
  /** Id of the list here, or the list's own name where it is not in the data. */
  readonly list: string;
  readonly name: string;
  readonly names: readonly string[];
  /** OFAC's uid. */
  readonly uid: string;
  readonly programs: readonly string[];
  /** Federal Register citations: "90 FR 14046". */
  readonly citations: readonly string[];
}

/** Entries of a file of the Consolidated Screening List: JSON with `results`, or CSV with the same columns. Throws with a sentence on anything else. */
export function readOfficialList(text: string): readonly OfficialEntry[] {
  const rows = /^\s*[[{]/.test(text) ? jsonRows(text) : csvRows(text);
  return rows.map((row) => ({
    list: lists.find(([mark]) => text_(row["source"]).includes(mark))?.[1] ?? text_(row["source"]),
    name: text_(row["name"]),
    names: [text_(row["name"]), ...texts(row["alt_names"])].filter((name) => name !== ""),
    uid: text_(row["entity_number"]),
    programs: texts(row["programs"]),
    citations: text_(row["federal_register_notice"]).match(/\d+ FR \d+/g) ?? [],
  }));
}

const lists: readonly (readonly [mark: string, list: string])[] = [
  ["(EL)", "us-bis-el"],
  ["(DPL)", "us-bis-dpl"],
  ["(SDN)", "us-ofac-sdn"],
  ["(SSI)", "us-ofac-ssi"],
  ["(CMIC)", "us-ofac-ns-cmic"],
];

type Row = Readonly<Record<string, unknown>>;

function text_(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}

function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(text_);
  return text_(value)
    .split(";")
    .map((each) => each.trim())
    .filter((each) => each !== "" && each !== "[]");
}

function jsonRows(text: string): readonly Row[] {
  const parsed = JSON.parse(text) as { readonly results?: readonly Row[] };
  if (!Array.isArray(parsed.results))
    throw new Error('The JSON file has no "results": it is no Consolidated Screening List.');
  return parsed.results;
}

function csvRows(text: string): readonly Row[] {
  const [header = [], ...rows] = csvCells(text);
  if (!header.includes("source") || !header.includes("alt_names"))
    throw new Error('The CSV file has no columns "source" and "alt_names": it is no Consolidated Screening List.');
  return rows
    .filter((cells) => cells.length > 1)
    .map((cells) => Object.fromEntries(header.map((key, at) => [key, cells[at] ?? ""])));
}

/** RFC 4180: cells in quotes may hold commas, line ends and doubled quotes. */
function csvCells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replace(/""/g, '"'));
    if (end !== ",") rows.push([]);
  }
  return rows;
}
