import type { Component, Problem, Span } from "../../model.js";
import { written } from "../declared.js";
import { fromIndexOption } from "./indexOptions.js";
import { fromRequirement, readRequirement } from "./requirement.js";
import { fromLocation, isLocation } from "./requirementLocation.js";

/** What one line of a requirements file declares. */
export interface ReadLine {
  readonly components: readonly Component[];
  readonly problem?: Problem;
}

/** Reads a line as requirements files have them, without comment and indentation: a requirement, a URL, a path or an option. */
export function readRequirementLine(text: string, line: Span, scope: string): ReadLine {
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
