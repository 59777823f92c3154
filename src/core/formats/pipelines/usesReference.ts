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
  const host = value.startsWith("http") ? (/^https?:\/\/[\w.-]+(?::\d+)?\//.exec(value)?.[0] ?? "") : "";
  actionName.lastIndex = host.length;
  if (!actionName.test(value)) return [];
  const nameLength = actionName.lastIndex;
  if (value.startsWith("./", host.length) || value.startsWith("../", host.length)) return [];
  gitRef.lastIndex = nameLength;
  const length = gitRef.test(value) ? gitRef.lastIndex : nameLength;
  // Gitea and Forgejo take actions from any host: there the owner is none of GitHub's.
  if (host !== "" && !/^https?:\/\/(?:www\.)?github\.com\//i.test(host))
    return fromElsewhere(uses, length, entry, scope);
  const action = value.slice(host.length, nameLength);
  const nameStart = start + host.length;
  // With escapes in it the text is longer than what it says.
  const nameEnd = text.startsWith(action, nameStart) ? start + nameLength : uses.end;
  const name = { value: action, start: nameStart, end: nameEnd };
  const version = length > nameLength ? partOf(uses, nameLength + 1, length) : undefined;
  const identifiers =
    host === "" ? undefined : [{ scheme: "url" as const, value: host + action, start, end: name.end }];
  return [declared("githubactions", name, version, { kind: "application", entry, scope, identifiers })];
}

/** `owner/repo[/path]` and `@ref`; sticky, since what a match would hold is made for each step of a workflow. */
const actionName = /[\w.-]+\/[\w.-]+(?:\/[^@\s]*)?/y;
const gitRef = /@\S+/y;

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
