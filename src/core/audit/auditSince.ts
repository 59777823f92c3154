import { audit } from "./audit.js";
import { withinFolder, type BaseHost } from "./baseHost.js";
import { Gate } from "./gate.js";
import { GatedPolicies } from "./gatedPolicies.js";
import type { Host } from "./host.js";
import { Policies, type PolicySources } from "./policies.js";
import type { AuditRequest } from "./request.js";
import type { AuditSink } from "./sink.js";
import type { Audit } from "./result.js";
import type { Root } from "./root.js";
import { SamenessOf } from "./sameness.js";

/** An audit of what a change adds, and what it is a change of. */
export interface SinceRequest extends Omit<AuditRequest, "policiesOf" | "comparison"> {
  /** The state before the change, of the tree at `top`. */
  readonly base: BaseHost & { readonly label: string; readonly commit: string };
  readonly top: string;
  /** The file system that a policy outside of the tree is read from. */
  readonly outside: Host;
  /** Where the policies of a tree come from: those the change has, and those before it. */
  sourcesOf(of: "change" | "base"): PolicySources;
  /** Whether the change's own policy judges, whatever it loosens. */
  readonly acceptsPolicy: boolean;
}

/**
 * Audits only what a change added or changed: files that differ from the base, and of them the findings that the base does not have. What
 * is removed never counts. The base's policy judges; the change's own may only tighten it, unless it is accepted.
 */
export async function auditSince(now: Host, request: SinceRequest, sink: AuditSink): Promise<Audit> {
  const { base, top, outside, acceptsPolicy, knowledge, show } = request;
  const [nowPolicies, basePolicies] = [withinFolder(top, now, outside), withinFolder(top, base, outside)];
  const policies = new Map<string, GatedPolicies>();
  const policiesOf = ({ path }: Root): GatedPolicies => {
    const known = policies.get(path);
    if (known) return known;
    const over = (host: Host, of: "change" | "base"): Policies =>
      new Policies(host, knowledge, path, { ...request.sourcesOf(of), asksNames: true }, show);
    const proposed = over(nowPolicies, "change");
    const gated = new GatedPolicies(over(basePolicies, "base"), proposed, acceptsPolicy);
    policies.set(path, gated);
    return gated;
  };
  const sameness = new SamenessOf(now, base);
  const gate = new Gate({ base, sameness, policies, request });
  const { progress: _, ...rest } = request;
  const before = await audit(
    base,
    { ...rest, policiesOf, comparison: onlyChanged(gate) },
    {
      document: (document) => gate.add(document),
    },
  );
  // What was named is asked of the change alone.
  gate.addUnread(before.account.unread.filter(({ path }) => !request.paths.includes(path)));
  return audit(now, { ...request, policiesOf, comparison: gate }, sink);
}

/** Of the base, too, only files that differ are read. */
function onlyChanged(gate: Gate): AuditRequest["comparison"] {
  return {
    isUnchanged: (path) => gate.isUnchanged(path),
    document: (document) => document,
    isBefore: () => false,
    notices: (notices) => notices,
    account: () => ({ with: "", before: 0, changed: 0, gone: 0, proposed: [] }),
  };
}
