import type { Edit, Span } from "../model.js";
import { removeLines, removeMember } from "../text/removal.js";
import { readTomlString } from "./tomlTokens.js";

/**
 * Removes one entry of a TOML document and leaves it well formed: an item of an array or a pair of an inline table with its
 * comma, a `key = value` line or a whole table with its lines.
 */
export function removeTomlEntry(text: string, entry: Span): Edit {
  const first = text.charAt(entry.start);
  if (first === "{") return removeMember(text, entry);
  if (first === "[") return removeLines(text, entry);
  const isItem = (first === '"' || first === "'") && readTomlString(text, entry.start).next >= entry.end;
  if (isItem) return removeMember(text, entry);
  const before = lastSolid(text, entry.start);
  return before === "," || before === "{" || followingSolid(text, entry.end) === ","
    ? removeMember(text, entry)
    : removeLines(text, entry);
}

/** The character before `at` on its line, blanks aside. */
function lastSolid(text: string, at: number): string {
  do at--;
  while (text.charAt(at) === " " || text.charAt(at) === "\t");
  return text.charAt(at);
}

function followingSolid(text: string, at: number): string {
  while (text.charAt(at) === " " || text.charAt(at) === "\t") at++;
  return text.charAt(at);
}
