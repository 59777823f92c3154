import type { Audit } from "../core/audit/result.js";
import { severityOrder } from "../core/model/severities.js";
import { told } from "../core/report/findingLines.js";

/** As many files that were not read are named. */
const mostNamed = 1000;

/** What a bill of materials says of the audit as a whole: what it was judged by, what was found, what was not read. */
export function auditFacts(audit: Audit): readonly (readonly [name: string, value: string])[] {
  const { counts, account } = audit;
  const { unread, partly } = account;
  return [
    ["verdict", audit.verdict],
    ["asOf", audit.asOf],
    ["blacklist", audit.knowledge],
    ["checkedUntil", audit.checkedUntil],
    ["policy", audit.policy],
    ["incomplete", String(audit.incomplete)],
    ...severityOrder.map((severity) => [`findings:${severity}`, String(counts.findings[severity])] as const),
    ["waived", String(counts.waived)],
    ["files", String(counts.files)],
    ["components", String(counts.components)],
    ...unread.slice(0, mostNamed).map(({ file, reason }) => ["notRead", `${told(file)}: ${told(reason)}`] as const),
    ...partly.slice(0, mostNamed).map((file) => ["readInPart", told(file)] as const),
    ...(unread.length > mostNamed ? [["notReadCount", String(unread.length)] as const] : []),
  ];
}
