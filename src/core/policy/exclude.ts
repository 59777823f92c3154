import type { Policy } from "./policy.js";
export function isExcluded(_policy: Policy, _path: string): boolean {
  return false;
}
