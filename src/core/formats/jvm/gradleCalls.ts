import type { Component, Span } from "../../model.js";
import type { DslToken } from "../../syntax/dslTokens.js";
import type { Written } from "../shared/declared.js";
import type { Coordinate } from "../shared/packages/mavenCoordinate.js";

/** Calls whose strings name no component of their own. */
export const otherCalls: ReadonlySet<string> = new Set([
  "exclude",
  "project",
  "files",
  "fileTree",
  "because",
  "capability",
  "requireCapability",
  "println",
  "substitute",
  "module",
  "replacedBy",
]);

/** Calls whose strings name no component wherever they are. */
export const commands: ReadonlySet<string> = new Set([
  "commandLine",
  "args",
  "arguments",
  "jvmArgs",
  "environment",
  "systemProperty",
  "description",
  "debug",
  "info",
  "lifecycle",
  "warn",
  "quiet",
  "error",
  "GradleException",
]);

/** Outside `dependencies` only what can be nothing else is a coordinate: group, artifact and a version that begins like one. */
export function isFull({ name, version }: Coordinate): boolean {
  if (version === undefined || /^[0-9a-f]{64}$/.test(version.value)) return false;
  return (
    (/^[\w.-]+\.[\w.-]+:/.test(name.value) && /^(?:[vV]?\d|\$|\+$|latest\.|[[(])/.test(version.value)) ||
    // A word before the first colon may be a protocol: `tcp:localhost:8080`.
    (/^[a-z][\w-]+:/.test(name.value) && /^(?:[vV]?\d+\.\d|\$|\+$|latest\.|[[(])/.test(version.value)) ||
    // A branch, a commit or a word, after a name that nothing else has.
    (/^[a-z][\w-]*(?:\.[\w-]+)+:[\w.-]+$/.test(name.value) &&
      /^(?:[\w.-]+-SNAPSHOT|[0-9a-f]{7,40}|[A-Z]+)$/.test(version.value))
  );
}

/** A host that comes out of a variable has no characters of its own in the string: the string stands for it. */
export function clipped(source: Component, url: Written): Component {
  return { ...source, nameSpan: { start: url.start, end: url.end } };
}

/** A string with its quotes. */
export function outerOf(token: DslToken): Span {
  return { start: token.outerStart, end: token.outerEnd };
}
