import type { Component, Problem, Span } from "../../model.js";
import { indexWithin } from "../../text/within.js";
import { itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { fromRequirement, readRequirement, type Requirement } from "../shared/packages/pythonRequirement.js";
import { readRequirementLine } from "./requirementLine.js";

/** Components and problems as a format gathers them. */
export interface Gathered {
  readonly components: Component[];
  readonly problems: Problem[];
}

/** Requirements of a list of strings; items of other kinds (an included group) are passed over. */
export function gatherRequirements(text: string, list: TreeNode | undefined, scope: string, into: Gathered): void {
  for (const item of itemsOf(list)) {
    const node = scalar(item);
    if (!node || node.kind !== "string") continue;
    if (text.startsWith("-e ", node.start)) {
      // PDM: `-e file:///…#egg=name`.
      const { components } = readRequirementLine(text, { start: node.start, end: node.end }, scope);
      into.components.push(...components.map((component) => ({ ...component, scope, entry: node.outer })));
      continue;
    }
    // Escapes occur in markers at most, so the text as it stands in the file gives the spans.
    const requirement = readRequirement(text, node.start, node.end);
    if (requirement) into.components.push(fromRequirement(requirement, node.outer, scope));
    const rest = requirement ? requirement.rest : node;
    if (rest) into.problems.push({ message: "expected a requirement", start: rest.start, end: rest.end });
  }
}

/** A string literal of a program and its quotes. */
interface Literal extends Span {
  readonly outerStart: number;
  readonly outerEnd: number;
}

/** Requirements of a string literal: one, or one a line. What is not a requirement is passed over: programs put much together. */
export function gatherString(text: string, literal: Literal, scope: string, into: Pick<Gathered, "components">): void {
  const isList = text.slice(literal.start, literal.end).includes("\n");
  let at = literal.start;
  while (at < literal.end) {
    const found = indexWithin(text, 10, at, literal.end);
    const next = found < 0 ? literal.end : found + 1;
    const end = found > at && text.charCodeAt(found - 1) === 13 ? found - 1 : found < 0 ? literal.end : found;
    const requirement = readRequirement(text, at, end);
    if (requirement && !requirement.rest) {
      const entry = isList ? { start: at, end } : { start: literal.outerStart, end: literal.outerEnd };
      into.components.push(fromRequirement(withKnownVersion(requirement), entry, scope));
    }
    at = next;
  }
}

/** `"name==%s" % version`: the version is not in the text. */
function withKnownVersion(requirement: Requirement): Requirement {
  const { version, ...others } = requirement;
  return version && !/[%{}$]/.test(version.value) ? requirement : others;
}
