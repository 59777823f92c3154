import type { Knowledge } from "../blacklist/knowledge.js";
import type { Loosenable, Policy } from "./policy.js";

/** A place in a policy: keys, and indices of list items. */
export type PolicyPath = readonly (string | number)[];

/** What of the knowledge layering asks for. */
export type LayeringKnowledge = Pick<Knowledge, "lists" | "parties" | "attributions">;

/** A path as the places of a layer are kept by: `lists.us-bis-el`, `waivers.0`. */
export function keyOf(path: PolicyPath): string {
  return path.join(".");
}

/** One layer being joined with what is above it. */
export interface Joining {
  readonly above: Policy;
  readonly layer: Policy;
  readonly knowledge: LayeringKnowledge;
  /** It answers to nobody: the organisation's, or the root's where there is none. */
  readonly isFree: boolean;
  /** It is below the root's policy. */
  readonly isBelowRoot: boolean;
  /** Whether everything above lets it loosen such things. */
  mayLoosen(what: Loosenable): boolean;
  /** Reports that something loosens and is not let. */
  refuseLoosening(path: PolicyPath, what: Loosenable): void;
  /** Reports that a key belongs to the root's policy or one above it. */
  refuseBelowRoot(path: PolicyPath): void;
  /** Reports that a key without an order says something else than the layers above. */
  refuseDifference(path: PolicyPath): void;
  /** Reports anything else. The label of the layer begins the sentence. */
  refuse(path: PolicyPath, predicate: string): void;
}
