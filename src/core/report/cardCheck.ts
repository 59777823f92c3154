import type { CalendarDate } from "../model.js";
import { plural } from "./count.js";
import { told } from "./findingLines.js";

/** An evidence card as someone saved it: in Markdown (`evidenceCard`) or JSON (`evidenceRecord`). */
export interface SavedCard {
  readonly form: "markdown" | "json";
  readonly fingerprint: string;
  /** Below the root of the tree; a sheet of a workbook is after `#`. */
  readonly file: string;
  readonly asOf: CalendarDate;
  /** What the card says, by label. */
  readonly rows: ReadonlyMap<string, string>;
}

/** What a card says otherwise than the same finding does now. */
export interface CardDifference {
  readonly label: string;
  readonly saved: string | undefined;
  readonly now: string | undefined;
}

/** Rows that say where and by which edition of what is known, and nothing of the finding. */
const beside: ReadonlySet<string> = new Set(["Place", "Blacklist", "place", "blacklist"]);

/** Rows that other files say: a card's finding is judged again by its own. */
const elsewhere: ReadonlySet<string> = new Set(["Linked", "linked"]);

/** Reads a saved card; undefined where the text is not one. */
export function readCard(text: string): SavedCard | undefined {
  const clean = text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n");
  return clean.trimStart().startsWith("{") ? readRecord(clean) : readMarkdown(clean);
}

function readMarkdown(text: string): SavedCard | undefined {
  const rows = rowsOf(text);
  const fingerprint = /^Fingerprint `([0-9a-f]{32})`/m.exec(text)?.[1];
  const file = /^`([^`]+)`, line \d/.exec(rows.get("Place") ?? "")?.[1];
  const asOf = rows.get("Judged for");
  if (fingerprint === undefined || file === undefined || asOf === undefined) return undefined;
  return { form: "markdown", fingerprint, file, asOf, rows };
}

/** The rows of a card's table, and what its heading says. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  const title = /^### (.+)$/m.exec(text)?.[1];
  if (title !== undefined) rows.set("Message", title.trim());
  for (const [, label = "", value = ""] of text.matchAll(/^\| \*\*([^*]+)\*\* \| (.*) \|$/gm))
    rows.set(label, value.trim());
  return rows;
}

function readRecord(text: string): SavedCard | undefined {
  try {
    const record = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const { fingerprint, asOf, place } = record;
    const file = (place as { readonly file?: unknown } | undefined)?.file;
    if (typeof fingerprint !== "string" || typeof asOf !== "string" || typeof file !== "string") return undefined;
    const rows = Object.entries(record).map(([label, value]) => [label, JSON.stringify(value)] as const);
    return { form: "json", fingerprint, file, asOf, rows: new Map(rows) };
  } catch {
    return undefined;
  }
}

/** Compares a saved card with the one of the same finding as it is now, in the same form. */
export function cardDifferences(saved: SavedCard, now: string): readonly CardDifference[] {
  const current = saved.form === "markdown" ? rowsOf(now) : (readRecord(now)?.rows ?? new Map<string, string>());
  const labels = new Set([...saved.rows.keys(), ...current.keys()]);
  return [...labels].flatMap((label) => {
    const [before, after] = [saved.rows.get(label), current.get(label)];
    return before === after || elsewhere.has(label) ? [] : [{ label, saved: before, now: after }];
  });
}

/** Whether a difference is one of what the finding says. */
export function isOfFinding({ label }: CardDifference): boolean {
  return !beside.has(label);
}

/** For people: whether the card still holds, and what differs. */
export function cardLines(name: string, differences: readonly CardDifference[] | undefined): readonly string[] {
  if (!differences) return [`${told(name)}: the finding is gone`];
  const counted = differences.filter(isOfFinding);
  const rest = differences.filter((one) => !isOfFinding(one));
  const row = ({ label, saved = "nothing", now = "nothing" }: CardDifference): string =>
    `  ${told(label)}: ${told(saved)} → ${told(now)}`;
  const head = counted.length === 0 ? "the card holds" : `${plural(counted.length, "row")} of the card differ`;
  return [`${told(name)}: ${head}`, ...counted.map(row), ...rest.map(row)];
}
