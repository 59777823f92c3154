import { canonicalJson, sha256Hex } from "../text/hash.js";
import type { Policy } from "./policy.js";

/** SHA-256 over the different policies of an audit, in hex: the same wherever and in whatever order they were read. */
export function policyHash(policies: readonly Policy[]): string {
  return sha256Hex(canonicalJson([...new Set(policies.map(canonicalJson))].sort()));
}
