import { findRoot } from "../core/audit/root.js";
import { pathBelow } from "../core/audit/paths.js";
import type { FolderPolicy, Policies } from "../core/audit/policies.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { LineIndex } from "../core/text/lineIndex.js";
import { nodeHost, toHostPath, workingFolder } from "./host.js";
import { policiesOf, type Scope } from "./scope.js";

/** A policy cannot be understood; the message says where, and `main` answers with exit code 2. */
export class PolicyError extends Error {}

/** The policies of the tree around a folder, and the one in force there. Throws a PolicyError when one of its layers is broken. */
export async function policyAt(
  folder: string,
  scope: Scope,
  knowledge: Knowledge,
): Promise<{ readonly policies: Policies; readonly policy: FolderPolicy }> {
  const given = toHostPath(folder);
  const path = (await nodeHost.resolve?.(given)) ?? given;
  const workspace = toHostPath(workingFolder());
  // As an audit has it: without a repository the working folder is the root of what lies in it.
  const root = await findRoot(nodeHost, path, pathBelow(workspace, path) === undefined ? path : workspace);
  const policies = policiesOf(scope, knowledge, root);
  const policy = await policies.of(path);
  for (const { label, source, layer } of policy.layers) {
    const [problem] = layer.problems;
    if (!problem) continue;
    const { line, column } = new LineIndex(source.text).positionAt(problem.start);
    throw new PolicyError(`${label}:${line}:${column}: ${problem.message}`);
  }
  return { policies, policy };
}
