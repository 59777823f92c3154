import type { Component, Problem, Span, Unresolved } from "../../model.js";
import { written } from "../shared/declared.js";
import { fromIndexOption } from "../shared/packages/indexOptions.js";
import { fromRequirement, readRequirement } from "../shared/packages/pythonRequirement.js";
import { fromLocation, isLocation } from "../shared/packages/requirementLocation.js";
import { relocated } from "../shared/relocated.js";
import { unresolvedAt } from "../shared/unresolved.js";

/** What one line of a requirements file declares. */
export interface ReadLine {
  readonly components: readonly Component[];
  readonly problem?: Problem;
  readonly unresolved?: Unresolved;
}

/** Reads a line as requirements files have them, without comment and indentation: a requirement, a URL, a path or an option. */
export function readRequirementLine(text: string, line: Span, scope: string): ReadLine {
  if (text.charCodeAt(line.start) === 0x2d) return readOptions(text, line);
  const end = optionStart(text, line);
  const joined = joinedName.test(text.slice(line.start, end))
    ? text.slice(line.start, end).replace(/\\\r?\n/g, "")
    : undefined;
  if (joined !== undefined) {
    const requirement = readRequirement(joined, 0, joined.length);
    // A name on two lines has the place of all of it.
    const place = { value: "", start: line.start, end };
    if (requirement && !requirement.rest)
      return { components: [relocated(fromRequirement(requirement, line, scope), place, line)] };
  }
  if (isLocation(text.slice(line.start, end))) return { components: fromLocation(text, { ...line, end }, line, scope) };
  const requirement = readRequirement(text, line.start, end);
  // pip puts variables of the environment in. https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables
  if (!requirement && /^\$\{[A-Z0-9_]+\}/.test(text.slice(line.start, end)))
    return { components: [], unresolved: unresolvedAt("package", { start: line.start, end }) };
  if (!requirement) return { components: [], problem: { message: "expected a requirement", ...line } };
  const { rest } = requirement;
  const problem = rest && { problem: { message: "expected a version specifier", start: rest.start, end: rest.end } };
  // `name =` is being typed; `name and more words` is prose, and no package.
  const isTyped = !rest || /^[=<>!~@[(]/.test(text.slice(rest.start, rest.start + 1));
  return { components: isTyped ? [fromRequirement(requirement, line, scope)] : [], ...problem };
}

/** A backslash at a line's end in the middle of a name: pip joins the lines without a blank. */
const joinedName = /^[\w.-]*\w\\\r?\n[\w.-]/;

/** The options of a line: `--index-url https://… --trusted-host …`, `-e git+https://…`. */
function readOptions(text: string, line: Span): ReadLine {
  const components: Component[] = [];
  for (let start = line.start; start < line.end;) {
    let end = optionStart(text, { start: start + 1, end: line.end });
    components.push(...readOption(text, { start, end }, line));
    while (end < line.end && /[\s\\]/.test(text.charAt(end))) end++;
    start = Math.max(end, start + 1);
  }
  return { components };
}

/** Options other than these (`-r`, `--pre`) declare nothing. */
function readOption(text: string, span: Span, line: Span): readonly Component[] {
  const option = /^(?:-[ifercI]|--[a-z-]+)/.exec(text.slice(span.start, span.start + 40))?.[0];
  if (!option) return [];
  let start = span.start + option.length;
  let { end } = span;
  while (start < end && /[\s=\\]/.test(text.charAt(start))) start++;
  const quote = text.charAt(start);
  if ((quote === '"' || quote === "'") && text.charAt(end - 1) === quote && end > start + 1) {
    start++;
    end--;
  }
  if (option === "-e" || option === "--editable") {
    const location = { start, end };
    if (isLocation(text.slice(start, end))) return fromLocation(text, location, line, "editable");
    const requirement = readRequirement(text, start, end);
    return requirement?.url ? [fromRequirement(requirement, line, "editable")] : [];
  }
  const source = fromIndexOption(option, written(text, start, end), line);
  return source ? [source] : [];
}

/** Where the options of a requirement begin (`--hash=…`), without the blanks before them; else the line's end. */
function optionStart(text: string, line: Span): number {
  const found = /[\s\\]--?[a-zA-Z]/.exec(text.slice(line.start, line.end));
  let end = found ? line.start + found.index : line.end;
  while (end > line.start && /[\s\\]/.test(text.charAt(end - 1))) end--;
  return end;
}
