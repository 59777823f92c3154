import type { AcceptedUnread, Policy } from "./policy.js";
export function acceptsUnread(_policy: Policy, _path: string, _asOf: string): AcceptedUnread | undefined {
  return undefined;
}
