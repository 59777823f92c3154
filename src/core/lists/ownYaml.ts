import { LineCounter, parseDocument } from "yaml";
import { ownEntry, type Row } from "./tables.js";
import type { Taking } from "./taking.js";

/** A larger file is not a list that someone wrote. In UTF-16 units. */
const largest = 4 * 1024 * 1024;

export function isYamlName(title: string): boolean {
  return /\.ya?ml$/i.test(title);
}

/** The team's own list: entries with `name`, and `id`, `aliases`, `country` or `countries`, `since` as far as they are known. */
export function readOwnYaml(
  title: string,
  chunks: Iterable<string>,
  taking: Taking,
): { readonly format: string; readonly problem?: string } {
  const format = "own list, YAML";
  let text = "";
  for (const chunk of chunks) if ((text += chunk).length > largest) return { format, problem: "larger than 4 MB" };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "failsafe", uniqueKeys: true });
  const [error] = document.errors;
  if (error)
    return { format, problem: `line ${lines.linePos(error.pos[0]).line}: ${error.message.split("\n")[0] ?? ""}` };
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const entries = Array.isArray(value) ? value : isRecord(value) ? value.entries : undefined;
  if (!Array.isArray(entries)) return { format, problem: "it is not a list of entries with a name" };
  entries.forEach((entry: unknown, at) =>
    taking.take(isRecord(entry) ? ownEntry(rowOf(entry), at + 1, title) : "no entry with a name", at + 1),
  );
  return { format };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function rowOf(entry: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [
      key.toLowerCase(),
      Array.isArray(value) ? value.map(String).join(";") : typeof value === "string" ? value : "",
    ]),
  );
}
