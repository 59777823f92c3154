import type { Component, Span } from "../../model.js";
import { get, itemsOf, scalar, type MapEntry, type ScalarNode, type TreeNode } from "../../syntax/tree.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { urlIdentifier } from "../shared/download.js";

/**
 * A package declared as `name = "constraint"`, `name = { version = …, git = … }` or a list of such, as Poetry and Pipenv do.
 * https://python-poetry.org/docs/dependency-specification/
 */
export function fromNamedConstraint(entry: MapEntry, scope: string): Component[] {
  const { key, value } = entry;
  const constraints = value?.type === "list" ? itemsOf(value) : [value];
  return constraints.map((constraint) => fromConstraint(key, constraint, entry, scope));
}

function fromConstraint(key: ScalarNode, node: TreeNode | undefined, entry: Span, scope: string): Component {
  // `"splinter[django]" = "==0.20"`: Pipenv takes extras after the name, too.
  const extras = key.value.indexOf("[");
  const name = extras > 0 ? partOf(key, 0, extras) : key;
  const version = scalar(node) ?? versionKeys.map((key) => scalar(get(node, key))).find(Boolean);
  const places = ["git", "hg", "svn", "bzr", "url", "file"].map((key) => urlIdentifier(scalar(get(node, key))));
  return declared("pypi", name, version && withoutPin(version), { entry, scope, identifiers: places });
}

/** What says the version, the closest first; a path has none. */
const versionKeys = ["version", "tag", "rev", "ref", "branch"] as const;

/** `==1.0` says the version `1.0`; everything else stays. */
export function withoutPin(constraint: Written): Written {
  const operator = /^\s*===?\s*(?=[^\s,*|]+\s*$)/.exec(constraint.value)?.[0];
  if (!operator) return constraint;
  const value = constraint.value.slice(operator.length).trimEnd();
  const start = constraint.start + operator.length;
  return { value, start, end: start + value.length };
}
