import type { Audit } from "../core/audit/result.js";

/** What could not be read, in whole or in part, and nobody accepted. */
export function unreadCount({ account, counts }: Audit): number {
  return account.unread.filter(({ accepted }) => !accepted).length + counts.problems + counts.limits;
}
