import type { Problem } from "../model.js";
import { lineEnd } from "./yamlScalars.js";

const markers = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r\n]|$)/;

/**
 * The lines at which a merge left both of its sides, at most twenty. A text with `<<<<<<< ` at a line's start and `>>>>>>> ` at a
 * later one's has them. https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
 */
export function conflictProblems(text: string): Problem[] {
  const first = lineWith(text, "<<<<<<<", 0);
  if (first < 0 || lineWith(text, ">>>>>>>", first) < 0) return [];
  const problems: Problem[] = [];
  for (let at = first; at < text.length && problems.length < 20;) {
    const end = lineEnd(text, at);
    if (markers.test(text.slice(at, at + 8))) problems.push({ message: "unresolved merge conflict", start: at, end });
    const next = text.indexOf("\n", end);
    if (next < 0) break;
    at = next + 1;
  }
  return problems;
}

/** Offset of the next line that starts with `mark` and a blank or nothing; -1 for none. */
function lineWith(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    if (
      (at === 0 || text.charCodeAt(at - 1) === 10 || text.charCodeAt(at - 1) === 0xfeff) &&
      markers.test(text.slice(at, at + 8))
    )
      return at;
  }
  return -1;
}
