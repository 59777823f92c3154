import type { Component, Span } from "../../model.js";
import type { ScalarNode } from "../../syntax/tree.js";
import { scalarImage, type ImageContext } from "../shared/images/yamlImages.js";
import { unresolvedAt } from "../shared/unresolved.js";
import { declared, partOf } from "../shared/declared.js";
import { gitComponent, readGitRepository } from "../shared/gitRepository.js";

/**
 * What a step or job uses: `owner/repo[/path]@ref`, `docker://image:tag`; a path in the same repository is nothing.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses
 */
export function fromUses(
  text: string,
  uses: ScalarNode,
  entry: Span,
  scope: string,
  context: ImageContext = {},
): Component[] {
  const { value, start } = uses;
  if (value.startsWith("docker://")) return scalarImage(text, uses, entry, scope, context);
  if (value.includes("${{")) {
    context.unresolved?.push(unresolvedAt("package", uses));
    return [];
  }
  const host = /^(https?:\/\/[\w.-]+(?::\d+)?\/)/.exec(value)?.[1] ?? "";
  const match = /^([\w.-]+\/[\w.-]+(?:\/[^@\s]*)?)(?:@(\S+))?/.exec(value.slice(host.length));
  if (!match?.[1] || /^\.{1,2}\//.test(match[1])) return [];
  // Gitea and Forgejo take actions from any host: there the owner is none of GitHub's.
  if (host !== "" && !/^https?:\/\/(?:www\.)?github\.com\//i.test(host))
    return fromElsewhere(uses, match[0].length + host.length, entry, scope);
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

/** `https://host/owner/repo[/path]@ref`. */
function fromElsewhere(uses: ScalarNode, length: number, entry: Span, scope: string): Component[] {
  const value = uses.value.slice(0, length);
  const at = value.lastIndexOf("@");
  const url = partOf(uses, 0, at < 0 ? length : at);
  const repository = /^https?:\/\/[^/]+\/[^/]+\/[^/]+/.exec(url.value)?.[0];
  const git = readGitRepository(repository === undefined ? url : partOf(url, 0, repository.length));
  const version = at < 0 ? undefined : partOf(uses, at + 1, length);
  return git ? [gitComponent(git, version, { kind: "application", entry, scope })] : [];
}
