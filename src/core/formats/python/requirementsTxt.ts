import type { Component, Problem, Span, Unresolved } from "../../model.js";
import { removeLines } from "../../text/removal.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { isProse, looksLikeRequirements } from "./requirementsMarker.js";
import { readRequirementLine } from "./requirementLine.js";

/** pip requirements and constraints files. https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export const pypiRequirements: Format = {
  id: "pypi/requirements",
  title: "pip requirements.txt",
  files: [
    "requirements*.{txt,in,pip}",
    "*requirements.{txt,in,pip}",
    "*requirements-*.{txt,in}",
    "requirements/*.{txt,in}",
    "constraints*.{txt,in}",
    "*constraints.{txt,in}",
    "requirements*.lock",
    "*.txt",
    "*.in",
    "*.pip",
  ],
  ecosystems: ["pypi"],
  recognizes: ({ uri, text }) => (ownName.test(uri) ? !isProse(text) : looksLikeRequirements(text)),
  extract({ text, uri }) {
    const scope = /constraints[^/]*$/i.test(uri) ? "constraints" : "requirements";
    const components: Component[] = [];
    const problems: Problem[] = [];
    const unresolved: Unresolved[] = [];
    for (const line of logicalLines(text)) {
      const read = readRequirementLine(text, line, scope);
      components.push(...read.components);
      if (read.unresolved) unresolved.push(read.unresolved);
      if (read.problem && problems.length < maxProblems) problems.push(read.problem);
    }
    return withUnresolved({ components, problems }, unresolved);
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

const maxProblems = 20;
const ownName =
  /(?:^|\/)(?:[^/]*requirements|requirements\/[^/]*|[^/]*requirements-[^/]*|constraints[^/]*|[^/]*constraints|requirements[^/]*)\.(?:txt|in|pip)$/i;

/** What Python splits lines at, by which pip reads the file. https://docs.python.org/3/library/stdtypes.html#str.splitlines */
const lineEnds: ReadonlySet<number> = new Set([10, 11, 12, 13, 28, 29, 30, 0x85, 0x2028, 0x2029]);

/** Lines joined by a backslash at their end, without indentation and comments; empty ones are left out. */
function* logicalLines(text: string): Generator<Span> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    while (at < text.length && (text.charCodeAt(at) <= 32 || lineEnds.has(text.charCodeAt(at)))) at++;
    const start = at;
    let end = -1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 35 && end < 0 && (at === start || text.charCodeAt(at - 1) <= 32)) end = at;
      if (!lineEnds.has(code)) continue;
      if (end >= 0 || text.charCodeAt(at - 1) !== 92) break;
      if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    }
    if (end < 0) end = at;
    while (end > start && (text.charCodeAt(end - 1) <= 32 || text.charCodeAt(end - 1) === 92)) end--;
    if (end > start) yield { start, end };
  }
}
