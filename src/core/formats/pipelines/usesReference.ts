import type { Component, Span } from "../../model.js";
import type { ScalarNode } from "../../syntax/tree.js";
import { scalarImage } from "../containers/yamlImages.js";
import { declared } from "../declared.js";

/**
 * What a step or job uses: `owner/repo[/path]@ref`, `docker://image:tag`; a path in the same repository is nothing.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses
 */
export function fromUses(text: string, uses: ScalarNode, entry: Span, scope: string): Component[] {
  const { value, start } = uses;
  if (value.startsWith("docker://")) return scalarImage(text, uses, entry, scope);
  const host = /^(https?:\/\/[\w.-]+(?::\d+)?\/)/.exec(value)?.[1] ?? "";
  const match = /^([\w.-]+\/[\w.-]+(?:\/[^@\s]*)?)(?:@(\S+))?/.exec(value.slice(host.length));
  if (!match?.[1] || /^\.{1,2}\//.test(match[1])) return [];
  const nameStart = start + host.length;
  // With escapes in it the text is longer than what it says.
  const nameEnd = text.startsWith(match[1], nameStart) ? nameStart + match[1].length : uses.end;
  const name = { value: match[1], start: nameStart, end: nameEnd };
  const ref = match[2];
  const refStart = start + host.length + match[0].length - (ref?.length ?? 0);
  const version = ref !== undefined ? { value: ref, start: refStart, end: refStart + ref.length } : undefined;
  const identifiers = [
    host !== "" ? { scheme: "url" as const, value: host + match[1], start, end: name.end } : undefined,
  ];
  return [declared("githubactions", name, version, { kind: "application", entry, scope, identifiers })];
}
