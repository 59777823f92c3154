import type { FolderPolicy, Policies } from "../audit/policies.js";
import type { AuditSink } from "../audit/sink.js";
import type { Audit } from "../audit/result.js";
import { waiverAccounts } from "../audit/waiverStates.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { policyAccount } from "./policyText.js";
import type { PolicyFacts } from "./reporter.js";
import { waiverRows } from "./waiversText.js";

/** The policies of the trees of an audit, noted while it runs. */
export class NotedPolicies {
  private readonly all: Policies[] = [];
  private readonly inForce = new Set<FolderPolicy>();

  note(policies: Policies): void {
    this.all.push(policies);
  }

  judged(policy: FolderPolicy): void {
    this.inForce.add(policy);
  }

  /** The sink that notes the policies that documents were judged by, and hands them on. */
  watching(sink: AuditSink): AuditSink {
    return {
      broken: (errors) => sink.broken?.(errors),
      document: (document) => {
        this.judged(document.policy);
        return sink.document(document);
      },
    };
  }

  /** The policy of each root, and every waiver with its state. */
  async facts({ waiversUsed, asOf }: Audit, knowledge: Knowledge): Promise<PolicyFacts> {
    const roots = await Promise.all(this.all.map((policies) => policies.ofRoot()));
    // A tree without a document still has the policy of its root.
    const inForce = new Set([...this.inForce, ...roots]);
    const layers = this.all.flatMap(({ loader }) => loader.loaded());
    return {
      roots: roots.map((policy) => policyAccount(policy, knowledge)),
      waivers: waiverRows(waiverAccounts(layers, inForce, waiversUsed, asOf)),
    };
  }
}
