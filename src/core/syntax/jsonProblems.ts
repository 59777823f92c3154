import type { Problem } from "../model.js";
import { readJson } from "./json.js";
import { shown } from "../text/shown.js";

/**
 * Where a text is not JSON (JSON5 when `lenient`), at most twenty places; nothing for a sound one. Of more than `maxWhole` characters
 * only the start, the end, and tags at the first column of a line are looked at.
 */
export function jsonProblems(
  text: string,
  { lenient = false, maxWhole = Infinity }: { readonly lenient?: boolean; readonly maxWhole?: number } = {},
): readonly Problem[] {
  if (text.length > maxWhole) return outline(text);
  if (!lenient && isJson(text)) return [];
  const { root, problems } = readJson(text, { lenient });
  // Of a text that is something else altogether, its start says enough.
  if (problems.length > 0 && (!root || root.type === "scalar")) return problems.slice(0, 1);
  if (problems.length > 0 || lenient) return problems;
  const start = Math.max(0, text.search(/\S/));
  return [{ message: "the text is not valid JSON", start, end: Math.min(text.length, start + 1) }];
}

/** The platform's reader tells in a fraction of the time that nothing is wrong, but not where something is. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    return true;
  } catch {
    return false;
  }
}

function outline(text: string): Problem[] {
  const problems: Problem[] = [];
  const start = text.search(/[^\s\uFEFF]/);
  const first = text.charAt(start);
  if (first !== "{" && first !== "[") problems.push({ message: `unexpected '${shown(first)}'`, start, end: start + 1 });
  // A tag at a line's start, which no JSON has: strings hold no line ends.
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    if (text.charCodeAt(at - 1) !== 10) continue;
    problems.push({ message: "unexpected '<'", start: at, end: at + 1 });
    break;
  }
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  const last = text.charAt(end - 1);
  if (last !== "}" && last !== "]")
    problems.push({ message: "the text ends inside an object or array", start: Math.max(0, end - 1), end });
  return problems;
}
