import type { Component, Problem, Span } from "../../model.js";
import { removeLines } from "../../text/removal.js";
import { written } from "../declared.js";
import type { Format } from "../format.js";
import { fromIndexOption } from "./indexOptions.js";
import { fromRequirement, readRequirement } from "./requirement.js";
import { fromLocation, isLocation } from "./requirementLocation.js";

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
  ],
  ecosystems: ["pypi"],
  extract({ text, uri }) {
    const scope = /constraints[^/]*$/i.test(uri) ? "constraints" : "requirements";
    const components: Component[] = [];
    const problems: Problem[] = [];
    for (const line of logicalLines(text)) {
      const read = readLine(text, line, scope);
      components.push(...read.components);
      if (read.problem && problems.length < maxProblems) problems.push(read.problem);
    }
    return { components, problems };
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

const maxProblems = 20;

interface ReadLine {
  readonly components: readonly Component[];
  readonly problem?: Problem;
}

function readLine(text: string, line: Span, scope: string): ReadLine {
  if (text.charCodeAt(line.start) === 0x2d) return readOption(text, line);
  const end = optionStart(text, line);
  if (isLocation(text.slice(line.start, end))) return { components: fromLocation(text, { ...line, end }, line, scope) };
  const requirement = readRequirement(text, line.start, end);
  if (!requirement) return { components: [], problem: { message: "expected a requirement", ...line } };
  const { rest } = requirement;
  const problem = rest && { problem: { message: "expected a version specifier", start: rest.start, end: rest.end } };
  // `name =` is being typed; `name and more words` is prose, and no package.
  const isTyped = !rest || /^[=<>!~@[(]/.test(text.slice(rest.start, rest.start + 1));
  return { components: isTyped ? [fromRequirement(requirement, line, scope)] : [], ...problem };
}

/** `--index-url https://…`, `-e git+https://…`; others (`-r`, `--pre`) declare nothing. */
function readOption(text: string, line: Span): ReadLine {
  const option = /^(?:-[ifercI]|--[a-z-]+)/.exec(text.slice(line.start, line.start + 40))?.[0];
  if (!option) return { components: [] };
  let start = line.start + option.length;
  while (start < line.end && /[\s=\\]/.test(text.charAt(start))) start++;
  let end = optionStart(text, { start, end: line.end });
  const quote = text.charAt(start);
  if ((quote === '"' || quote === "'") && text.charAt(end - 1) === quote && end > start + 1) {
    start++;
    end--;
  }
  if (option === "-e" || option === "--editable") {
    const location = { start, end };
    if (isLocation(text.slice(start, end))) return { components: fromLocation(text, location, line, "editable") };
    const requirement = readRequirement(text, start, end);
    return { components: requirement?.url ? [fromRequirement(requirement, line, "editable")] : [] };
  }
  const source = fromIndexOption(option, written(text, start, end), line);
  return { components: source ? [source] : [] };
}

/** Where the options of a requirement begin (`--hash=…`), without the blanks before them; else the line's end. */
function optionStart(text: string, line: Span): number {
  const found = /[\s\\]--?[a-zA-Z]/.exec(text.slice(line.start, line.end));
  let end = found ? line.start + found.index : line.end;
  while (end > line.start && /[\s\\]/.test(text.charAt(end - 1))) end--;
  return end;
}

/** Lines joined by a backslash at their end, without indentation and comments; empty ones are left out. */
function* logicalLines(text: string): Generator<Span> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    while (at < text.length && text.charCodeAt(at) <= 32) at++;
    const start = at;
    let end = -1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 35 && end < 0 && (at === start || text.charCodeAt(at - 1) <= 32)) end = at;
      if (code !== 10 && code !== 13) continue;
      if (end >= 0 || text.charCodeAt(at - 1) !== 92) break;
      if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    }
    if (end < 0) end = at;
    while (end > start && (text.charCodeAt(end - 1) <= 32 || text.charCodeAt(end - 1) === 92)) end--;
    if (end > start) yield { start, end };
  }
}
