import type { Component, Problem } from "../../model.js";
import { itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { fromRequirement, readRequirement } from "./requirement.js";

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
    // Escapes occur in markers at most, so the text as it stands in the file gives the spans.
    const requirement = readRequirement(text, node.start, node.end);
    if (requirement) into.components.push(fromRequirement(requirement, node.outer, scope));
    const rest = requirement ? requirement.rest : node;
    if (rest) into.problems.push({ message: "expected a requirement", start: rest.start, end: rest.end });
  }
}
