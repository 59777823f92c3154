import type { TomlLines } from "../../syntax/tomlLines.js";

/** Name as the index compares it. https://packaging.python.org/specifications/name-normalization/ */
export function normalisedName(name: string): string {
  return /[A-Z._]|--/.test(name) ? name.toLowerCase().replace(/[-_.]+/g, "-") : name;
}

/** The default package index says nothing about a package. */
export const defaultIndex = "https://pypi.org/simple";

/** Normalised name at the start of the string or key at `at`; empty when there is none. */
export function nameAt(lines: TomlLines, at: number): string {
  const { text } = lines;
  let start = at;
  if (text.charCodeAt(start) === 34 || text.charCodeAt(start) === 39) start++;
  let end = start;
  while (end < lines.end && /[\w.-]/.test(text.charAt(end))) end++;
  return normalisedName(text.slice(start, end));
}
